import type { TieringRun } from '../runs/index.ts';
import { ACCOUNT_FIGURES, SNAPSHOT_FIGURES, formatRunKey, isSameKey, planRun } from '../tiering/index.ts';
import type { Figures, RankedPolicy, StoredAccount } from '../tiering/index.ts';

/** A figure that is stored otherwise than the opportunities give it now; '' is an empty field. */
export interface Difference {
  readonly field: string;
  readonly stored: string;
  readonly now: string;
}

/** How the org's stored figures compare with what the opportunities give now. */
export interface StoredComparison {
  /** Where they stand: on the account, or for a policy that writes history only, on its snapshot. */
  readonly where: 'Account' | 'Tier_Snapshot__c';
  readonly run: Pick<TieringRun, 'name' | 'key' | 'finishedAt'>;
  readonly differences: readonly Difference[];
  /** Accounts of the whole org that the next run of this policy would change. */
  readonly accountsToChange: number;
}

/** Why stored figures and those of now cannot be compared; a whole sentence. */
export interface NotComparable {
  readonly reason: string;
}

export interface StoredFacts {
  readonly accountId: string;
  readonly customerId: string;
  readonly ranked: RankedPolicy;
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  /** All runs of the org, the latest started first. */
  readonly runs: readonly TieringRun[];
}

/**
 * Compares what the run of this policy and window left in the org with what its opportunities give now, purely. What the next
 * run would write is the difference, so the plan of that run is asked.
 */
export function compareStored(facts: StoredFacts): StoredComparison | NotComparable {
  const { ranked, runs, accounts } = facts;
  const runKey = formatRunKey(ranked.key);
  const run = runs.find(({ key }) => isSameKey(key, runKey));
  if (run === undefined) {
    return { reason: `There is no run ${runKey} yet, so nothing is stored to compare with.` };
  }
  if (!hasEnded(run)) {
    return {
      reason: `Run ${run.name} of this date has the status ${run.status}, so its figures are not compared with.`,
    };
  }
  const plan = planRun(ranked, { accounts, history: ranked.history });
  const told = {
    run: { name: run.name, key: run.key, finishedAt: run.finishedAt },
    accountsToChange: plan.accounts.length,
  };
  if (run.writesToAccount) {
    const latest = runs.find((other) => other.writesToAccount && hasEnded(other));
    if (latest !== run) {
      return { reason: `The accounts carry the figures of a later run, ${latest?.name ?? ''} (${latest?.key ?? ''}).` };
    }
    const now = plan.accounts.find(({ id }) => id === facts.accountId)?.figures;
    const stored = accounts.get(facts.accountId)?.figures;
    return { ...told, where: 'Account', differences: differences(ACCOUNT_FIGURES, stored, now) };
  }
  const own = ranked.history.get(facts.customerId)?.own?.figures;
  const now = plan.snapshots.find(({ accountId }) => accountId === facts.customerId)?.figures;
  if (own === undefined && now === undefined) {
    return {
      reason: `The policy writes history only, and run ${run.name} kept no snapshot of this customer: it had not moved.`,
    };
  }
  return { ...told, where: 'Tier_Snapshot__c', differences: differences(SNAPSHOT_FIGURES, own, now) };
}

/** Whether the run came to its end and was not undone. */
export function hasEnded({ status }: TieringRun): boolean {
  return status === 'Completed' || status === 'CompletedWithErrors';
}

/** @param now undefined where nothing differs */
function differences(fields: readonly string[], stored: Figures | undefined, now: Figures | undefined): Difference[] {
  return now === undefined
    ? []
    : fields
        .map((field, index) => ({ field, stored: stored?.[index] ?? '', now: now[index] ?? '' }))
        .filter((figure) => figure.stored !== figure.now);
}
