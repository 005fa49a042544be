import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal, parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import type { EarlierStanding, Quartile, RankingOptions } from '#lwc/tieringMethod/tieringMethod.ts';
import { customerTotals, randomPortfolio } from '../../../support/randomPortfolio.ts';

/** Totals of eight customers, two a quartile: borders lie at 80 | 60, 50 | 40 and 20 | 10. */
const EIGHT = ['100', '80', '60', '50', '40', '20', '10', '5'];

/** The final quartiles; `earlier` says by total who held which quartile, and what the run before had computed. */
function damped(
  totals: readonly string[],
  earlier: Readonly<Record<string, readonly [held: Quartile, undamped?: Quartile]>>,
  options: RankingOptions = { dampingPercent: '10' },
) {
  const standing = (total: string): EarlierStanding | undefined => {
    const [quartile, undamped = quartile] = earlier[total] ?? [];
    return quartile && undamped && { quartile, undamped };
  };
  return rankCustomers(
    totals.map((total) => ({ id: `C${total}`, total: parseDecimal(total), earlier: standing(total) })),
    options,
  );
}

function quartileOf(total: string, ranking: ReturnType<typeof damped>): Quartile | undefined {
  return ranking.customers.find(({ id }) => id === `C${total}`)?.quartile;
}

describe('damping', () => {
  for (const [situation, percent, expected] of [
    // 60 is the highest total below quartile 1, 80 the one that came up from quartile 2.
    ['lets a customer up that passes the border by more', '33', 1],
    ['holds one that passes it by less', '33.4', 2],
    ['is off at zero', '0', 1],
  ] as const) {
    it(situation, () => {
      assert.equal(quartileOf('80', damped(EIGHT, { 80: [2] }, { dampingPercent: percent })), expected);
    });
  }

  it('holds a customer that is above the border by exactly the percentage', () => {
    const totals = ['100', '75', '60', '50'];
    assert.equal(quartileOf('75', damped(totals, { 75: [3] }, { dampingPercent: '25' })), 3);
    assert.equal(quartileOf('75', damped(totals, { 75: [3] }, { dampingPercent: '24.999999' })), 2);
  });

  it('holds a customer that is below the border by exactly the percentage', () => {
    assert.equal(quartileOf('60', damped(EIGHT, { 60: [1] }, { dampingPercent: '25' })), 1);
    assert.equal(quartileOf('60', damped(EIGHT, { 60: [1] }, { dampingPercent: '24.999999' })), 2);
  });

  it('moves on the second run in a row, however little the border is passed by', () => {
    assert.equal(quartileOf('60', damped(EIGHT, { 60: [1, 2] }, { dampingPercent: '99' })), 2);
    assert.equal(quartileOf('80', damped(EIGHT, { 80: [2, 1] }, { dampingPercent: '99' })), 1);
  });

  it('counts a second run in the same direction only', () => {
    assert.equal(quartileOf('60', damped(EIGHT, { 60: [3, 4] }, { dampingPercent: '99' })), 3);
  });

  it('moves as far as the borders are passed, step by step', () => {
    // From 4 to 1: 10 and 40 are far below 80, but 60 is not.
    assert.equal(quartileOf('80', damped(EIGHT, { 80: [4] }, { dampingPercent: '40' })), 2);
    // From 1 to 4: 80 and 50 are far above 10, and 20 is, too.
    assert.equal(quartileOf('10', damped(EIGHT, { 10: [1] }, { dampingPercent: '40' })), 4);
    assert.equal(quartileOf('10', damped(EIGHT, { 10: [1] }, { dampingPercent: '60' })), 3);
  });

  it('has nothing to pass where nobody is on the other side', () => {
    const ranking = damped(['80'], { 80: [4] }, { dampingPercent: '99' });
    assert.equal(quartileOf('80', ranking), 1);
  });

  it('leaves customers alone that were not ranked before', () => {
    assert.deepEqual(
      damped(EIGHT, {}).customers.map(({ quartile }) => quartile),
      [1, 1, 2, 2, 3, 3, 4, 4],
    );
  });

  it('tells a held customer from one that moved, and both from where the total alone belongs', () => {
    const { customers } = damped(EIGHT, { 80: [4], 60: [1], 50: [2] }, { dampingPercent: '40' });
    assert.deepEqual(
      customers.slice(1, 4).map(({ quartile, undamped, held }) => [quartile, undamped, held]),
      [
        [2, 1, false],
        [1, 2, true],
        [2, 2, false],
      ],
    );
  });

  it('summarises the quartiles that customers end up in', () => {
    const [first, second] = damped(EIGHT, { 60: [1] }, { dampingPercent: '40' }).quartiles;
    assert.deepEqual([first?.customers, first?.total.units], [3, 240n]);
    assert.deepEqual([second?.customers, second?.total.units], [1, 50n]);
  });

  it('summarises the borders that the gaps are measured from, which held customers do not move', () => {
    const { customers, quartiles } = damped(EIGHT, { 60: [1] }, { dampingPercent: '40' });
    const [first, second] = quartiles;
    assert.deepEqual([first?.lowest?.units, second?.highest?.units], [80n, 60n]);
    const fifty = customers.find(({ id }) => id === 'C50');
    assert.equal(fifty?.gapToAbove?.units, 80n - 50n);
  });

  it('shows a held customer no gap to where its total already belongs', () => {
    const { customers } = damped(EIGHT, { 80: [2], 60: [1] }, { dampingPercent: '40' });
    const shown = customers
      .slice(1, 3)
      .map(({ gapToAbove, gapToBelow, borderGap }) =>
        [gapToAbove, gapToBelow, borderGap].map((gap) => gap && formatDecimal(gap)),
      );
    assert.deepEqual(shown, [
      ['0', '40', '0'],
      [undefined, '0', '0'],
    ]);
  });

  for (const percent of ['-1', '100.1', 'much']) {
    it(`refuses ${percent} percent`, () => {
      assert.throws(() => damped(EIGHT, {}, { dampingPercent: percent }), RangeError);
    });
  }
});

interface Standing {
  readonly units: bigint;
  readonly undamped: Quartile;
}

/** The rule as a sentence: who has passed the border between two neighbouring quartiles by more than so many percent. */
function passedByHand(all: readonly Standing[], own: bigint, from: number, to: number, percent: bigint): boolean {
  if (to < from) {
    return all.every(({ units, undamped }) => undamped < from || own * 100n > units * (100n + percent));
  }
  return all.every(({ units, undamped }) => undamped > from || own * 100n < units * (100n - percent));
}

function dampedByHand(all: readonly Standing[], own: Standing, earlier: EarlierStanding, percent: bigint): number {
  const wasHeldBack =
    (earlier.undamped < earlier.quartile && own.undamped < earlier.quartile) ||
    (earlier.undamped > earlier.quartile && own.undamped > earlier.quartile);
  if (wasHeldBack) {
    return own.undamped;
  }
  const path = [1, 2, 3, 4].filter((quartile) => (quartile - earlier.quartile) * (quartile - own.undamped) <= 0);
  const steps = own.undamped < earlier.quartile ? path.reverse() : path;
  const stop = steps.findIndex((from, index) => {
    const to = steps[index + 1];
    return to === undefined || !passedByHand(all, own.units, from, to, percent);
  });
  return steps[stop] ?? 0;
}

describe('any portfolio is damped as the rule says', () => {
  for (let seed = 1; seed <= 84; seed++) {
    it(`seed ${seed}`, () => {
      const totals = customerTotals(randomPortfolio(seed));
      const earlier = new Map(totals.map((customer) => [customer.id, customer.earlier]));
      for (const method of ['EqualCount', 'EqualRevenue', 'TopShare'] as const) {
        for (const [dampingPercent, percent] of [
          ['5', 5n],
          ['50.0', 50n],
          ['100', 100n],
        ] as const) {
          const options = { method, ties: 'ShareBetter', zeros: 'Ranked' } as const;
          const plain = rankCustomers(totals, options).customers;
          const all = plain.map(({ total, undamped }) => ({ units: total.units, undamped }));
          const expected = plain.map(({ id, undamped, total }) => {
            const before = earlier.get(id);
            return before ? dampedByHand(all, { units: total.units, undamped }, before, percent) : undamped;
          });
          const actual = rankCustomers(totals, { ...options, dampingPercent }).customers;
          assert.deepEqual(
            actual.map(({ quartile }) => quartile),
            expected,
          );
          assert.deepEqual(
            actual.map(({ undamped }) => undamped),
            plain.map(({ quartile }) => quartile),
          );
        }
      }
    });
  }
});
