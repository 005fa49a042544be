import { compareDecimals, fixedText, divideHalfEven, parseDecimal, powerOfTen } from './decimal.ts';
import type { Decimal } from './decimal.ts';

/** Decimals of a percentage as it is stored. */
export const SHARE_DECIMALS = 6;
const MILLION = 1_000_000;
const NEAR_HALF = 0.001;
const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** An exact percentage as a fraction: `numerator` of `hundred` parts. */
export interface Percentage {
  readonly numerator: bigint;
  readonly hundred: bigint;
  readonly decimal: Decimal;
}

/**
 * Reads a percentage from 0 to 100.
 * @throws RangeError when it is no number or outside of that.
 */
export function parsePercentage(text: string): Percentage {
  const decimal = parseDecimal(text);
  if (decimal.units < 0n || compareDecimals(decimal, HUNDRED) > 0) {
    throw new RangeError(`${text} is not a percentage from 0 to 100`);
  }
  return { numerator: decimal.units, hundred: 100n * powerOfTen(decimal.scale), decimal };
}

/**
 * The exact share in percent, rounded half-even; no share of nothing. A quotient of doubles is off by less than a millionth of the
 * last decimal kept, so it decides wherever it is not near a half; there the bigints do. For half a million customers that saves a
 * second.
 */
export function percentOf(part: bigint, whole: bigint): string {
  const size = Number(whole);
  const estimate = (Number(part) / size) * 100 * MILLION;
  if (Number.isFinite(size) && Math.abs((estimate % 1) - 0.5) > NEAR_HALF) {
    return (Math.round(estimate) / MILLION).toFixed(SHARE_DECIMALS);
  }
  return fixedText(whole === 0n ? 0n : divideHalfEven(part * 100_000_000n, whole), SHARE_DECIMALS);
}
