/** What counts as one customer. */
export type CustomerKind = 'account' | 'ultimate-parent';
export const CUSTOMER_KINDS: readonly CustomerKind[] = ['account', 'ultimate-parent'];
export const DEFAULT_CUSTOMER: CustomerKind = 'account';

/** What a person may choose for one run. */
export interface TierOptions {
  /** `YYYY-MM-DD`; today in the org's time zone when undefined. */
  readonly asOf: string | undefined;
  readonly windowMonths: number;
  /** API name of a number or currency field of Opportunity. */
  readonly metric: string;
  readonly customer: CustomerKind;
  readonly dryRun: boolean;
}

export const DEFAULT_METRIC = 'Amount';
export const DEFAULT_WINDOW_MONTHS = 12;
