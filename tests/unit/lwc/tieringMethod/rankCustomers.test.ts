import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDecimals,
  formatDecimal,
  parseDecimal,
  rankCustomers,
  roundDecimal,
  toLongId,
} from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerTotal, Ranking, RankingOptions } from '#lwc/tieringMethod/tieringMethod.ts';

/** The worked example of the method: 20 customers, total 100. */
const WORKED_EXAMPLE = '40 25 12 7 5 2 1.6 1.4 1.1 0.9 0.8 0.7 0.6 0.5 0.4 0.35 0.25 0.2 0.12 0.08'.split(' ');

function customer(id: string, total: string | undefined): CustomerTotal {
  return { id, total: total === undefined ? undefined : parseDecimal(total) };
}

function rank(totals: readonly string[], options?: RankingOptions): Ranking {
  return rankCustomers(
    totals.map((total, index) => customer(`C${String(index).padStart(3, '0')}`, total)),
    options,
  );
}

function sizes(ranking: Ranking): number[] {
  return ranking.quartiles.map(({ customers }) => customers);
}

function gaps(ranking: Ranking): (string | undefined)[] {
  return ranking.customers.map(({ borderGap }) => borderGap && formatDecimal(borderGap));
}

describe('the worked example', () => {
  it('gives 89 / 7 / 3 / 1 percent by equal count', () => {
    const ranking = rank(WORKED_EXAMPLE);
    assert.deepEqual(sizes(ranking), [5, 5, 5, 5]);
    assert.deepEqual(
      ranking.quartiles.map(({ share }) => share),
      ['89.000000', '7.000000', '3.000000', '1.000000'],
    );
    assert.equal(formatDecimal(ranking.total), '100');
  });

  it('gives bands of 1, 1, 1 and 17 customers by equal revenue', () => {
    assert.deepEqual(sizes(rank(WORKED_EXAMPLE, { method: 'EqualRevenue' })), [1, 1, 1, 17]);
  });

  it('reaches 50 % with 2 customers and 80 % with 4', () => {
    const half = rank(WORKED_EXAMPLE).topShare;
    assert.deepEqual(
      { ...half, total: formatDecimal(half.total) },
      { percent: '50.000000', customers: 2, total: '65' },
    );
    const most = rank(WORKED_EXAMPLE, { topSharePercent: '80' }).topShare;
    assert.deepEqual(
      { ...most, total: formatDecimal(most.total) },
      { percent: '80.000000', customers: 4, total: '84' },
    );
  });

  it('has Gini 0.7624 and HHI 2455.7', () => {
    const { gini, herfindahlHirschmanIndex } = rank(WORKED_EXAMPLE);
    assert.equal(roundDecimal(parseDecimal(gini ?? ''), 4), '0.7624');
    assert.equal(roundDecimal(parseDecimal(herfindahlHirschmanIndex ?? ''), 1), '2455.7');
  });
});

describe('ranking', () => {
  for (const [customers, expected] of [
    [0, [0, 0, 0, 0]],
    [1, [1, 0, 0, 0]],
    [2, [1, 1, 0, 0]],
    [3, [1, 1, 1, 0]],
    [4, [1, 1, 1, 1]],
    [5, [2, 1, 1, 1]],
    [10, [3, 3, 2, 2]],
  ] as const) {
    it(`splits ${customers} customers ${expected.join(', ')} by equal count`, () => {
      const totals = Array.from({ length: customers }, (_, index) => String(100 - index));
      assert.deepEqual(sizes(rank(totals)), expected);
    });
  }

  it('of nobody has zero totals and no index', () => {
    const ranking = rank([]);
    assert.equal(formatDecimal(ranking.total), '0');
    assert.equal(ranking.topShare.customers, 0);
    assert.equal(ranking.gini, undefined);
    assert.equal(ranking.herfindahlHirschmanIndex, undefined);
    assert.deepEqual(
      ranking.quartiles.map(({ share }) => share),
      Array(4).fill('0.000000'),
    );
  });

  it('of a single customer gives it everything and no border', () => {
    const ranking = rank(['12.50']);
    assert.deepEqual(gaps(ranking), [undefined]);
    assert.equal(ranking.customers[0]?.share, '100.000000');
    assert.equal(ranking.gini, '0.000000');
    assert.equal(ranking.herfindahlHirschmanIndex, '10000.0000');
  });

  it('splits ties across a border by id, ascending', () => {
    const ranking = rankCustomers(['D', 'B', 'C', 'A'].map((id) => customer(id, '5')));
    assert.deepEqual(
      ranking.customers.map(({ id, quartile }) => id + String(quartile)),
      ['A1', 'B2', 'C3', 'D4'],
    );
    assert.deepEqual(gaps(ranking), ['0', '0', '0', '0']);
    assert.equal(ranking.gini, '0.000000');
  });

  it('orders 15- and 18-character ids alike and reports 18 characters', () => {
    const short = '001000000000001';
    const long = toLongId('001000000000002');
    const ranking = rankCustomers([customer(long, '5'), customer(short, '5.00')]);
    assert.deepEqual(
      ranking.customers.map(({ id }) => id),
      [toLongId(short), long],
    );
  });

  it('never depends on the order of the input', () => {
    const input = ['7', '7', '3', '0', '-1', '9.99', '9.990'].map((total, index) => customer(`C${index}`, total));
    const expected = rankCustomers(input);
    for (let turn = 1; turn < input.length; turn++) {
      assert.deepEqual(rankCustomers([...input.slice(turn), ...input.slice(0, turn)]), expected);
    }
    assert.deepEqual(rankCustomers(input.toReversed()), expected);
  });

  it('lists zero, negative and missing totals as unranked with the reason', () => {
    const input = [customer('C', undefined), customer('B', '-0.01'), customer('A', '0.00'), customer('D', '1')];
    const ranking = rankCustomers(input);
    assert.deepEqual(ranking.unranked, [
      { id: 'A', reason: 'ZeroTotal' },
      { id: 'B', reason: 'NegativeTotal' },
      { id: 'C', reason: 'NoRowsInWindow' },
    ]);
    assert.equal(ranking.customers.length, 1);
  });

  it('refuses a customer given twice, also as 15 and 18 characters', () => {
    const id = '001A0000006Vm9r';
    assert.throws(
      () => rankCustomers([customer(id, '1'), customer(toLongId(id), '1')]),
      /001A0000006Vm9r\w{3} is given twice/,
    );
  });

  it('keeps sums beyond 2^53 minor units exact', () => {
    const ranking = rank(['9007199254740993.01', '9007199254740993.02']);
    assert.equal(formatDecimal(ranking.total), '18014398509481986.03');
    assert.deepEqual(
      ranking.customers.map(({ total }) => formatDecimal(total)),
      ['9007199254740993.02', '9007199254740993.01'],
    );
  });

  it('keeps the shares of a total exact that no double can hold', () => {
    const { customers } = rank(['1e308', '1e308', '1e308']);
    assert.deepEqual(
      customers.map(({ share, cumulative }) => [share, cumulative]),
      [
        ['33.333333', '33.333333'],
        ['33.333333', '66.666667'],
        ['33.333333', '100.000000'],
      ],
    );
  });

  it('keeps the gap to the nearer border, missing positive and losing negative', () => {
    const ranking = rank(['100', '90', '40', '35', '30', '1', '0.5', '0.25']);
    assert.deepEqual(gaps(ranking), ['-60', '-50', '-10', '-5', '5', '-0.5', '0.5', '0.75']);
  });

  it('measures the gap over empty bands', () => {
    const ranking = rank(['80', '20'], { method: 'EqualRevenue' });
    assert.deepEqual(sizes(ranking), [1, 0, 0, 1]);
    assert.deepEqual(gaps(ranking), ['-60', '60']);
  });

  it('puts a customer whose revenue begins exactly at a border into the next band', () => {
    assert.deepEqual(sizes(rank(['25', '25', '25', '25'], { method: 'EqualRevenue' })), [1, 1, 1, 1]);
  });

  it('refuses a top share outside of 0 to 100', () => {
    for (const percent of ['0', '-1', '100.1', 'half']) {
      assert.throws(() => rank(['1'], { topSharePercent: percent }), RangeError);
    }
    assert.equal(rank(['3', '2', '1'], { topSharePercent: '100' }).topShare.customers, 3);
  });

  it('rounds shares that lie exactly between two to the even one', () => {
    const total = '200000000';
    const shareOf = (part: string) => {
      const rest = addDecimals(parseDecimal(total), parseDecimal(`-${part}`));
      return rankCustomers([customer('A', part), { id: 'B', total: rest }]).customers.at(-1)?.share;
    };
    assert.deepEqual(['1', '3', '5', '7'].map(shareOf), ['0.000000', '0.000002', '0.000002', '0.000004']);
    assert.equal(shareOf('1.000000000000000000001'), '0.000001');
  });

  it('writes shares with six decimals that add up to the cumulative share', () => {
    assert.deepEqual(
      rank(['1', '1', '1']).customers.map(({ share, cumulative }) => [share, cumulative]),
      [
        ['33.333333', '33.333333'],
        ['33.333333', '66.666667'],
        ['33.333333', '100.000000'],
      ],
    );
  });
});

describe('the top pool', () => {
  it('is reported at 50 and at 80 percent with every threshold', () => {
    const { pools, topShare } = rank(WORKED_EXAMPLE, { topSharePercent: '33.3' });
    assert.deepEqual(
      pools.map(({ percent, customers, total }) => [percent, customers, formatDecimal(total)]),
      [
        ['50.000000', 2, '65'],
        ['80.000000', 4, '84'],
      ],
    );
    assert.deepEqual([topShare.percent, topShare.customers], ['33.300000', 1]);
  });

  it('ends with the customer that reaches the threshold exactly', () => {
    assert.equal(rank(['25', '25', '25', '25'], { topSharePercent: '50' }).topShare.customers, 2);
    assert.equal(rank(['25', '25', '25', '25'], { topSharePercent: '50.000000000001' }).topShare.customers, 3);
  });

  it('is quartile 1 of the method that is named after it, and the others are divided by three', () => {
    const ranking = rank(WORKED_EXAMPLE, { method: 'TopShare' });
    assert.deepEqual(sizes(ranking), [2, 6, 6, 6]);
    assert.deepEqual(sizes(rank(WORKED_EXAMPLE, { method: 'TopShare', topSharePercent: '80' })), [4, 6, 5, 5]);
    assert.deepEqual(sizes(rank(WORKED_EXAMPLE, { method: 'TopShare', topSharePercent: '100' })), [20, 0, 0, 0]);
  });

  it('stays the smallest prefix where ties share the better quartile', () => {
    const ranking = rank(['25', '25', '25', '25'], { method: 'TopShare', ties: 'ShareBetter' });
    assert.deepEqual(sizes(ranking), [4, 0, 0, 0]);
    assert.equal(ranking.topShare.customers, 2);
    assert.deepEqual(
      ranking.customers.map(({ inTopPool }) => inTopPool),
      [true, true, false, false],
    );
  });
});

describe('ties that share the better quartile', () => {
  it('move up together over the border, and no further', () => {
    const totals = ['9', '7', '7', '7', '5', '3', '3', '1'];
    assert.deepEqual(sizes(rank(totals)), [2, 2, 2, 2]);
    assert.deepEqual(sizes(rank(totals, { ties: 'ShareBetter' })), [4, 0, 3, 1]);
  });

  it('are all in the first where all are equal', () => {
    assert.deepEqual(sizes(rank(['5', '5.0', '5.00', '0.5E1'], { ties: 'ShareBetter' })), [4, 0, 0, 0]);
  });
});

describe('zeros that are ranked', () => {
  const input = [
    customer('D', '-1'),
    customer('B', '0'),
    customer('A', '0.00'),
    customer('E', undefined),
    customer('C', '8'),
  ];

  it('stand behind all others with no share, credits and missing totals stay out', () => {
    const ranking = rankCustomers(input, { zeros: 'Ranked' });
    assert.deepEqual(
      ranking.customers.map(({ id, quartile, share, cumulative }) => [id, quartile, share, cumulative]),
      [
        ['C', 1, '100.000000', '100.000000'],
        ['A', 2, '0.000000', '100.000000'],
        ['B', 3, '0.000000', '100.000000'],
      ],
    );
    assert.deepEqual(ranking.unranked, [
      { id: 'D', reason: 'NegativeTotal' },
      { id: 'E', reason: 'NoRowsInWindow' },
    ]);
  });

  it('belong to the last band by equal revenue', () => {
    assert.deepEqual(sizes(rankCustomers(input, { zeros: 'Ranked', method: 'EqualRevenue' })), [1, 0, 0, 2]);
  });

  for (const [method, expected] of [
    ['EqualCount', [1, 1, 1, 0]],
    ['EqualRevenue', [0, 0, 0, 3]],
    ['TopShare', [0, 1, 1, 1]],
  ] as const) {
    it(`have no index, no share and no pool where there is nothing else, by ${method}`, () => {
      const ranking = rank(['0', '0', '0'], { zeros: 'Ranked', method });
      assert.deepEqual(sizes(ranking), expected);
      assert.deepEqual([ranking.gini, ranking.herfindahlHirschmanIndex], [undefined, undefined]);
      assert.deepEqual(
        [ranking.topShare, ...ranking.pools].map(({ customers }) => customers),
        [0, 0, 0],
      );
      assert.deepEqual(
        ranking.customers.map(({ share, cumulative }) => share + cumulative),
        Array(3).fill('0.0000000.000000'),
      );
    });
  }
});

describe('the quartile summaries', () => {
  it('tell the largest and the smallest total', () => {
    const { quartiles } = rank(['80', '20'], { method: 'EqualRevenue' });
    assert.deepEqual(
      quartiles.map(({ highest, lowest }) => [highest, lowest].map((total) => total && formatDecimal(total))),
      [
        ['80', '80'],
        [undefined, undefined],
        [undefined, undefined],
        ['20', '20'],
      ],
    );
  });
});

describe('the gaps to both sides', () => {
  it('are what is missing above and what may be lost below', () => {
    const { customers } = rank(['100', '90', '40', '35', '30', '1', '0.5', '0.25']);
    assert.deepEqual(
      customers.map(({ gapToAbove, gapToBelow }) => [gapToAbove, gapToBelow].map((gap) => gap && formatDecimal(gap))),
      [
        [undefined, '60'],
        [undefined, '50'],
        ['50', '10'],
        ['55', '5'],
        ['5', '29.5'],
        ['34', '0.5'],
        ['0.5', undefined],
        ['0.75', undefined],
      ],
    );
  });
});
