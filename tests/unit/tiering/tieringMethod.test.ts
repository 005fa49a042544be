import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  rankCustomers,
  roundDecimal,
  tieringWindow,
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

describe('parseDecimal', () => {
  for (const [text, canonical] of [
    ['0', '0'],
    ['-0.0', '0'],
    ['1054', '1054'],
    ['163339.50', '163339.5'],
    ['+1.5', '1.5'],
    ['.5', '0.5'],
    ['-.05', '-0.05'],
    ['1.2345678E7', '12345678'],
    ['1.0E7', '10000000'],
    ['12e-3', '0.012'],
    ['0.123456789012345678901234', '0.123456789012345678901234'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['000', '0'],
    ['100', '100'],
  ] as const) {
    it(`reads ${text} as ${canonical}`, () => {
      assert.equal(formatDecimal(parseDecimal(text)), canonical);
    });
  }

  for (const text of [
    '',
    ' ',
    ' 1',
    '1,000',
    '1.',
    '.',
    '-',
    '1e',
    '0x10',
    'NaN',
    'Infinity',
    '€5',
    '1 000',
    '1e999',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseDecimal(text), RangeError);
    });
  }
});

describe('decimals', () => {
  it('add exactly over different scales', () => {
    assert.equal(formatDecimal(addDecimals(parseDecimal('0.1'), parseDecimal('0.02'))), '0.12');
    assert.equal(formatDecimal(addDecimals(parseDecimal('-5'), parseDecimal('5.000'))), '0');
  });

  it('compare by amount, not by how they are written', () => {
    assert.equal(compareDecimals(parseDecimal('1.50'), parseDecimal('1.5')), 0);
    assert.equal(compareDecimals(parseDecimal('-2'), parseDecimal('1')), -1);
    assert.equal(compareDecimals(parseDecimal('1e3'), parseDecimal('999.999')), 1);
  });

  for (const [text, decimals, rounded] of [
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['-0.125', 2, '-0.12'],
    ['0.1251', 2, '0.13'],
    ['2.5', 0, '2'],
    ['7', 2, '7.00'],
    ['-0.001', 2, '0.00'],
  ] as const) {
    it(`round ${text} half-even to ${rounded}`, () => {
      assert.equal(roundDecimal(parseDecimal(text), decimals), rounded);
    });
  }
});

describe('toLongId', () => {
  it('appends the checksum of upper-case letters', () => {
    // Pair published in https://help.salesforce.com/s/articleView?id=000385585 ("How Record IDs work").
    assert.equal(toLongId('00130000006Vm9r'), '00130000006Vm9rAAC');
  });

  it('leaves everything else alone', () => {
    assert.equal(toLongId('00130000006Vm9rAAC'), '00130000006Vm9rAAC');
    assert.equal(toLongId('ACME'), 'ACME');
  });
});

describe('tieringWindow', () => {
  for (const [asOf, months, start] of [
    ['2017-12-31', 12, '2017-01-01'],
    ['2017-03-31', 1, '2017-03-01'],
    ['2016-03-31', 1, '2016-03-01'],
    ['2017-03-30', 1, '2017-03-01'],
    ['2024-02-29', 12, '2023-03-01'],
    ['2023-02-28', 12, '2022-03-01'],
    ['2017-01-15', 18, '2015-07-16'],
    ['2017-05-31', 3, '2017-03-01'],
    ['2017-12-31', 60, '2013-01-01'],
  ] as const) {
    it(`of ${months} months up to ${asOf} begins on ${start}`, () => {
      assert.deepEqual(tieringWindow(asOf, months), { start, end: asOf, months });
    });
  }

  for (const asOf of ['2017-02-29', '2017-13-01', '2017-1-1', '31.12.2017', '', '2017-12-31T00:00:00Z']) {
    it(`refuses "${asOf}" as a date`, () => {
      assert.throws(() => tieringWindow(asOf, 12), /is not a date written YYYY-MM-DD/);
    });
  }

  for (const months of [0, -1, 1.5, 1000, Number.NaN]) {
    it(`refuses ${months} months`, () => {
      assert.throws(() => tieringWindow('2017-12-31', months), /whole number of months/);
    });
  }
});
