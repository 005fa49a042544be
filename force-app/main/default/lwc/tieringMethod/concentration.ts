import { divideHalfEven, fixedText, powerOfTen, roundDecimal } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { SHARE_DECIMALS, parsePercentage } from './percentage.ts';
import type { Portfolio } from './portfolio.ts';

const INDEX_DECIMALS = 4;

/** The smallest number of largest customers whose sum reaches a threshold. */
export interface Pool {
  /** The threshold in percent, six decimals. */
  readonly percent: string;
  readonly customers: number;
  readonly total: Decimal;
}

/**
 * The smallest prefix of the portfolio whose sum reaches the threshold; empty when the total is zero.
 * @throws RangeError when the threshold is not a percentage above 0 and at most 100.
 */
export function topPool({ cumulative, total, scale }: Portfolio, percent: string): Pool {
  const { numerator, hundred, decimal } = parsePercentage(percent);
  if (numerator === 0n) {
    throw new RangeError(`The top share is a percentage above 0 and at most 100, not ${percent}`);
  }
  const last = total === 0n ? -1 : cumulative.findIndex((sum) => sum * hundred >= numerator * total);
  return {
    percent: roundDecimal(decimal, SHARE_DECIMALS),
    customers: last + 1,
    total: { units: cumulative[last] ?? 0n, scale },
  };
}

/** Gini coefficient with six decimals; undefined when the total is zero. */
export function gini({ entries, cumulative, total }: Portfolio): string | undefined {
  if (total === 0n) {
    return undefined;
  }
  const n = BigInt(entries.length);
  // The sum of the cumulative sums weighs the largest customer n times, the smallest once.
  const weighted = cumulative.reduce((sum, upTo) => sum + upTo, 0n);
  const over = (2n * weighted - (n + 1n) * total) * powerOfTen(SHARE_DECIMALS);
  return fixedText(divideHalfEven(over, n * total), SHARE_DECIMALS);
}

/** Herfindahl-Hirschman index of shares in percent, four decimals; undefined when the total is zero. */
export function herfindahlHirschmanIndex({ entries, total }: Portfolio): string | undefined {
  if (total === 0n) {
    return undefined;
  }
  const squares = entries.reduce((sum, { units }) => sum + units * units, 0n);
  const over = squares * 10_000n * powerOfTen(INDEX_DECIMALS);
  return fixedText(divideHalfEven(over, total * total), INDEX_DECIMALS);
}
