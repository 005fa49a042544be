import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import { compareRankings } from '../../../scripts/compare/compareRankings.ts';

function ranking(totals: Readonly<Record<string, string>>): Ranking {
  return rankCustomers(Object.entries(totals).map(([id, total]) => ({ id, total: parseDecimal(total) })));
}

describe('compareRankings', () => {
  it('counts every ranked customer of either side exactly once', () => {
    const first: Record<string, string> = {};
    const second: Record<string, string> = {};
    for (let index = 0; index < 500; index++) {
      // Two orders without anything in common; every seventh customer brings nothing by one of the metrics.
      first[`c${index}`] = index % 7 === 0 ? '0' : String((index * 7919) % 1009);
      second[`c${index}`] = index % 7 === 3 ? '-1' : String((index * 104_729) % 997);
    }
    const [a, b] = [ranking(first), ranking(second)];
    const { matrix, onlyFirst, onlySecond, customers } = compareRankings(a, b);
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    assert.deepEqual(
      matrix.map((row, index) => sum(row) + (onlyFirst[index] ?? 0)),
      a.quartiles.map((quartile) => quartile.customers),
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((column) => sum(matrix.map((row) => row[column] ?? 0)) + (onlySecond[column] ?? 0)),
      b.quartiles.map((quartile) => quartile.customers),
    );
    const agreeing = sum(matrix.map((row, index) => row[index] ?? 0));
    assert.equal(customers.length, sum(matrix.flat()) - agreeing + sum(onlyFirst) + sum(onlySecond));
  });

  it('lists nobody when both orders are one', () => {
    const same = ranking({ a: '3', b: '2', c: '1' });
    assert.deepEqual(compareRankings(same, same).customers, []);
  });

  it('puts the largest first, and those that only the second metric ranks last, the largest of them first', () => {
    const first = ranking({ small: '1', large: '9007199254740993', none: '0', zero: '0' });
    const second = ranking({ small: '9', large: '1', none: '5', zero: '7' });
    assert.deepEqual(
      compareRankings(first, second).customers.map(({ id }) => id),
      ['large', 'small', 'zero', 'none'],
    );
  });
});
