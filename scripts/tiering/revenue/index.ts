/** What customers brought: which opportunities count, and what they add up to in one currency. */
export { convert } from './CurrencySums.ts';
export { revenueCondition } from './revenueCondition.ts';
export type { RevenueScope } from './revenueCondition.ts';
export { readRates } from './rates.ts';
export type { Rates } from './rates.ts';
export { readRevenue } from './readRevenue.ts';
export { weighted } from './RevenueSums.ts';
export type { Revenue, RevenueRequest, RevenueRows } from './RevenueSums.ts';
