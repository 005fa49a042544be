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
const KB_PER_RECORD = 2;
const KB_PER_MB = 1024;
/** The job leaves this part of the daily requests to others and stops before it. */
const RESERVED_SHARE = 0.05;
const RUNS_A_YEAR = 12;

/** What the org has left against what a run is likely to take. Source: "Limits", REST API Developer Guide. */
export const LIMITS: Check = {
  name: 'Limits',
  look: async (context) => {
    const answer = await context.org.resource('/limits');
    const estimate = await runEstimate(context);
    return [
      requests(limitOf(answer, 'DailyApiRequests'), estimate),
      queryJobs(limitOf(answer, 'DailyBulkV2QueryJobs'), estimate),
      storage(limitOf(answer, 'DataStorageMB'), estimate),
    ];
  },
};

function requests(limit: Limit | undefined, { apiRequests }: RunEstimate): Found {
  if (limit === undefined) {
    return note('The org does not tell how many API requests are left.');
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
    return note('The org does not tell how many Bulk API query jobs are left.');
  }
  const told = `A run takes ${estimate.queryJobs} Bulk API query jobs; ${limit.Remaining} of ${limit.Max} are left today.`;
  return estimate.queryJobs > limit.Remaining
    ? stops(told, 'Run the job again when jobs are free (24 hours, rolling).')
    : ok(told);
}

function storage(limit: Limit | undefined, { snapshots, isFirst }: RunEstimate): Found {
  const first = isFirst ? 'The first run' : 'A run like the latest';
  const needed = megabytes(snapshots);
  if (limit === undefined) {
    return note(
      `${first} keeps about ${snapshots} snapshots, ${needed} MB; the org does not tell how much storage is left.`,
    );
  }
  const told = `${first} keeps about ${snapshots} snapshots, ${needed} MB, of ${limit.Remaining} MB that are left`;
  const remedy =
    'Free data storage (Setup, Storage Usage), or keep less history: MoversAndTop in History__c of the policies.';
  if (needed > limit.Remaining) {
    return stops(`${told}.`, remedy);
  }
  return needed * RUNS_A_YEAR > limit.Remaining
    ? warning(`${told}: not enough for a year of monthly runs.`, remedy)
    : ok(`${told}.`);
}

function megabytes(records: number): number {
  return Math.ceil((records * KB_PER_RECORD) / KB_PER_MB);
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
