import { asCommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { Cell, Org } from '../salesforce/index.ts';
import type { CheckedOrg } from './checkOrg.ts';
import { imageFiles } from './beforeImage.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS, NO_FIGURES, SNAPSHOT_FIGURES } from './figures.ts';
import type { Figures } from './figures.ts';
import { sortRefusals } from './goneAccounts.ts';
import type { Plan } from './planRun.ts';
import type { StoredAccount } from './readAccounts.ts';
import { lastWords } from './runExclusively.ts';
import { findRun, saveRun } from './runRecordStore.ts';
import { formatRunKey, snapshotKey } from './runKey.ts';
import { runCells } from './runRecord.ts';
import type { RunFacts, RunStatus } from './runRecord.ts';
import { writeRecords } from './writeRecords.ts';
import type { RefusedRecord } from './writeRecords.ts';

export interface WriteOutcome {
  readonly status: Extract<RunStatus, 'Completed' | 'CompletedWithErrors'>;
  readonly accountsChanged: number;
  readonly snapshotsWritten: number;
  readonly refused: readonly RefusedRecord[];
  /** Accounts that were deleted or merged into others since they were read. */
  readonly gone: number;
}

/** Keeps the summary far below the field's 32,768 characters. */
const ERRORS_IN_SUMMARY = 50;

/** What one run writes where, and over what. */
export interface WriteOrder {
  readonly checked: CheckedOrg;
  readonly facts: RunFacts;
  readonly plan: Plan;
  /** The accounts as they were read. */
  readonly accounts: ReadonlyMap<string, StoredAccount>;
}

/**
 * Carries a plan out: run record, image of the accounts as they are, accounts, snapshots, then the run is closed. A fault on the
 * way marks the run as failed and is thrown on; the next run finishes the work.
 *
 * A run that finds nothing to write on a completed run record only refreshes what it found and when it was last checked; when
 * that run began and what it changed stay as they are.
 */
export async function writePlan(org: Org, order: WriteOrder, terminal: Terminal): Promise<WriteOutcome> {
  const { checked, facts, plan } = order;
  const runKey = formatRunKey(facts.key);
  const existing = await findRun(org, runKey);
  const isEmpty = plan.accounts.length + plan.snapshots.length + plan.foreign.length === 0;
  if (isEmpty && existing?.status === 'Completed') {
    await saveRun(org, checked.run, { ...runCells(facts), Finished_At__c: now() });
    return { status: 'Completed', accountsChanged: 0, snapshotsWritten: 0, refused: [], gone: 0 };
  }
  const runId = await saveRun(org, checked.run, {
    ...runCells(facts),
    Status__c: 'Running',
    Started_At__c: facts.startedAt.toISOString(),
    Finished_At__c: undefined,
    Undone_At__c: undefined,
    Error_Summary__c: undefined,
  });
  try {
    const stamps = [now(), runKey];
    await saveImage(org, order, { runId, stamps });
    const accounts = await writeAccounts(org, order, stamps, terminal);
    const snapshots = await writeSnapshots(org, order, runId, terminal);
    const sorted = await sortRefusals(org, [...accounts, ...snapshots], accountsOf(plan));
    const refused = [...sorted.refused, ...foreignSnapshots(order)];
    const outcome: WriteOutcome = {
      status: refused.length === 0 ? 'Completed' : 'CompletedWithErrors',
      accountsChanged: plan.accounts.length - accounts.length,
      snapshotsWritten: plan.snapshots.length - snapshots.length,
      refused,
      gone: sorted.gone.size,
    };
    await saveRun(org, checked.run, { Run_Key__c: runKey, ...closingCells(outcome) });
    return outcome;
  } catch (thrown) {
    await markFailed(org, checked, runKey, thrown);
    throw thrown;
  }
}

/** The account that a refused record is, or belongs to: a new snapshot is named by its key, which ends with it, a known one by its id. */
function accountsOf({ snapshots }: Plan): (record: RefusedRecord) => string {
  const known = new Map(snapshots.map(({ id, accountId }) => [id, accountId]));
  return ({ object, key }) => (object === 'Account' ? key : (known.get(key) ?? key.slice(-18)));
}

function closingCells(outcome: WriteOutcome): Record<string, Cell> {
  const { refused } = outcome;
  const lines = refused
    .slice(0, ERRORS_IN_SUMMARY)
    .map(({ object, key, errorCode }) => `${object} ${key}: ${errorCode}`);
  const more = refused.length > ERRORS_IN_SUMMARY ? [`… and ${refused.length - ERRORS_IN_SUMMARY} more`] : [];
  return {
    Status__c: outcome.status,
    Accounts_Changed__c: String(outcome.accountsChanged),
    Accounts_Failed__c: String(refused.filter(({ object }) => object === 'Account').length),
    Snapshots_Written__c: String(outcome.snapshotsWritten),
    Finished_At__c: now(),
    Error_Summary__c: refused.length === 0 ? undefined : [...lines, ...more].join('\n'),
  };
}

/** The fault itself is what the person must read, so one on top of it, on the way down, is not told. */
async function markFailed(org: Org, checked: CheckedOrg, runKey: string, thrown: unknown): Promise<void> {
  const { code } = asCommandError(thrown);
  await saveRun(lastWords(org), checked.run, {
    Run_Key__c: runKey,
    Status__c: 'Failed',
    Finished_At__c: now(),
    Error_Summary__c: code,
  }).catch(() => undefined);
}

/** What is about to be replaced is stored on the run before the first account is written, so that it can be undone. */
async function saveImage(
  org: Org,
  { facts, plan, accounts }: WriteOrder,
  { runId, stamps }: { readonly runId: string; readonly stamps: readonly string[] },
): Promise<void> {
  const rows = plan.accounts.map(({ id, figures }) => {
    const stored = accounts.get(id);
    return {
      id,
      before: [...(stored?.figures ?? NO_FIGURES), ...(stored?.stamps ?? [])],
      after: [...figures, ...stamps],
    };
  });
  for (const { name, content } of imageFiles(rows, facts.startedAt)) {
    await org.saveFile({ recordId: runId, name, content });
  }
}

function writeAccounts(
  org: Org,
  { checked, plan }: WriteOrder,
  stamps: readonly string[],
  terminal: Terminal,
): Promise<RefusedRecord[]> {
  const records = plan.accounts.map(({ id, figures }) => ({
    Id: id,
    ...toCells(ACCOUNT_FIGURES, figures),
    ...toCells(ACCOUNT_STAMPS, stamps),
  }));
  return writeRecords(org, { object: checked.account, key: 'Id', records }, { terminal, label: 'Accounts written' });
}

async function writeSnapshots(
  org: Org,
  { checked, facts: { key }, plan }: WriteOrder,
  runId: string,
  terminal: Terminal,
): Promise<RefusedRecord[]> {
  const identity = { Run__c: runId, Policy__c: key.policy, Window_Months__c: String(key.months) };
  // A master-detail field cannot be written on an update, so new and known snapshots take different ways.
  const added = plan.snapshots
    .filter(({ id }) => id === undefined)
    .map(({ accountId, figures }) => ({
      Snapshot_Key__c: snapshotKey(key, accountId),
      Account__c: accountId,
      As_Of__c: key.asOf,
      ...identity,
      ...toCells(SNAPSHOT_FIGURES, figures),
    }));
  const corrected = plan.snapshots.flatMap(({ id, figures }) =>
    id === undefined ? [] : [{ Id: id, ...identity, ...toCells(SNAPSHOT_FIGURES, figures) }],
  );
  const object = checked.snapshot;
  const newOnes = { object, key: 'Snapshot_Key__c', records: added };
  const refused = await writeRecords(org, newOnes, { terminal, label: 'Snapshots written' });
  const knownOnes = { object, key: 'Id', records: corrected };
  return [...refused, ...(await writeRecords(org, knownOnes, { terminal, label: 'Snapshots corrected' }))];
}

/** Not refused by Salesforce but by us; the person has to look at them all the same. */
function foreignSnapshots({ facts: { key }, plan }: WriteOrder): RefusedRecord[] {
  return plan.foreign.map(({ accountId, policy }) => ({
    object: 'Tier_Snapshot__c',
    key: snapshotKey(key, accountId),
    errorCode: 'FOREIGN_SNAPSHOT',
    message: `a snapshot of the policy ${policy} stands under this key; correct its key or delete it, then run again`,
  }));
}

function toCells(fields: readonly string[], figures: Figures): Record<string, Cell> {
  return Object.fromEntries(fields.map((field, index) => [field, figures[index] || undefined]));
}

/** To the second, as the platform keeps it, so that what is read back is what was sent. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '.000');
}
