import { accountFamilies } from 'c/accountHierarchy';
import { ZERO, addDecimals, rankCustomers } from 'c/tieringMethod';
import type { CustomerTotal, Decimal, Quartile, RankedCustomer, Ranking } from 'c/tieringMethod';
import type { TieringPolicy } from 'c/tieringPolicy';

/** The rules that the stored totals can be ranked by anew; another window or metric needs the opportunities. */
export type WhatIfRules = Pick<TieringPolicy, 'method' | 'topSharePercent' | 'ties' | 'zeroTotals' | 'customer'>;

/** An account as the last run left it. */
export interface WhatIfAccount {
  readonly id: string;
  readonly parentId: string | undefined;
  /** What its own opportunities bring to the ranking, in corporate currency; undefined when it has none. */
  readonly total: Decimal | undefined;
  /** Undefined when it is not ranked. */
  readonly quartile: Quartile | undefined;
}

/** An account whose quartile would be another one. A quartile that is undefined means not ranked. */
export interface QuartileChange {
  readonly id: string;
  readonly from: Quartile | undefined;
  readonly to: Quartile | undefined;
  /** What would be ranked: the total of the account, or of its family where customers are ultimate parents. */
  readonly total: Decimal | undefined;
  /** Money between this total and the border that was crossed, always positive: what would take the change back. */
  readonly toBorder: Decimal | undefined;
}

/** Accounts by the stored quartile (outer) and the one they would have (inner): index 0 is not ranked, then 1 to 4. */
export type QuartileMatrix = readonly (readonly number[])[];

export interface WhatIf {
  readonly ranking: Ranking;
  /** In rank order; accounts that would not be ranked last. */
  readonly changes: readonly QuartileChange[];
  readonly matrix: QuartileMatrix;
}

interface RankedChange {
  readonly rank: number;
  readonly change: QuartileChange;
}

/** Stands where an account would not be ranked. */
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * Ranks the stored totals under other rules and compares with the stored quartiles. A subsidiary carries the quartile of its
 * ultimate parent where customers are families, as the job writes it. Damping is left out: it depends on earlier runs.
 * @throws RangeError when the top share is no percentage above 0 and at most 100.
 */
export function whatIf(accounts: readonly WhatIfAccount[], rules: WhatIfRules): WhatIf {
  const customerOf = customersOf(accounts, rules);
  const { method, topSharePercent, ties, zeroTotals } = rules;
  const ranking = rankCustomers(totalsOf(accounts, customerOf), { method, topSharePercent, ties, zeros: zeroTotals });
  const ranked = new Map(ranking.customers.map((customer) => [customer.id, customer]));
  const matrix = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 0));
  const changes: RankedChange[] = [];
  for (const { id, quartile: from } of accounts) {
    const customer = ranked.get(customerOf(id));
    const to = customer?.quartile;
    const row = matrix[from ?? 0];
    if (row !== undefined) {
      row[to ?? 0] = (row[to ?? 0] ?? 0) + 1;
    }
    if (from !== to) {
      changes.push({ rank: customer?.rank ?? LAST, change: changeOf(id, from, customer) });
    }
  }
  return {
    ranking,
    changes: changes.sort(byRankThenId).map(({ change }) => change),
    matrix,
  };
}

function customersOf(accounts: readonly WhatIfAccount[], { customer }: WhatIfRules): (id: string) => string {
  if (customer === 'Account') {
    return (id) => id;
  }
  const { ultimateParentOf } = accountFamilies(new Map(accounts.map(({ id, parentId }) => [id, parentId])));
  return (id) => ultimateParentOf.get(id) ?? id;
}

function totalsOf(accounts: readonly WhatIfAccount[], customerOf: (id: string) => string): CustomerTotal[] {
  const totals = new Map<string, Decimal | undefined>();
  for (const { id, total } of accounts) {
    const customer = customerOf(id);
    const before = totals.get(customer);
    totals.set(customer, total === undefined ? before : addDecimals(before ?? ZERO, total));
  }
  return [...totals].map(([id, total]) => ({ id, total }));
}

function byRankThenId(a: RankedChange, b: RankedChange): number {
  return a.rank - b.rank || (a.change.id < b.change.id ? -1 : 1);
}

function changeOf(id: string, from: Quartile | undefined, customer: RankedCustomer | undefined): QuartileChange {
  const rose = customer !== undefined && (from === undefined || customer.quartile < from);
  const toBorder = rose ? customer.gapToBelow : customer?.gapToAbove;
  return { id, from, to: customer?.quartile, total: customer?.total, toBorder };
}
