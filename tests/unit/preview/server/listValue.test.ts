import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { listValue, widestValue } from '../../../../preview/src/server/listValue.ts';
import type { FieldSummary } from '../../../../preview/src/server/objectInfo.ts';

const field = (dataType: string, precision = 0, scale = 0, length = 0): FieldSummary => ({
  label: 'Any',
  dataType,
  length,
  precision,
  scale,
});

describe('listValue', () => {
  for (const [what, info, value, expected] of [
    ['nothing for null', field('String'), null, ''],
    ['text as it is', field('String'), 'a < b', 'a < b'],
    ['zero as a number', field('Double', 18), 0, '0'],
    ['a number with its decimals', field('Double', 18, 2), 1234567.5, '1,234,567.50'],
    ['a percentage with its sign', field('Percent', 18, 6), 3.412661, '3.412661%'],
    ['false as No', field('Boolean'), false, 'No'],
    ['a date on its own day, whatever the time zone', field('Date'), '2026-01-01', '1/1/2026'],
    ['a date and time', field('DateTime'), '2026-11-21T21:33:40.000+0000', '11/21/26, 9:33 PM'],
  ] as const) {
    it(`shows ${what}`, () => {
      assert.equal(listValue(info, value).replaceAll(/\s/g, ' '), expected);
    });
  }
});

describe('widestValue', () => {
  it('orders fields from checkbox-like to long text', () => {
    const fields = [
      field('TextArea', 0, 0, 32000),
      field('DateTime'),
      field('Double', 18, 2),
      field('Boolean'),
      field('Double', 1),
    ];
    assert.deepEqual(fields.map(widestValue), [32000, 20, 18, 3, 1]);
  });
});
