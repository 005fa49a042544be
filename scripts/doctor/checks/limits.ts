import { CommandError } from '../../cli/index.ts';
import type { Org } from '../../salesforce/index.ts';
import { IMAGE_ROW_BYTES } from '../../tiering/index.ts';
import type { Check } from '../DoctorContext.ts';
import { note, ok, stops, warning } from '../Finding.ts';
import type { Found } from '../Finding.ts';
import { runEstimate } from '../runEstimate.ts';
import type { RunEstimate } from '../runEstimate.ts';

interface Limit {
  readonly Max: number;
  readonly Remaining: number;
}

/** Most records take 2 KB. Source: "Salesforce Record Size Overview", Salesforce Help. */
const RECORD_BYTES = 2 * 1024;
const MB = 1024 * 1024;
/** The job leaves this part of the daily requests to others and stops before it. */
const RESERVED_SHARE = 0.05;
const RUNS_A_YEAR = 12;

const UNTOLD = 'the org tells users with View Setup and Configuration alone';

/**
 * What the org has left against what a run is likely to take. Source: "Limits", REST API Developer Guide: it is told to users with View Setup
 * and Configuration, which the job does without.
 */
export const LIMITS: Check = {
  name: 'Limits',
  look: async (context) => {
    const answer = await toldLimits(context.org);
    const estimate = await runEstimate(context);
    return [
      requests(limitOf(answer, 'DailyApiRequests'), estimate),
      queryJobs(limitOf(answer, 'DailyBulkV2QueryJobs'), estimate),
      dataStorage(limitOf(answer, 'DataStorageMB'), estimate),
      ...(estimate.imaged === 0 ? [] : [fileStorage(limitOf(answer, 'FileStorageMB'), estimate)]),
    ];
  },
};

/** Undefined where the user may not know. */
async function toldLimits(org: Org): Promise<unknown> {
  try {
    return await org.resource('/limits');
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'salesforce') return undefined;
    throw thrown;
  }
}

function requests(limit: Limit | undefined, { apiRequests }: RunEstimate): Found {
  if (limit === undefined) {
    return note(`A run takes about ${apiRequests} API requests; ${UNTOLD} how many are left.`);
  }
  const reserved = Math.ceil(limit.Max * RESERVED_SHARE);
  const spare = limit.Remaining - reserved;
  const told = `A run takes about ${apiRequests} API requests; ${limit.Remaining} of ${limit.Max} are left today`;
  const remedy =
    'Run the job at night, or look at who uses them (Setup, Company Information, API Requests, Last 24 Hours).';
  if (apiRequests > spare) {
    return stops(`${told}, and the job leaves the last ${reserved} to others.`, remedy);
  }
  return apiRequests * 2 > spare ? warning(`${told}.`, remedy) : ok(`${told}.`);
}

function queryJobs(limit: Limit | undefined, estimate: RunEstimate): Found {
  if (limit === undefined) {
    return note(`A run takes ${estimate.queryJobs} Bulk API query jobs; ${UNTOLD} how many are left.`);
  }
  const told = `A run takes ${estimate.queryJobs} Bulk API query jobs; ${limit.Remaining} of ${limit.Max} are left today.`;
  return estimate.queryJobs > limit.Remaining
    ? stops(told, 'Run the job again when jobs are free (24 hours, rolling).')
    : ok(told);
}

function dataStorage(limit: Limit | undefined, { snapshots, isFirst }: RunEstimate): Found {
  const first = isFirst ? 'The first run' : 'A run like the latest';
  return storage(limit, {
    bytes: snapshots * RECORD_BYTES,
    kept: `${first} keeps about ${snapshots} snapshots`,
    of: 'data storage',
    remedy:
      'Free data storage (Setup, Storage Usage), or keep less history: MoversAndTop in History__c of the policies.',
  });
}

/** Nothing ever removes what undo needs, and a run that cannot store it stops before the first account. */
function fileStorage(limit: Limit | undefined, { imaged }: RunEstimate): Found {
  return storage(limit, {
    bytes: imaged * IMAGE_ROW_BYTES,
    kept: `A run keeps a file of what up to ${imaged} accounts held before`,
    of: 'file storage',
    remedy:
      'Free file storage (Setup, Storage Usage); the files of runs that nobody will undo any more may be deleted (`accounts-before-…csv` on Tiering Runs).',
  });
}

interface Stored {
  readonly bytes: number;
  /** What a run keeps there. */
  readonly kept: string;
  readonly of: string;
  readonly remedy: string;
}

function storage(limit: Limit | undefined, { bytes, kept, of, remedy }: Stored): Found {
  const needed = Math.ceil(bytes / MB);
  if (limit === undefined) {
    return note(`${kept}, ${needed} MB; ${UNTOLD} how much ${of} is left.`);
  }
  const told = `${kept}, ${needed} MB, of ${limit.Remaining} MB of ${of} that are left`;
  if (needed > limit.Remaining) {
    return stops(`${told}.`, remedy);
  }
  return needed * RUNS_A_YEAR > limit.Remaining
    ? warning(`${told}: not enough for a year of monthly runs.`, remedy)
    : ok(`${told}.`);
}

function limitOf(answer: unknown, name: string): Limit | undefined {
  const limit: unknown =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;
  return isLimit(limit) ? limit : undefined;
}

function isLimit(value: unknown): value is Limit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Max' in value &&
    'Remaining' in value &&
    typeof value.Max === 'number' &&
    typeof value.Remaining === 'number'
  );
}
