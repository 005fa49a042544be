import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { TierOptions } from './options.ts';
import { findMovers } from './movers.ts';
import { planRun } from './planRun.ts';
import type { Plan } from './planRun.ts';
import { readBenchmarkRecords } from './policies/index.ts';
import { prepareTiering } from './prepareTiering.ts';
import type { PreparedTiering, TieringContext } from './prepareTiering.ts';
import { rankPolicy, runKeyOf, windowOf } from './rankPolicy.ts';
import { readAccounts } from './readAccounts.ts';
import type { StoredAccount } from './readAccounts.ts';
import { refusedFileName, tellRefused } from './refusedFile.ts';
import { makeReport } from './report.ts';
import type { RunResult, TierReport, TierReports } from './report.ts';
import { runExclusively } from './runExclusively.ts';
import { formatRunKey, snapshotKey } from './runKey.ts';
import type { RunFacts } from './runRecord.ts';
import { writePlan } from './writePlan.ts';

export interface TierContext extends TieringContext {
  /** Told as soon as it is certain, so that a run that fails later can still say what it was. */
  readonly onStart?: (known: Pick<TierReport, 'runKey' | 'asOf' | 'window'>) => void;
}

/** One run, planned and not written. */
interface PlannedRun {
  readonly facts: RunFacts;
  readonly plan: Plan;
}

/**
 * Tiers by one policy or by all active ones: check the org, read, add up, rank, plan, and unless it is a dry run, write. Nothing
 * is written before everything was read for all of them and every count agreed.
 * @throws CommandError for whatever keeps a run from being right.
 */
export async function tier(context: TierContext, options: TierOptions): Promise<TierReports> {
  const startedAt = new Date();
  const prepared = await prepareTiering(context, options);
  tellStart(context, prepared);
  if (options.dryRun) {
    return tierBy(prepared, options, startedAt);
  }
  const policies = prepared.policies.map(({ policy }) => policy.name);
  return runExclusively(prepared, { ...options, policies }, (org) => tierBy({ ...prepared, org }, options, startedAt));
}

async function tierBy(prepared: PreparedTiering, { dryRun }: TierOptions, startedAt: Date): Promise<TierReports> {
  const accounts = await readAccounts(prepared.org);
  const runs = await planRuns(prepared, accounts, startedAt);
  const nameOf = (id: string) => accounts.get(id)?.name ?? '';
  const reports: TierReport[] = [];
  for (const run of runs) {
    const result = dryRun ? planned(run, prepared.terminal) : await carryOut(prepared, run, accounts);
    reports.push(makeReport(run.facts, result, nameOf));
  }
  const [first, ...others] = reports;
  if (first === undefined) {
    throw new CommandError('unexpected', 'NO_POLICY', 'There was no policy to tier by.', 'Report this.');
  }
  return { ...first, others };
}

function tellStart({ onStart }: TierContext, { policies, day }: PreparedTiering): void {
  const [main] = policies;
  if (main !== undefined) {
    const window = windowOf(main.policy, day);
    onStart?.({ runKey: formatRunKey(runKeyOf(main.policy, window)), asOf: window.end, window });
  }
}

async function planRuns(
  prepared: PreparedTiering,
  accounts: ReadonlyMap<string, StoredAccount>,
  startedAt: Date,
): Promise<readonly PlannedRun[]> {
  const { org, currency } = prepared;
  const noAccount = await org.count('SELECT COUNT() FROM Opportunity WHERE AccountId = null');
  const benchmarks = await readBenchmarkRecords(org);
  const runs: PlannedRun[] = [];
  for (const checkedPolicy of prepared.policies) {
    const ranked = await rankPolicy(prepared, checkedPolicy, accounts);
    const { rows } = ranked.revenue;
    const facts: RunFacts = {
      ...ranked,
      benchmarks,
      currency: checkedPolicy.metric.type === 'currency' ? currency : undefined,
      movers: findMovers(ranked.ranking, ranked.history, (id) => accounts.has(id)),
      rows: {
        read: rows.won + rows.open,
        won: rows.won,
        open: rows.open,
        withoutMetric: rows.withoutMetric,
        noAccount,
      },
      startedAt,
    };
    runs.push({ facts, plan: planRun(ranked, { accounts, history: ranked.history }) });
  }
  return runs;
}

function planned({ facts, plan }: PlannedRun, terminal: Terminal): RunResult {
  for (const { accountId, policy } of plan.foreign) {
    const key = snapshotKey(facts.key, accountId);
    terminal.note(`Note: the snapshot ${key} belongs to the policy ${policy} and would not be overwritten.`);
  }
  return { status: 'Planned', changes: { accounts: plan.accounts.length, snapshots: plan.snapshots.length } };
}

async function carryOut(
  { org, terminal, checked }: PreparedTiering,
  { facts, plan }: PlannedRun,
  accounts: ReadonlyMap<string, StoredAccount>,
): Promise<RunResult> {
  const order = { checked, facts, plan, accounts };
  const { status, accountsChanged, snapshotsWritten, refused, gone } = await writePlan(org, order, terminal);
  const changes = { accounts: accountsChanged, snapshots: snapshotsWritten };
  const file = refusedFileName(facts.policy.writesToAccount ? undefined : facts.policy.name);
  // Snapshot keys end with the account's id.
  const nameOf = (key: string) => accounts.get(key.slice(-18))?.name ?? '';
  const told = await tellRefused(terminal, { refused, file, nameOf });
  return {
    status,
    changes,
    ...(gone === 0 ? {} : { skipped: { accounts: gone } }),
    ...(told === undefined ? {} : { refused: told }),
  };
}
