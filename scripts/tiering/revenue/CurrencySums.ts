import { ZERO, addDecimals, divideDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { RatePeriod } from './rates.ts';

/**
 * How many decimals a converted sum keeps, rounded half-even: an account would need a million sums in foreign currencies before
 * the rounding could reach a cent.
 */
const CONVERSION_DECIMALS = 8;

/**
 * Sums by account, in one currency in the end. Amounts of one currency at one rate are added up as they are and divided once,
 * so that nothing is rounded a row. Memory grows with accounts and rate periods, not with rows.
 */
export class CurrencySums {
  private readonly byRate = new Map<RatePeriod | undefined, Map<string, Decimal>>();

  /** @param rate undefined where nothing is to be converted */
  add(accountId: string, amount: Decimal, rate: RatePeriod | undefined): void {
    const sums = this.byRate.get(rate) ?? new Map<string, Decimal>();
    sums.set(accountId, addDecimals(sums.get(accountId) ?? ZERO, amount));
    this.byRate.set(rate, sums);
  }

  totals(): ReadonlyMap<string, Decimal> {
    const totals = new Map<string, Decimal>();
    for (const [period, sums] of this.byRate) {
      for (const [accountId, sum] of sums) {
        const converted = period === undefined ? sum : convert(sum, period.rate);
        totals.set(accountId, addDecimals(totals.get(accountId) ?? ZERO, converted));
      }
    }
    return totals;
  }
}

/** From the record's currency to the corporate one. */
export function convert(sum: Decimal, rate: Decimal): Decimal {
  return rate.units === 1n && rate.scale === 0 ? sum : divideDecimal(sum, rate, CONVERSION_DECIMALS);
}
