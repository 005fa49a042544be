import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { potentialEnd } from '#lwc/tieringMethod/tieringMethod.ts';

describe('potentialEnd', () => {
  for (const [end, months, last] of [
    ['2026-06-30', 12, '2027-06-30'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-31', 14, '2027-02-28'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
  ] as const) {
    it(`is ${last} for ${months} months up to ${end}`, () => {
      assert.equal(potentialEnd({ start: '2020-01-01', end, months }), last);
    });
  }
});
