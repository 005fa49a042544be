import { asCommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { Cell, Org } from '../salesforce/index.ts';
import type { CheckedOrg } from './checkOrg.ts';
import { ACCOUNT_FIGURES, SNAPSHOT_FIGURES } from './figures.ts';
import type { Figures } from './figures.ts';
import type { Plan } from './planRun.ts';
import { findRun, saveRun } from './runRecordStore.ts';
import { formatRunKey, snapshotKey } from './runKey.ts';
import { checkedCells, runCells } from './runRecord.ts';
import type { RunFacts, RunStatus } from './runRecord.ts';
import { writeRecords } from './writeRecords.ts';
import type { RefusedRecord, WriteRequest } from './writeRecords.ts';

export interface WriteOutcome {
  readonly status: Extract<RunStatus, 'Completed' | 'CompletedWithErrors'>;
  readonly accountsChanged: number;
  readonly snapshotsWritten: number;
  readonly refused: readonly RefusedRecord[];
}

/** Keeps the summary far below the field's 32,768 characters. */
const ERRORS_IN_SUMMARY = 50;

/**
 * Carries a plan out: run record, accounts, snapshots, then the run is closed. A fault on the way marks the run as failed and is
 * thrown on; the next run finishes the work.
 *
 * A run that finds nothing to write on a completed run record only refreshes when it was last checked and what it read; when
 * that run began and what it changed stay as they are.
 */
export async function writePlan(
  org: Org,
  checked: CheckedOrg,
  facts: RunFacts,
  plan: Plan,
  terminal: Terminal,
): Promise<WriteOutcome> {
  const runKey = formatRunKey(facts.key);
  const existing = await findRun(org, runKey);
  if (plan.accounts.length + plan.snapshots.length === 0 && existing?.status === 'Completed') {
    await saveRun(org, checked.run, {
      Run_Key__c: runKey,
      ...checkedCells(facts.ranking, facts.rows),
      Finished_At__c: now(),
    });
    return { status: 'Completed', accountsChanged: 0, snapshotsWritten: 0, refused: [] };
  }
  const runId = await saveRun(org, checked.run, {
    ...runCells(facts),
    Status__c: 'Running',
    Started_At__c: facts.startedAt.toISOString(),
    Finished_At__c: undefined,
    Error_Summary__c: undefined,
  });
  try {
    const accounts = await writeAccounts(org, checked, plan, runKey, terminal);
    const snapshots = await writeSnapshots(org, checked, { facts, plan, runId }, terminal);
    const refused = [...accounts, ...snapshots];
    const outcome: WriteOutcome = {
      status: refused.length === 0 ? 'Completed' : 'CompletedWithErrors',
      accountsChanged: plan.accounts.length - accounts.length,
      snapshotsWritten: plan.snapshots.length - snapshots.length,
      refused,
    };
    await saveRun(org, checked.run, { Run_Key__c: runKey, ...closingCells(outcome, accounts.length) });
    return outcome;
  } catch (thrown) {
    await markFailed(org, checked, runKey, thrown);
    throw thrown;
  }
}

function closingCells(outcome: WriteOutcome, accountsFailed: number): Record<string, Cell> {
  const { refused } = outcome;
  const lines = refused
    .slice(0, ERRORS_IN_SUMMARY)
    .map(({ object, key, errorCode }) => `${object} ${key}: ${errorCode}`);
  const more = refused.length > ERRORS_IN_SUMMARY ? [`… and ${refused.length - ERRORS_IN_SUMMARY} more`] : [];
  return {
    Status__c: outcome.status,
    Accounts_Changed__c: String(outcome.accountsChanged),
    Accounts_Failed__c: String(accountsFailed),
    Snapshots_Written__c: String(outcome.snapshotsWritten),
    Finished_At__c: now(),
    Error_Summary__c: refused.length === 0 ? undefined : [...lines, ...more].join('\n'),
  };
}

/** The fault itself is what the person must read, so one on top of it, on the way down, is not told. */
async function markFailed(org: Org, checked: CheckedOrg, runKey: string, thrown: unknown): Promise<void> {
  const { code } = asCommandError(thrown);
  await saveRun(org, checked.run, {
    Run_Key__c: runKey,
    Status__c: 'Failed',
    Finished_At__c: now(),
    Error_Summary__c: code,
  }).catch(() => undefined);
}

function writeAccounts(
  org: Org,
  checked: CheckedOrg,
  plan: Plan,
  runKey: string,
  terminal: Terminal,
): Promise<RefusedRecord[]> {
  const stamps = { Tiered_On__c: now(), Tiering_Run_Key__c: runKey };
  const records = plan.accounts.map(({ id, figures }) => ({ Id: id, ...toCells(ACCOUNT_FIGURES, figures), ...stamps }));
  return write(org, { object: checked.account, key: 'Id', records }, 'Accounts written', terminal);
}

async function writeSnapshots(
  org: Org,
  checked: CheckedOrg,
  { facts, plan, runId }: { readonly facts: RunFacts; readonly plan: Plan; readonly runId: string },
  terminal: Terminal,
): Promise<RefusedRecord[]> {
  const { key } = facts;
  // A master-detail field cannot be written on an update, so new and known snapshots take different ways.
  const added = plan.snapshots
    .filter(({ id }) => id === undefined)
    .map(({ accountId, figures }) => ({
      Snapshot_Key__c: snapshotKey(key, accountId),
      Account__c: accountId,
      Run__c: runId,
      As_Of__c: key.asOf,
      ...toCells(SNAPSHOT_FIGURES, figures),
    }));
  const corrected = plan.snapshots.flatMap(({ id, figures }) =>
    id === undefined ? [] : [{ Id: id, Run__c: runId, ...toCells(SNAPSHOT_FIGURES, figures) }],
  );
  const object = checked.snapshot;
  return [
    ...(await write(org, { object, key: 'Snapshot_Key__c', records: added }, 'Snapshots written', terminal)),
    ...(await write(org, { object, key: 'Id', records: corrected }, 'Snapshots corrected', terminal)),
  ];
}

async function write(org: Org, request: WriteRequest, label: string, terminal: Terminal): Promise<RefusedRecord[]> {
  if (request.records.length === 0) {
    return [];
  }
  const progress = terminal.progress(label, request.records.length);
  try {
    return await writeRecords(org, request, progress);
  } finally {
    progress.stop();
  }
}

function toCells(fields: readonly string[], figures: Figures): Record<string, Cell> {
  return Object.fromEntries(fields.map((field, index) => [field, figures[index] || undefined]));
}

function now(): string {
  return new Date().toISOString();
}
