import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { readRuns } from './readRuns.ts';
import type { TieringRun } from './readRuns.ts';

const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/**
 * The run that a person means by its number (`TR-000001`), its key (`Default:2026-12-31:12`) or its record id.
 * @throws CommandError when there is none.
 */
export async function findRun(org: Org, reference: string): Promise<TieringRun> {
  const wanted = reference.toLowerCase();
  const id = RECORD_ID.test(reference) ? toLongId(reference) : undefined;
  const run = (await readRuns(org)).find(
    ({ name, key, id: runId }) => name.toLowerCase() === wanted || key.toLowerCase() === wanted || runId === id,
  );
  if (run === undefined) {
    throw new CommandError(
      'usage',
      'UNKNOWN_RUN',
      `There is no tiering run "${reference}".`,
      'Name it by its number, its key or its record id; `strategic-accounts runs` lists them.',
    );
  }
  return run;
}
