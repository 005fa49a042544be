/** What customers brought: which opportunities count, and what they add up to in one currency. */
export { CONVERSION_DECIMALS } from './CurrencySums.ts';
export { potentialEnd, revenueCondition } from './revenueCondition.ts';
export type { RevenueScope } from './revenueCondition.ts';
export { readRates } from './rates.ts';
export type { Rates } from './rates.ts';
export { readRevenue } from './readRevenue.ts';
export type { Revenue, RevenueRequest, RevenueRows } from './RevenueSums.ts';
