/**
 * The tiering method, once: exact money, the order of customers, quartiles, concentration and window arithmetic.
 * A service component that imports nothing from outside its bundle, so that the browser and the sync job run the same lines.
 */
export {
  ZERO,
  addDecimals,
  compareDecimals,
  divideDecimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
} from './decimal.ts';
export type { Decimal } from './decimal.ts';
export { rankCustomers } from './rankCustomers.ts';
export type { QuartileSummary, RankedCustomer, Ranking, RankingOptions } from './rankCustomers.ts';
export type { Pool } from './concentration.ts';
export type { CustomerTotal, EarlierStanding, UnrankedCustomer, UnrankedReason, ZeroRule } from './portfolio.ts';
export { QUARTILES } from './quartiles.ts';
export type { Quartile, TieRule, TieringMethod } from './quartiles.ts';
export { toLongId } from './recordId.ts';
export {
  LONGEST_WINDOW,
  isCalendarDate,
  isUsualWindow,
  potentialEnd,
  tieringWindow,
  windowEndFor,
} from './tieringWindow.ts';
export type { TieringWindow, WindowEnd } from './tieringWindow.ts';
