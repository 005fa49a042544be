import { getFieldValue } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import type { FieldId } from '@salesforce/schema';
import BORDER_GAP from '@salesforce/schema/Account.Border_Gap__c';
import CUMULATIVE_SHARE from '@salesforce/schema/Account.Cumulative_Share__c';
import CUSTOMERS_RANKED from '@salesforce/schema/Account.Customers_Ranked__c';
import FAMILY_REVENUE from '@salesforce/schema/Account.Family_Revenue__c';
import IN_TOP_POOL from '@salesforce/schema/Account.In_Top_Pool__c';
import OPEN_POTENTIAL from '@salesforce/schema/Account.Open_Potential__c';
import PREVIOUS_QUARTILE from '@salesforce/schema/Account.Previous_Quartile__c';
import QUARTILE from '@salesforce/schema/Account.Quartile__c';
import REVENUE_RANK from '@salesforce/schema/Account.Revenue_Rank__c';
import REVENUE_SHARE from '@salesforce/schema/Account.Revenue_Share__c';
import TIERED_ON from '@salesforce/schema/Account.Tiered_On__c';
import TIERING_RUN_KEY from '@salesforce/schema/Account.Tiering_Run_Key__c';
import WINDOW_REVENUE from '@salesforce/schema/Account.Window_Revenue__c';

/** What an account brings, in corporate currency. One that the user may not see, or that is empty, is undefined. */
export interface TierTotals {
  /** Won in the window. */
  readonly windowRevenue: number | undefined;
  /** Open opportunities that the policy counts. */
  readonly openPotential: number | undefined;
  /** Of the account and all below it; what was ranked where customers are families of accounts. */
  readonly familyRevenue: number | undefined;
}

/** The figures of a ranked account. One that the user may not see is undefined. */
export interface TierFigures extends TierTotals {
  readonly quartile: number;
  readonly previousQuartile: number | undefined;
  readonly rank: number | undefined;
  readonly customersRanked: number | undefined;
  /** A subsidiary carries the quartile of its ultimate parent, where rank and shares stand. */
  readonly isSubsidiary: boolean;
  /** In percent: 40 means 40 %. */
  readonly revenueShare: number | undefined;
  readonly cumulativeShare: number | undefined;
  readonly inTopPool: boolean | undefined;
  /** In corporate currency; positive to the quartile above, negative to the one below, whichever is nearer. */
  readonly borderGap: number | undefined;
}

/** Which run wrote the figures, and when. */
export interface TierOrigin {
  readonly tieredOn: string | undefined;
  readonly runKey: string | undefined;
}

/** Why an account is not ranked: its own total or its family's, or (Family) a total of the family that its own does not show. */
export type UnrankedReason = 'NoRevenue' | 'Zero' | 'Negative' | 'Family';

export type AccountTier =
  | { readonly state: 'NoAccess' }
  | { readonly state: 'NotTiered' }
  | {
      readonly state: 'Unranked';
      readonly reason: UnrankedReason;
      readonly totals: TierTotals;
      readonly origin: TierOrigin;
    }
  | { readonly state: 'Ranked'; readonly figures: TierFigures; readonly origin: TierOrigin };

/**
 * What to read of an account. All are asked for as optional: a field that the user may not see is then left out of the answer
 * instead of failing it, which is what tells "no access" from every other trouble.
 */
export const TIER_FIELDS: readonly FieldId[] = [
  QUARTILE,
  PREVIOUS_QUARTILE,
  REVENUE_RANK,
  CUSTOMERS_RANKED,
  WINDOW_REVENUE,
  OPEN_POTENTIAL,
  FAMILY_REVENUE,
  REVENUE_SHARE,
  CUMULATIVE_SHARE,
  IN_TOP_POOL,
  BORDER_GAP,
  TIERED_ON,
  TIERING_RUN_KEY,
];

/** The tier that an account's fields tell of. Without the quartile there is nothing to show: no access. */
export function accountTier(account: RecordRepresentation): AccountTier {
  const quartile = getFieldValue(account, QUARTILE);
  if (quartile === undefined) {
    return { state: 'NoAccess' };
  }
  const origin = { tieredOn: text(account, TIERED_ON), runKey: text(account, TIERING_RUN_KEY) };
  if (typeof quartile === 'number') {
    return { state: 'Ranked', figures: figuresOf(account, quartile), origin };
  }
  if (origin.runKey === undefined && origin.tieredOn === undefined) {
    return { state: 'NotTiered' };
  }
  return {
    state: 'Unranked',
    reason: reasonOf(number(account, FAMILY_REVENUE) ?? number(account, WINDOW_REVENUE)),
    totals: totalsOf(account),
    origin,
  };
}

/** What was compared with other customers: the family's total where there is one, else the account's own with its potential. */
export function rankedTotal({ windowRevenue, openPotential, familyRevenue }: TierTotals): number {
  return familyRevenue ?? (windowRevenue ?? 0) + (openPotential ?? 0);
}

function totalsOf(account: RecordRepresentation): TierTotals {
  return {
    windowRevenue: number(account, WINDOW_REVENUE),
    openPotential: number(account, OPEN_POTENTIAL),
    familyRevenue: number(account, FAMILY_REVENUE),
  };
}

function figuresOf(account: RecordRepresentation, quartile: number): TierFigures {
  const inTopPool = getFieldValue(account, IN_TOP_POOL);
  return {
    quartile,
    previousQuartile: number(account, PREVIOUS_QUARTILE),
    rank: number(account, REVENUE_RANK),
    customersRanked: number(account, CUSTOMERS_RANKED),
    ...totalsOf(account),
    isSubsidiary: getFieldValue(account, REVENUE_RANK) === null,
    revenueShare: number(account, REVENUE_SHARE),
    cumulativeShare: number(account, CUMULATIVE_SHARE),
    inTopPool: typeof inTopPool === 'boolean' ? inTopPool : undefined,
    borderGap: number(account, BORDER_GAP),
  };
}

function reasonOf(revenue: number | undefined): UnrankedReason {
  if (revenue === undefined) {
    return 'NoRevenue';
  }
  if (revenue > 0) {
    return 'Family';
  }
  return revenue < 0 ? 'Negative' : 'Zero';
}

function number(account: RecordRepresentation, field: FieldId): number | undefined {
  const value = getFieldValue(account, field);
  return typeof value === 'number' ? value : undefined;
}

function text(account: RecordRepresentation, field: FieldId): string | undefined {
  const value = getFieldValue(account, field);
  return typeof value === 'string' ? value : undefined;
}
