import { rankCustomers, tieringWindow, windowEndFor } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Ranking, TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Terminal } from '../cli/index.ts';
import { families, singleAccounts } from './customers.ts';
import type { Customers } from './customers.ts';
import type { CheckedPolicy } from './checkPolicies.ts';
import type { PreparedTiering } from './prepareTiering.ts';
import { requireAccounts } from './readAccounts.ts';
import type { StoredAccount } from './readAccounts.ts';
import { earlierStanding, readSnapshots } from './readSnapshots.ts';
import type { AccountHistory } from './readSnapshots.ts';
import { readRevenue } from './revenue/index.ts';
import type { Revenue } from './revenue/index.ts';
import type { RunKey } from './runKey.ts';

/** What a policy makes of the org's opportunities as they are now; nothing of it is written. */
export interface RankedPolicy {
  readonly policy: TieringPolicy;
  readonly key: RunKey;
  readonly window: TieringWindow;
  readonly revenue: Revenue;
  readonly customers: Customers;
  readonly history: ReadonlyMap<string, AccountHistory>;
  readonly ranking: Ranking;
}

/** The window of a policy as of a day. */
export function windowOf({ windowEnd, windowMonths }: TieringPolicy, day: string): TieringWindow {
  return tieringWindow(windowEndFor(day, windowEnd), windowMonths);
}

/** The key of a policy's run over a window. */
export function runKeyOf({ name, windowMonths }: TieringPolicy, window: TieringWindow): RunKey {
  return { policy: name, asOf: window.end, months: windowMonths };
}

/**
 * Reads what a policy counts, adds it up and ranks.
 * @throws CommandError when rows cannot be added up, or belong to accounts that the user cannot read.
 */
export async function rankPolicy(
  prepared: PreparedTiering,
  { policy, metric, filter }: CheckedPolicy,
  accounts: ReadonlyMap<string, StoredAccount>,
): Promise<RankedPolicy> {
  const { org, terminal, day, rates } = prepared;
  const window = windowOf(policy, day);
  const key = runKeyOf(policy, window);
  const progress = terminal.progress(`Opportunities read for ${policy.name}`);
  let revenue: Revenue;
  try {
    revenue = await readRevenue(org, { metric, window, openPotential: policy.openPotential, filter, rates }, progress);
  } finally {
    progress.stop();
  }
  tellGaps(revenue, metric.name, terminal);
  requireAccounts(revenue, accounts, org.username);
  const history = await readSnapshots(org, key);
  const customers = formCustomers(policy, accounts, revenue);
  const ranking = rankCustomers(
    customers.totals.map((customer) => ({ ...customer, earlier: earlierStanding(history.get(customer.id)) })),
    { ...policy, zeros: policy.zeroTotals },
  );
  return { policy, key, window, revenue, customers, history, ranking };
}

function formCustomers(
  { customer }: TieringPolicy,
  accounts: ReadonlyMap<string, StoredAccount>,
  { ranked }: Revenue,
): Customers {
  return customer === 'Account'
    ? singleAccounts(accounts.keys(), ranked)
    : families(new Map([...accounts.values()].map(({ id, parentId }) => [id, parentId])), ranked);
}

function tellGaps({ rows }: Revenue, metric: string, terminal: Terminal): void {
  if (rows.withoutMetric > 0) {
    terminal.note(`Note: ${rows.withoutMetric} of them have no ${metric} and count as zero.`);
  }
  if (rows.withoutAccount > 0) {
    terminal.note(`Note: ${rows.withoutAccount} of them have no account and are not ranked.`);
  }
}
