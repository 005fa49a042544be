import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { potentialEnd, revenueCondition } from '../../../../scripts/tiering/revenue/revenueCondition.ts';

describe('potentialEnd', () => {
  for (const [asOf, months, end] of [
    ['2026-06-30', 12, '2027-06-30'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ] as const) {
    it(`is ${end} for ${months} months as of ${asOf}`, () => {
      assert.equal(potentialEnd(tieringWindow(asOf, months)), end);
    });
  }
});

describe('revenueCondition', () => {
  const window = tieringWindow('2017-12-31', 12);
  const won = 'IsWon = true AND CloseDate >= 2017-01-01 AND CloseDate <= 2017-12-31';
  const open = 'IsClosed = false AND CloseDate >= 2017-01-01 AND CloseDate <= 2018-12-31';

  it('asks for won ones, and for open ones where potential counts, within the filter', () => {
    assert.equal(revenueCondition({ window, openPotential: 'None', filter: undefined }), won);
    assert.equal(
      revenueCondition({ window, openPotential: 'Weighted', filter: "Type = 'New'" }),
      `((${won}) OR (${open})) AND Type = 'New'`,
    );
  });
});
