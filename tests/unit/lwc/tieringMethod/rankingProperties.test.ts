import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareDecimals, formatDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, RankedCustomer, Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import { customerTotals, randomPortfolio, shuffled } from '../../../support/randomPortfolio.ts';
import { rankingBySqlite } from '../../../support/rankingOracle.ts';
import type { OraclePolicy, OracleRow } from '../../../support/rankingOracle.ts';

const SEEDS = Array.from({ length: 84 }, (_, index) => index + 1);
const TOP_SHARES = [500, 800, 333, 1000, 1];

const POLICIES: readonly Omit<OraclePolicy, 'topShare'>[] = (
  ['EqualCount', 'EqualRevenue', 'TopShare'] as const
).flatMap((method) =>
  (['Split', 'ShareBetter'] as const).flatMap((ties) =>
    (['Unranked', 'Ranked'] as const).map((zeros) => ({ method, ties, zeros })),
  ),
);

/** Whether a text is the fraction rounded half-even: nearer than any other, and even where two are equally near. */
function assertRounded(text: string | undefined, decimals: number, over: bigint, under: bigint): void {
  assert.match(text ?? '', new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
  const units = BigInt((text ?? '').replace('.', ''));
  const off = units * under - over * 10n ** BigInt(decimals);
  const twice = 2n * (off < 0n ? -off : off);
  assert.ok(twice < under || (twice === under && units % 2n === 0n), `${text} is not ${over} / ${under}`);
}

function centsOf(amount: Decimal | undefined): bigint {
  assert.ok(amount);
  const [whole = '', fraction = ''] = formatDecimal(amount).split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

function assertSameRanking(ranking: Ranking, rows: readonly OracleRow[]): void {
  assert.deepEqual(
    ranking.customers.map(({ id, rank, quartile, inTopPool, total }) => [
      id,
      rank,
      quartile,
      inTopPool,
      centsOf(total),
    ]),
    rows.map(({ id, position, quartile, inTopPool, cents }) => [id, position, quartile, inTopPool, cents]),
  );
  assert.equal(ranking.topShare.customers, rows.filter(({ inTopPool }) => inTopPool).length);
  for (const { quartile, customers, total, highest, lowest } of ranking.quartiles) {
    const cents = rows.filter((row) => row.quartile === quartile).map((row) => row.cents);
    assert.equal(customers, cents.length);
    assert.equal(
      centsOf(total),
      cents.reduce((sum, part) => sum + part, 0n),
    );
    assert.deepEqual([highest && centsOf(highest), lowest && centsOf(lowest)], [cents[0], cents.at(-1)]);
  }
}

function assertSameFigures(ranking: Ranking, rows: readonly OracleRow[]): void {
  const total = rows[0]?.total ?? 0n;
  ranking.customers.forEach(({ share, cumulative }, index) => {
    const row = rows[index];
    assertRounded(share, 6, 100n * (row?.cents ?? 0n), total === 0n ? 1n : total);
    assertRounded(cumulative, 6, 100n * (row?.cumulative ?? 0n), total === 0n ? 1n : total);
  });
  if (total === 0n) {
    assert.deepEqual([ranking.gini, ranking.herfindahlHirschmanIndex], [undefined, undefined]);
    return;
  }
  assertRounded(ranking.gini, 6, rows[0]?.differences ?? 0n, 2n * BigInt(rows.length) * total);
  const squares = rows.reduce((sum, { cents }) => sum + cents ** 2n, 0n);
  assertRounded(ranking.herfindahlHirschmanIndex, 4, squares * 10_000n, total ** 2n);
}

describe('any portfolio is ranked as SQLite ranks it', () => {
  for (const seed of SEEDS) {
    it(`seed ${seed}`, () => {
      const customers = randomPortfolio(seed);
      const topShare = TOP_SHARES[seed % TOP_SHARES.length] ?? 0;
      for (const policy of POLICIES) {
        const rows = rankingBySqlite(customers, { ...policy, topShare });
        const options = { ...policy, topSharePercent: String(topShare / 10) };
        const ranking = rankCustomers(customerTotals(customers), options);
        assertSameRanking(ranking, rows);
        assertSameFigures(ranking, rows);
        assert.deepEqual(
          ranking.pools.map((pool) => pool.customers),
          [500, 800].map(
            (share) => rankingBySqlite(customers, { ...policy, topShare: share }).filter((row) => row.inTopPool).length,
          ),
        );
        assert.equal(ranking.customers.length + ranking.unranked.length, customers.length);
      }
    });
  }
});

describe('any portfolio is ranked alike, however it is ordered', () => {
  for (const seed of SEEDS) {
    it(`seed ${seed}`, () => {
      const totals = customerTotals(randomPortfolio(seed));
      for (const policy of POLICIES) {
        const options = { ...policy, dampingPercent: '10' };
        const expected = rankCustomers(totals, options);
        assert.deepEqual(rankCustomers(shuffled(totals, seed), options), expected);
        assert.deepEqual(rankCustomers(totals.toReversed(), options), expected);
      }
    });
  }
});

/** The signed gap to the nearest quartile with customers on one side, by looking at all of them. */
function gapByHand(customers: readonly RankedCustomer[], own: RankedCustomer, side: 'above' | 'below') {
  const sign = side === 'above' ? 1n : -1n;
  const beyond = customers.filter(({ undamped }) =>
    side === 'above' ? undamped < own.quartile : undamped > own.quartile,
  );
  const differences = beyond.map(({ total }) => sign * (centsOf(total) - centsOf(own.total)));
  const nearest = differences.sort((a, b) => Number(a - b))[0];
  return nearest !== undefined && nearest < 0n ? 0n : nearest;
}

describe('the gaps of any portfolio', () => {
  for (const seed of SEEDS) {
    it(`seed ${seed}`, () => {
      const totals = customerTotals(randomPortfolio(seed));
      for (const policy of POLICIES) {
        const { customers } = rankCustomers(totals, { ...policy, dampingPercent: '10' });
        for (const customer of customers) {
          const { gapToAbove, gapToBelow, borderGap } = customer;
          const above = gapByHand(customers, customer, 'above');
          const below = gapByHand(customers, customer, 'below');
          assert.deepEqual([gapToAbove && centsOf(gapToAbove), gapToBelow && centsOf(gapToBelow)], [above, below]);
          const upper = above !== undefined && (below === undefined || above <= below);
          assert.equal(borderGap && centsOf(borderGap), upper ? above : below && -below);
        }
      }
    });
  }
});

describe('what random portfolios cover', () => {
  const portfolios = SEEDS.map(randomPortfolio);

  it('has none to five customers, and more', () => {
    const sizes = new Set(portfolios.map((portfolio) => portfolio.length));
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 12].filter((size) => !sizes.has(size)),
      [],
    );
  });

  it('has credits, zeros, missing totals, ties on borders, a customer above 75 % and amounts beyond 2^53', () => {
    const all = portfolios.flat();
    assert.ok(all.some(({ cents }) => cents === undefined));
    assert.ok(all.some(({ cents }) => cents === 0n));
    assert.ok(all.some(({ cents }) => cents !== undefined && cents < 0n));
    assert.ok(all.some(({ cents }) => cents !== undefined && cents > 2n ** 53n));
    assert.ok(all.some(({ text }) => /^\d\.\d+E\d+$/.test(text)));
    const rankings = portfolios.map((portfolio) => rankCustomers(customerTotals(portfolio)).customers);
    assert.ok(rankings.some(([first, second]) => second && Number(first?.share) > 75));
    assert.ok(
      rankings.some((customers) =>
        customers.some(({ total, quartile }, index) => {
          const next = customers[index + 1];
          return next && next.quartile !== quartile && compareDecimals(next.total, total) === 0;
        }),
      ),
    );
  });
});
