import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { revenueCondition } from '../../../../scripts/tiering/revenue/revenueCondition.ts';

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
