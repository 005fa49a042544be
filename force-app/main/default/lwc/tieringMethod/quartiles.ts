import type { Portfolio } from './portfolio.ts';

export type Quartile = 1 | 2 | 3 | 4;

/**
 * `EqualCount` is SQL's NTILE(4); `EqualRevenue` is the 25 % band of the total in which a customer's revenue begins; `TopShare`
 * puts the top pool into quartile 1 and divides the others by NTILE(3).
 */
export type TieringMethod = 'EqualCount' | 'EqualRevenue' | 'TopShare';

/** Equal totals on both sides of a border: told apart by id, or all in the better quartile. */
export type TieRule = 'Split' | 'ShareBetter';

/** The best one first. */
export const QUARTILES: readonly Quartile[] = [1, 2, 3, 4];

type Rule = (index: number) => Quartile;

const RULES: Readonly<Record<TieringMethod, (portfolio: Portfolio, topPool: number) => Rule>> = {
  EqualCount({ entries }) {
    const group = ntile(4, entries.length);
    return (index) => (group(index) + 1) as Quartile;
  },
  EqualRevenue({ cumulative, total }) {
    return (index) => {
      const before = cumulative[index - 1] ?? 0n;
      // Zeros begin where the total ends.
      return before === total ? 4 : ((Number((4n * before) / total) + 1) as Quartile);
    };
  },
  TopShare({ entries }, topPool) {
    const group = ntile(3, entries.length - topPool);
    return (index) => (index < topPool ? 1 : ((group(index - topPool) + 2) as Quartile));
  },
};

/**
 * The quartile of every entry, before damping. It never falls from one entry to the next.
 * @param topPool how many entries the top pool has
 */
export function assignQuartiles(
  portfolio: Portfolio,
  method: TieringMethod,
  ties: TieRule,
  topPool: number,
): readonly Quartile[] {
  const { entries } = portfolio;
  const rule = RULES[method](portfolio, topPool);
  if (ties === 'Split') {
    return entries.map((_entry, index) => rule(index));
  }
  let better: Quartile = 1;
  return entries.map(({ units }, index) => {
    better = units === entries[index - 1]?.units ? better : rule(index);
    return better;
  });
}

/** SQL's NTILE, counted from 0: the remainder goes to the upper groups. */
function ntile(groups: number, population: number): (index: number) => number {
  const size = Math.floor(population / groups);
  const larger = population % groups;
  const inLarger = larger * (size + 1);
  return (index) => {
    return index < inLarger ? Math.floor(index / (size + 1)) : larger + Math.floor((index - inLarger) / size);
  };
}
