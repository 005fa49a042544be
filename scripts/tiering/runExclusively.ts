import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Terminal } from '../cli/index.ts';
import type { JobWatch, Org, SettledJob } from '../salesforce/index.ts';
import { Journal, leftJournals, removeJournal } from './journal/index.ts';
import type { LeftJournal } from './journal/index.ts';
import { leaseHolders, leasedOrg, takeLeases } from './lease/index.ts';
import type { HeldLeases } from './lease/index.ts';

/** What the jobs write in bulk. */
const WRITTEN_OBJECTS = [
  'Account',
  'Stakeholder__c',
  'Stakeholder_Coverage__c',
  'Stakeholder_Link__c',
  'Team_Role__c',
  'Tier_Snapshot__c',
];
/** Long enough for a last request or two, short enough for someone who pressed Ctrl-C. */
const LAST_WORDS_MS = 10_000;
const NO_JOURNAL: JobWatch = { opened: () => Promise.resolve(), starting: () => Promise.resolve() };

/** How a command makes sure that it writes alone. */
export interface Exclusivity {
  /** Take leases even from a holder that is alive. */
  readonly takeOver: boolean;
  /** Where journals are kept; undefined keeps none. */
  readonly stateFolder: string | undefined;
}

/**
 * Does work that writes by policies while nobody else does: takes their leases, waits for what a run that died had handed over to
 * Salesforce, works, and gives the leases back, however it ended. The work begins after that wait, so that what it reads is what stays.
 * @param policies names of policies, of trials that one-off flags made of them, or of the lease of a job that follows none
 * @param work gets the org to write through, which asks before each write whether the leases are still held
 * @throws CommandError (exit `busy`) when another process holds a lease, or took one
 */
export async function runExclusively<T>(
  { org, terminal }: { readonly org: Org; readonly terminal: Terminal },
  { policies, takeOver, stateFolder }: Exclusivity & { readonly policies: readonly string[] },
  work: (org: Org) => Promise<T>,
): Promise<T> {
  const names = leaseNames(policies);
  const token = randomUUID();
  const journals = stateFolder === undefined ? [] : await leftJournals(stateFolder, org.instanceUrl, terminal);
  const deadTokens = new Set(journals.filter(({ isDead }) => isDead).map(({ run }) => run.token));
  // Before the leases are taken: whoever dies with them must be known to be dead.
  const journal =
    stateFolder === undefined ? undefined : await beginJournal(stateFolder, { org, names, token, terminal });
  try {
    const claim = { token, takeOver, deadTokens, lastWords: () => lastWords(org) };
    const leases = await takeLeases(org, names, claim);
    // With the leases in hand, whoever wrote these journals may write no more, dead or alive.
    const ours = journals.filter(({ run }) => run.policies.every((policy) => names.includes(policy)));
    const guard = { confirm: (asked: Org) => leases.confirm(asked), jobs: journal ?? NO_JOURNAL };
    let result: T;
    try {
      await settle(org, { journals: ours, terminal });
      result = await work(leasedOrg(org, guard));
    } finally {
      await giveBack(org, leases, terminal);
    }
    // After the leases were given back, for the same reason.
    await journal?.remove();
    return result;
  } catch (thrown) {
    await journal?.leave();
    throw thrown;
  }
}

interface OwnRun {
  readonly org: Org;
  readonly names: readonly string[];
  readonly token: string;
  readonly terminal: Terminal;
}

function beginJournal(folder: string, { org, names, token, terminal }: OwnRun): Promise<Journal> {
  const startedAt = new Date().toISOString();
  const own = { org: org.instanceUrl, policies: names, token, host: hostname(), process: process.pid, startedAt };
  return Journal.begin(folder, { kind: 'run', ...own }, terminal);
}

/**
 * A trial of a policy writes where the policy writes, so both need one lease. In the order of names, so that two processes that
 * want the same ones do not each get half.
 */
function leaseNames(policies: readonly string[]): readonly string[] {
  return [...new Set(policies.map((policy) => policy.split('/')[0] ?? policy))].sort();
}

interface LeftWork {
  readonly journals: readonly LeftJournal[];
  readonly terminal: Terminal;
}

/**
 * What earlier runs had begun comes to its end: by their journals, and by the org's own list, which knows runs of other machines and those
 * whose journal is torn. It is asked for the jobs of whoever ever held a lease, and not only of the run before: that one may have died
 * while it waited for a job of the run before it.
 */
async function settle(org: Org, { journals, terminal }: LeftWork): Promise<void> {
  const settled = new Map<string, SettledJob>();
  for (const { file, run, jobs } of journals) {
    terminal.note(`Note: a run that began at ${run.startedAt} did not end; its work is finished now.`);
    for (const { id, job, object } of jobs) {
      const ended = await org.settleJob({ id, kind: job, object });
      if (job === 'ingest') {
        settled.set(id, ended);
      }
    }
    await removeJournal(file);
  }
  for (const job of await org.settleIngest({ objects: WRITTEN_OBJECTS, createdBy: await leaseHolders(org) })) {
    settled.set(job.id, job);
  }
  for (const { id, object, state, processed, failed } of settled.values()) {
    const rows = state === 'Gone' ? '' : `: ${processed} ${object} records processed, ${failed} of them refused`;
    terminal.note(`Note: bulk job ${id} of an earlier run: ${state}${rows}.`);
  }
}

/** A lease that cannot be given back is no fault of the work: it expires. */
async function giveBack(org: Org, leases: HeldLeases, terminal: Terminal): Promise<void> {
  await leases.release(lastWords(org)).catch((thrown: unknown) => {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    terminal.note(`Note: the lease could not be given back (${why}); it expires by itself.`);
  });
}

/** The org for what is still to be said after the command was stopped. */
export function lastWords(org: Org): Org {
  return org.withSignal(AbortSignal.timeout(LAST_WORDS_MS));
}
