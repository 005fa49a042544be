import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phoneKey } from '../../../../local-org/src/store/duplicates/phoneKey.ts';

// The first two: "Matching Methods Used in Matching Rules", Salesforce Help (matching_rules_matching_methods.htm), whose scores are 90 and
// 40; those from abroad: salesforce.stackexchange.com/questions/210632.
const pairs: readonly (readonly [one: string, other: string, same: boolean])[] = [
  ['1-415-555-1234', '1-415-555-5678', true],
  ['1-415-555-1234', '1-212-555-1234', false],
  ['1-415-555-1234', '1-415-556-1234', false],
  ['+1 (415) 555-1234', '415.555.9999', true],
  ['415-555-1234', '415-555-1234 x5', false],
  ['+41 5 555 1234', '415 555 1234', false],
  ['+49 1234 56789', '+49123456789', true],
  ['+49 1234 56789', '0123456789', false],
  ['+49 1234 56789', '049123456789', false],
  ['+49 1234 56789', '+49 1234 56780', false],
  ['555-1234', '5551234', true],
  ['555-1234', '555-9999', false],
  ['115-555-1234', '115-555-5678', false],
  ['None', 'none', true],
  ['none', 'unknown', false],
];

describe('the fuzzy matching method Phone', () => {
  for (const [one, other, same] of pairs) {
    it(`takes ${one} and ${other} for ${same ? 'the same' : 'two'}`, () => {
      assert.equal(phoneKey(one) === phoneKey(other), same);
    });
  }
});
