import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldSchema, FieldType } from '../../../../local-org/src/schema/index.ts';
import type { Value } from '../../../../local-org/src/store/index.ts';
import { displayValue } from '../../../../local-org/src/ui-api/displayValue.ts';

const values = [
  { value: 'hot', label: 'Hot!', active: true, isDefault: false },
  { value: 'cold', label: 'Cold', active: true, isDefault: false },
];

function show(type: FieldType, value: Value, scale = 0): string | null {
  return displayValue({ type, scale, picklist: { restricted: false, values } } as unknown as FieldSchema, value);
}

describe('displayValue', () => {
  const cases: [FieldType, Value, number, string | null][] = [
    ['string', 'Acme', 0, null],
    ['reference', '001000000000001AAA', 0, null],
    ['boolean', true, 0, null],
    ['currency', null, 2, null],
    ['currency', '1234.5', 2, '$1,234.50'],
    ['currency', '-1234.5', 2, '-$1,234.50'],
    ['currency', '1234567', 0, '$1,234,567'],
    ['currency', '1234567890123456.78', 2, '$1,234,567,890,123,456.78'],
    ['percent', '89.3', 2, null],
    ['double', '1054', 1, null],
    ['currency', '350000000', 0, '$350,000,000'],
    ['int', '12345', 0, null],
    ['date', '2017-12-31', 0, '12/31/2017'],
    ['date', '2026-01-05', 0, '1/5/2026'],
    ['picklist', 'hot', 0, 'Hot!'],
    ['picklist', 'unlisted', 0, 'unlisted'],
    ['multipicklist', 'hot;cold', 0, 'Hot!;Cold'],
  ];
  for (const [type, value, scale, expected] of cases) {
    it(`shows the ${type} ${String(value)} with ${scale} decimals as ${String(expected)}`, () => {
      assert.equal(show(type, value, scale), expected);
    });
  }

  it('shows points in time in the org’s time zone', () => {
    assert.equal(show('datetime', '2026-01-31T23:05:00.000Z'), '1/31/2026 11:05 PM');
  });
});
