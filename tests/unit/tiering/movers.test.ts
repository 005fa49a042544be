import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import { SNAPSHOT_FIGURES } from '../../../scripts/tiering/figures.ts';
import { findMovers } from '../../../scripts/tiering/movers.ts';
import type { AccountHistory } from '../../../scripts/tiering/readSnapshots.ts';

function past(quartile: string, total: string): AccountHistory {
  const cells: Record<string, string> = { Quartile__c: quartile, Metric_Total__c: total };
  return {
    own: undefined,
    earlier: { asOf: '2016-12-31', figures: SNAPSHOT_FIGURES.map((field) => cells[field] ?? '') },
  };
}

const RANKING = rankCustomers(
  Object.entries({ A: '40', B: '30', C: '20', D: '10' }).map(([id, total]) => ({ id, total: parseDecimal(total) })),
);

describe('findMovers', () => {
  it('finds all to be new where there is no history, in rank order', () => {
    const { all, counts, held } = findMovers(RANKING, new Map(), () => true);
    assert.deepEqual(
      all.map(({ id, movement, from, to }) => [id, movement, from, to]),
      [
        ['A', 'New', undefined, 1],
        ['B', 'New', undefined, 2],
        ['C', 'New', undefined, 3],
        ['D', 'New', undefined, 4],
      ],
    );
    assert.deepEqual([counts, held], [{ New: 4, Up: 0, Down: 0, Left: 0 }, 0]);
  });

  it('finds who rose, fell and left, with both totals, the larger amount first', () => {
    const history = new Map([
      ['A', past('1', '39')],
      ['B', past('3', '5')],
      ['C', past('2', '99.5')],
      ['D', past('', '')],
      ['E', past('4', '25')],
      ['GONE', past('1', '1000')],
    ]);
    const { all, counts } = findMovers(RANKING, history, (id) => id !== 'GONE');
    assert.deepEqual(all, [
      { id: 'C', movement: 'Down', from: 2, to: 3, totalBefore: '99.5', total: '20' },
      { id: 'B', movement: 'Up', from: 3, to: 2, totalBefore: '5', total: '30' },
      { id: 'E', movement: 'Left', from: 4, to: undefined, totalBefore: '25', total: undefined },
      { id: 'D', movement: 'New', from: undefined, to: 4, totalBefore: undefined, total: '10' },
    ]);
    assert.deepEqual(counts, { New: 1, Up: 1, Down: 1, Left: 1 });
  });
});
