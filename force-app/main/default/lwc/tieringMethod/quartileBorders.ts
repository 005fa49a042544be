import type { Portfolio } from './portfolio.ts';
import { QUARTILES } from './quartiles.ts';
import type { Quartile } from './quartiles.ts';

/** The totals between which quartiles meet, in units of the portfolio. */
export interface QuartileBorders {
  /** The highest total in this quartile and those below it; undefined when nobody is in them. */
  readonly highestFrom: (quartile: number) => bigint | undefined;
  /** The lowest total in this quartile and those above it; undefined when nobody is in them. */
  readonly lowestUpTo: (quartile: number) => bigint | undefined;
}

/** @param quartiles of the entries in rank order, before damping, so that each quartile is one stretch of them */
export function quartileBorders({ entries }: Portfolio, quartiles: readonly Quartile[]): QuartileBorders {
  const ends = QUARTILES.map((quartile) => quartiles.findLastIndex((other) => other <= quartile) + 1);
  const endOf = (quartile: number) => ends[quartile - 1] ?? 0;
  return {
    highestFrom: (quartile) => (quartile > 4 ? undefined : entries[endOf(quartile - 1)]?.units),
    lowestUpTo: (quartile) => entries[endOf(quartile) - 1]?.units,
  };
}
