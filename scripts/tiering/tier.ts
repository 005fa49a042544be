import { isUsualWindow, rankCustomers, tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { checkVisibility } from './checkVisibility.ts';
import { checkOrg } from './checkOrg.ts';
import type { CheckedOrg } from './checkOrg.ts';
import { families, singleAccounts } from './customers.ts';
import type { Customers } from './customers.ts';
import type { TierOptions } from './options.ts';
import { readOrgFacts } from './orgFacts.ts';
import { planRun } from './planRun.ts';
import type { Plan } from './planRun.ts';
import { readAccounts, requireAccounts } from './readAccounts.ts';
import type { StoredAccount } from './readAccounts.ts';
import { readRevenue } from './readRevenue.ts';
import type { Revenue } from './readRevenue.ts';
import { readSnapshots } from './readSnapshots.ts';
import { writeRefusedFile } from './refusedFile.ts';
import { makeReport } from './report.ts';
import type { RunResult, TierReport } from './report.ts';
import { formatRunKey, runKeyFor } from './runKey.ts';
import type { RunFacts } from './runRecord.ts';
import { writePlan } from './writePlan.ts';

const REFUSED_FILE = 'refused-tiering.csv';

export interface TierContext {
  readonly org: Org;
  readonly terminal: Terminal;
  /** Told as soon as it is certain, so that a run that fails later can still say what it was. */
  readonly onStart?: (known: Pick<TierReport, 'runKey' | 'asOf' | 'window'>) => void;
}

/**
 * One tiering run: check the org, read, add up, rank, plan, and unless it is a dry run, write. Nothing is written before
 * everything was read and every count agreed.
 * @throws CommandError for whatever keeps the run from being right.
 */
export async function tier(context: TierContext, options: TierOptions): Promise<TierReport> {
  const { org, terminal, onStart } = context;
  const startedAt = new Date();
  const checked = await checkOrg(org, options.metric, options.customer);
  await checkVisibility(org, terminal);
  const orgFacts = await readOrgFacts(org, startedAt);
  const window = tieringWindow(options.asOf ?? orgFacts.today, options.windowMonths);
  const key = runKeyFor(checked.metric, options.customer, window);
  onStart?.({ runKey: formatRunKey(key), asOf: key.asOf, window });
  if (!isUsualWindow(window.months)) {
    terminal.note(
      `Note: a window of ${window.months} months is unusual; 12-18 or 36-60 are what the method was made for.`,
    );
  }
  const revenue = await readWonRows(org, checked, window, terminal);
  const noAccount = await org.count('SELECT COUNT() FROM Opportunity WHERE AccountId = null');
  const accounts = await readAccounts(org, options.customer === 'ultimate-parent');
  requireAccounts(revenue, accounts, org.username);
  const history = await readSnapshots(org, key);
  const { totals } = revenue;
  const customers = formCustomers(options, accounts, totals);
  const ranking = rankCustomers(customers.totals);
  const plan = planRun({ ranking, customers, totals }, { accounts, history });
  const facts: RunFacts = {
    key,
    window,
    metric: checked.metric,
    customers,
    currency: orgFacts.currency,
    ranking,
    rows: { read: revenue.rows, won: revenue.rows, noAccount },
    startedAt,
  };
  const nameOf = (id: string) => accounts.get(id)?.name ?? '';
  const result = options.dryRun ? planned(plan) : await carryOut(context, checked, facts, { plan, accounts });
  return makeReport(facts, result, nameOf);
}

function formCustomers(
  { customer }: TierOptions,
  accounts: ReadonlyMap<string, StoredAccount>,
  totals: Revenue['totals'],
): Customers {
  return customer === 'account'
    ? singleAccounts(accounts.keys(), totals)
    : families(new Map([...accounts.values()].map(({ id, parentId }) => [id, parentId])), totals);
}

async function readWonRows(
  org: Org,
  { metric }: CheckedOrg,
  window: RunFacts['window'],
  terminal: Terminal,
): Promise<Revenue> {
  const progress = terminal.progress('Won opportunities read');
  let revenue: Revenue;
  try {
    revenue = await readRevenue(org, metric, window, progress);
  } finally {
    progress.stop();
  }
  if (revenue.rowsWithoutMetric > 0) {
    terminal.note(`Note: ${revenue.rowsWithoutMetric} of them have no ${metric} and count as zero.`);
  }
  if (revenue.rowsWithoutAccount > 0) {
    terminal.note(`Note: ${revenue.rowsWithoutAccount} of them have no account and are not ranked.`);
  }
  return revenue;
}

function planned({ accounts, snapshots }: Plan): RunResult {
  return { status: 'Planned', changes: { accounts: accounts.length, snapshots: snapshots.length } };
}

async function carryOut(
  { org, terminal }: TierContext,
  checked: CheckedOrg,
  facts: RunFacts,
  { plan, accounts }: { readonly plan: Plan; readonly accounts: ReadonlyMap<string, StoredAccount> },
): Promise<RunResult> {
  const { status, accountsChanged, snapshotsWritten, refused } = await writePlan(org, checked, facts, plan, terminal);
  const changes = { accounts: accountsChanged, snapshots: snapshotsWritten };
  if (refused.length === 0) {
    return { status, changes };
  }
  // Snapshot keys end with the account's id.
  const nameOf = (key: string) => accounts.get(key.slice(-18))?.name ?? '';
  await writeRefusedFile(REFUSED_FILE, refused, nameOf);
  for (const { object, key, errorCode, message } of refused) {
    terminal.note(`Refused: ${object} ${key}: ${errorCode}: ${message}`);
  }
  return { status, changes, refused: { records: refused.length, file: REFUSED_FILE } };
}
