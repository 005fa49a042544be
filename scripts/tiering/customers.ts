import { accountFamilies } from '#lwc/accountHierarchy/accountHierarchy.ts';
import { ZERO, addDecimals } from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerTotal, Decimal } from '#lwc/tieringMethod/tieringMethod.ts';

/** What counts as one customer, as run records and reports say it. */
export type CustomerKind = 'account' | 'ultimate-parent';

/** Who is ranked, and which account belongs to whom. */
export interface Customers {
  readonly kind: CustomerKind;
  /** The ultimate parent's id, where those are customers; else the account's own. */
  readonly customerOf: (accountId: string) => string;
  /** What is ranked, by customer: undefined where none of its accounts has a won row in the window. */
  readonly totals: readonly CustomerTotal[];
  /** Accounts that are their own parents and stand for themselves; empty where accounts are customers. */
  readonly cycles: readonly string[];
}

/** Accounts as customers, each with its own total. */
export function singleAccounts(accountIds: Iterable<string>, own: ReadonlyMap<string, Decimal>): Customers {
  return {
    kind: 'account',
    customerOf: (accountId) => accountId,
    totals: [...accountIds].map((id) => ({ id, total: own.get(id) })),
    cycles: [],
  };
}

/** Ultimate parents as customers, each with the total of its whole family. */
export function families(
  parentOf: ReadonlyMap<string, string | undefined>,
  own: ReadonlyMap<string, Decimal>,
): Customers {
  const { ultimateParentOf, cycles } = accountFamilies(parentOf);
  const totals = new Map<string, Decimal | undefined>();
  for (const [accountId, parentId] of ultimateParentOf) {
    const total = own.get(accountId);
    const before = totals.get(parentId);
    totals.set(parentId, total === undefined ? before : addDecimals(before ?? ZERO, total));
  }
  return {
    kind: 'ultimate-parent',
    customerOf: (accountId) => ultimateParentOf.get(accountId) ?? accountId,
    totals: [...totals].map(([id, total]) => ({ id, total })),
    cycles,
  };
}
