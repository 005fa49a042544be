import { CommandError } from '../cli/index.ts';
import { requireObjects } from '../readiness/index.ts';
import type { Task } from '../readiness/index.ts';
import type { Org } from '../salesforce/index.ts';
import { READ_RUN_FIELDS, readRuns } from './readRuns.ts';
import type { TieringRun } from './readRuns.ts';

const LISTING: Task = { what: 'list tiering runs', permissionSet: 'Strategic_Accounts_Sync' };

export interface ListRunsOptions {
  /** Only runs of this policy; upper and lower case are the same, as they are to the org. */
  readonly policy?: string;
  /** Not more than the latest so many. */
  readonly limit: number;
}

/** What `--json` prints. */
export interface RunsReport {
  readonly status: 'Completed';
  /** How many runs there are, with those beyond the limit. */
  readonly found: number;
  readonly runs: readonly TieringRun[];
}

/**
 * The latest tiering runs of an org.
 * @throws CommandError when the org is not ready, or has runs but none of the policy.
 */
export async function listRuns(org: Org, { policy, limit }: ListRunsOptions): Promise<RunsReport> {
  await requireObjects(org, LISTING, [
    { object: 'Tiering_Run__c', write: 'none', readable: READ_RUN_FIELDS, writable: [] },
  ]);
  const all = await readRuns(org);
  const wanted = policy === undefined ? all : all.filter((run) => run.policy.toLowerCase() === policy.toLowerCase());
  if (policy !== undefined && wanted.length === 0 && all.length > 0) {
    const policies = [...new Set(all.map((run) => run.policy))].sort();
    throw new CommandError(
      'usage',
      'NO_RUN_OF_POLICY',
      `There is no run of a policy "${policy}".`,
      `Policies with runs: ${policies.join(', ')}.`,
    );
  }
  return { status: 'Completed', found: wanted.length, runs: wanted.slice(0, limit) };
}
