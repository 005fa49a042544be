import assert from 'node:assert/strict';
import { it } from 'node:test';
import { maskedText } from '../../../../local-org/src/schema/index.ts';
import type { Mask } from '../../../../local-org/src/schema/maskedText.ts';

// Salesforce Help, "Custom Field Attributes": Mask Type and Mask Character.
const cases: readonly (readonly [text: string, mask: Mask, shown: string])[] = [
  ['4012888888881881', { type: 'creditCard', character: 'asterisk' }, '************1881'],
  ['123456789', { type: 'lastFour', character: 'X' }, 'XXXXX6789'],
  ['AB123456C', { type: 'nino', character: 'X' }, 'XXXXXXXXX'],
  ['12', { type: 'ssn', character: 'X' }, '12'],
  ['word', { type: 'all', character: 'asterisk' }, '****'],
];

for (const [text, mask, shown] of cases) {
  it(`a mask of the type ${mask.type} shows ${shown}`, () => {
    assert.equal(maskedText(text, mask), shown);
  });
}
