import type { RankedCustomer, Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Customers } from './customers.ts';
import {
  NO_FIGURES,
  accountFigures,
  sameFigures,
  sameStanding,
  snapshotFigure,
  snapshotFigures,
  unrankedFigures,
} from './figures.ts';
import type { Figures } from './figures.ts';
import type { StoredAccount } from './readAccounts.ts';
import type { AccountHistory } from './readSnapshots.ts';
import type { Revenue } from './revenue/index.ts';

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

/** A snapshot that stands under the run's key, but belongs to another policy: it is left as it is. */
export interface ForeignSnapshot {
  readonly accountId: string;
  readonly policy: string;
}

/** The difference between what the org holds and what it should hold. */
export interface Plan {
  /** Empty where the policy writes history only. */
  readonly accounts: readonly AccountChange[];
  readonly snapshots: readonly SnapshotChange[];
  readonly foreign: readonly ForeignSnapshot[];
}

export interface Holdings {
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly history: ReadonlyMap<string, AccountHistory>;
}

/** What the run found: who was ranked how and by which rules, and each account's own totals. */
export interface Findings {
  readonly policy: Pick<TieringPolicy, 'writesToAccount' | 'history'>;
  readonly ranking: Ranking;
  readonly customers: Customers;
  readonly revenue: Pick<Revenue, 'won' | 'open'>;
}

/**
 * Plans what to write, purely. Accounts: only those whose figures differ. Snapshots, unless the policy keeps all: for customers
 * that moved or that damping holds, and for the top quartile when quartile, rank or total differ from the account's latest; the
 * snapshot of this very run is only corrected. So a second run plans nothing. In the order of account ids.
 */
export function planRun(findings: Findings, { accounts, history }: Holdings): Plan {
  const { policy, ranking, customers, revenue } = findings;
  const ranked = new Map(ranking.customers.map((customer) => [customer.id, customer]));
  const population = ranking.customers.length;
  const ofFamily = new Map(
    customers.kind === 'ultimate-parent' ? customers.totals.map(({ id, total }) => [id, total]) : [],
  );
  const plan = { accounts: [] as AccountChange[], snapshots: [] as SnapshotChange[], foreign: [] as ForeignSnapshot[] };
  for (const id of [...accounts.keys()].sort()) {
    const stored = accounts.get(id)?.figures ?? NO_FIGURES;
    const past = history.get(id);
    const customerId = customers.customerOf(id);
    const customer = ranked.get(customerId);
    const isCustomer = customerId === id;
    const own = { won: revenue.won.get(id), open: revenue.open.get(id) };
    const figures = accountFigures({
      customer,
      isCustomer,
      population,
      previousQuartile: snapshotFigure(history.get(customerId)?.earlier?.figures, 'Quartile__c'),
      ownTotal: own.won,
      openPotential: own.open,
      familyTotal: ofFamily.get(id),
    });
    if (policy.writesToAccount && !sameFigures(stored, figures)) {
      plan.accounts.push({ id, figures });
    }
    const carriesTier = policy.writesToAccount && isCustomer && stored[0] !== '';
    const snapshot =
      customer !== undefined && isCustomer
        ? rankedSnapshot(customer, snapshotFigures(customer, own, past?.earlier?.figures), past, policy.history)
        : leftSnapshot(past, carriesTier);
    if (past?.foreign !== undefined) {
      plan.foreign.push({ accountId: id, policy: past.foreign });
    } else if (snapshot !== undefined) {
      plan.snapshots.push({ accountId: id, id: past?.own?.id, figures: snapshot });
    }
  }
  return plan;
}

function rankedSnapshot(
  customer: RankedCustomer,
  figures: Figures,
  past: AccountHistory | undefined,
  kept: TieringPolicy['history'],
): Figures | undefined {
  if (past?.own) {
    return sameFigures(past.own.figures, figures) ? undefined : figures;
  }
  const earlier = past?.earlier?.figures;
  const earlierQuartile = snapshotFigure(earlier, 'Quartile__c');
  const earlierUndamped = snapshotFigure(earlier, 'Undamped_Quartile__c') || earlierQuartile;
  const isDue =
    kept === 'All' ||
    earlierQuartile !== String(customer.quartile) ||
    // Damping asks the next run whether this one already pointed elsewhere.
    customer.held ||
    earlierUndamped !== String(customer.undamped) ||
    (customer.quartile === 1 && (earlier === undefined || !sameStanding(earlier, figures)));
  return isDue ? figures : undefined;
}

/**
 * Undefined for an account that was never ranked, or whose leaving is already told.
 * @param carriesTier whether an account without any history still shows that it was ranked
 */
function leftSnapshot(past: AccountHistory | undefined, carriesTier: boolean): Figures | undefined {
  const earlier = past?.earlier?.figures;
  const wasRanked = snapshotFigure(earlier, 'Quartile__c') !== '';
  if (past?.own) {
    // A customer that came and went under one key has moved nowhere.
    const hasLeft = wasRanked || snapshotFigure(past.own.figures, 'Movement__c') === 'Left';
    const figures = unrankedFigures(earlier, hasLeft ? 'Left' : 'Unchanged');
    return sameFigures(past.own.figures, figures) ? undefined : figures;
  }
  return wasRanked || (earlier === undefined && carriesTier) ? unrankedFigures(earlier, 'Left') : undefined;
}
