import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonValue } from '../../../../local-org/src/http/jsonValue.ts';
import type { FieldType } from '../../../../local-org/src/schema/index.ts';
import type { Value } from '../../../../local-org/src/store/index.ts';

function json(type: FieldType, value: Value | undefined): string {
  return JSON.stringify(jsonValue({ type }, value));
}

describe('jsonValue', () => {
  const cases: [FieldType, Value | undefined, string][] = [
    ['string', 'a "b"', '"a \\"b\\""'],
    ['string', null, 'null'],
    ['double', undefined, 'null'],
    ['boolean', false, 'false'],
    ['int', '42', '42'],
    ['currency', '42', '42.0'],
    ['percent', '89.3', '89.3'],
    ['double', '12345678', '1.2345678E7'],
    ['double', '123456789012345', '1.23456789012345E14'],
    ['date', '2026-01-31', '"2026-01-31"'],
    ['datetime', '2026-01-31T10:20:30.000Z', '"2026-01-31T10:20:30.000+0000"'],
  ];
  for (const [type, value, expected] of cases) {
    it(`writes the ${type} ${String(value)} as ${expected}`, () => {
      assert.equal(json(type, value), expected);
    });
  }

  it('loses of a long number what a double loses', () => {
    assert.equal(json('currency', '1234567890123456.78'), '1.2345678901234568E15');
    assert.equal(json('currency', '-999999999999999.99'), '-1.0E15');
  });
});
