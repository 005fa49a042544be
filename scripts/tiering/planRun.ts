import type { Decimal, RankedCustomer, Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Customers } from './customers.ts';
import { NO_FIGURES, accountFigures, leftFigures, sameFigures, sameStanding, snapshotFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import type { StoredAccount } from './readAccounts.ts';
import type { AccountHistory } from './readSnapshots.ts';

export interface AccountChange {
  readonly id: string;
  readonly figures: Figures;
}

export interface SnapshotChange {
  readonly accountId: string;
  /** The record to update; undefined where the snapshot is new. */
  readonly id: string | undefined;
  readonly figures: Figures;
}

/** The difference between what the org holds and what it should hold. */
export interface Plan {
  readonly accounts: readonly AccountChange[];
  readonly snapshots: readonly SnapshotChange[];
}

export interface Holdings {
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly history: ReadonlyMap<string, AccountHistory>;
}

/** What the run found: who was ranked how, and each account's own total. */
export interface Findings {
  readonly ranking: Ranking;
  readonly customers: Customers;
  readonly totals: ReadonlyMap<string, Decimal>;
}

/**
 * Plans what to write, purely. Accounts: only those whose figures differ. Snapshots: for customers that moved and for the top
 * quartile, when quartile, rank or total differ from the account's latest; the snapshot of this very run is only corrected. So a
 * second run plans nothing. In the order of account ids.
 */
export function planRun({ ranking, customers, totals }: Findings, { accounts, history }: Holdings): Plan {
  const ranked = new Map(ranking.customers.map((customer) => [customer.id, customer]));
  const population = ranking.customers.length;
  const ofFamily = new Map(
    customers.kind === 'ultimate-parent' ? customers.totals.map(({ id, total }) => [id, total]) : [],
  );
  const plan = { accounts: [] as AccountChange[], snapshots: [] as SnapshotChange[] };
  for (const id of [...accounts.keys()].sort()) {
    const stored = accounts.get(id)?.figures ?? NO_FIGURES;
    const past = history.get(id);
    const customerId = customers.customerOf(id);
    const customer = ranked.get(customerId);
    const isCustomer = customerId === id;
    const figures = accountFigures({
      customer,
      isCustomer,
      population,
      previousQuartile: history.get(customerId)?.earlier?.figures[0] ?? '',
      ownTotal: totals.get(id),
      familyTotal: ofFamily.get(id),
    });
    if (!sameFigures(stored, figures)) {
      plan.accounts.push({ id, figures });
    }
    const snapshot =
      customer !== undefined && isCustomer
        ? rankedSnapshot(customer, totals.get(id), past)
        : leftSnapshot(past, isCustomer && stored[0] !== '');
    if (snapshot !== undefined) {
      plan.snapshots.push({ accountId: id, id: past?.own?.id, figures: snapshot });
    }
  }
  return plan;
}

function rankedSnapshot(
  customer: RankedCustomer,
  ownTotal: Decimal | undefined,
  past: AccountHistory | undefined,
): Figures | undefined {
  const earlier = past?.earlier?.figures;
  const figures = snapshotFigures(customer, ownTotal, earlier?.[0] ?? '');
  if (past?.own) {
    return sameFigures(past.own.figures, figures) ? undefined : figures;
  }
  const moved = earlier?.[0] !== figures[0];
  const topChanged = customer.quartile === 1 && (earlier === undefined || !sameStanding(earlier, figures));
  return moved || topChanged ? figures : undefined;
}

/**
 * Undefined for an account that was never ranked, or whose leaving is already told.
 * @param carriesTier whether an account without any history still shows that it was ranked
 */
function leftSnapshot(past: AccountHistory | undefined, carriesTier: boolean): Figures | undefined {
  const previous = past?.earlier?.figures[0] ?? '';
  const figures = leftFigures(previous);
  if (past?.own) {
    return sameFigures(past.own.figures, figures) ? undefined : figures;
  }
  const wasRanked = past?.earlier === undefined ? carriesTier : previous !== '';
  return wasRanked ? figures : undefined;
}
