export { describeTier } from './describeTier.ts';
export { CUSTOMER_KINDS, DEFAULT_CUSTOMER, DEFAULT_METRIC, DEFAULT_WINDOW_MONTHS } from './options.ts';
export type { CustomerKind, TierOptions } from './options.ts';
export type { TierReport } from './report.ts';
export { tier } from './tier.ts';
export type { TierContext } from './tier.ts';
