import { CommandError } from '../cli/index.ts';
import { protocolFault } from './faults.ts';
import { jobFault, openJob } from './jobs.ts';
import type { JobInfo } from './jobs.ts';
import { BadPage, readPage } from './resultPage.ts';
import { isTransient, repeat } from './repeat.ts';
import type { Session } from './Session.ts';
import type { Page, PageReader, PageRequest } from './resultPage.ts';
import { sumReader, Totals } from './scan/index.ts';
import type { AddedUpQuery, StreamedQuery, Sums } from './types.ts';
import { waitForJob } from './waitForJob.ts';

/** A query that Salesforce gave up, or whose job somebody deleted, is asked once more: twice is no accident. */
const MOST_JOBS = 2;

/**
 * Runs a Bulk API 2.0 query and hands its pages to a reader, each one when it is whole. No LIMIT and no ORDER BY: either
 * would turn off the platform's chunking.
 * @returns the number of rows, when every page's count and their sum agree with what Salesforce says.
 */
export async function streamQuery(
  session: Session,
  { object, columns, where, watch }: StreamedQuery,
  readBody: PageReader,
): Promise<number> {
  const what = `Bulk query on ${object}`;
  const query = `SELECT ${columns.join(', ')} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`;
  const { id, numberRecordsProcessed: promised } = await completedJob(session, { query, object, what, watch });
  const seen = new Set<string>();
  let locator: string | undefined = '';
  let rows = 0;
  while (locator !== undefined) {
    if (seen.has(locator)) {
      throw protocolFault('REPEATED_LOCATOR', `${what}: job ${id} gave the locator ${locator} twice.`);
    }
    seen.add(locator);
    const request: PageRequest = { jobId: id, locator, columns, what };
    const page: Page = await repeat(
      { retries: session.retries, signal: session.guard.signal },
      () => readPage(session, request, readBody),
      (thrown) => isTransient(thrown) || thrown instanceof BadPage,
    );
    page.keep();
    rows += page.rows;
    locator = page.next;
  }
  if (rows !== promised) {
    throw protocolFault('WRONG_COUNT', `${what}: job ${id} found ${promised} rows, but its pages held ${rows}.`);
  }
  return rows;
}

interface QueryJob {
  readonly query: string;
  readonly object: string;
  readonly what: string;
  readonly watch: StreamedQuery['watch'];
}

/** Runs a query and adds its amounts up. The counts of rows are checked as for every query. */
export async function addUp(session: Session, query: AddedUpQuery, onRows: (rows: number) => void): Promise<Sums> {
  const totals = new Totals(query);
  await streamQuery(session, totals.query, sumReader(totals, onRows));
  return totals;
}

async function completedJob(session: Session, { query, object, what, watch }: QueryJob): Promise<JobInfo> {
  for (let jobs = 1; ; jobs++) {
    const opened = await openJob(session, 'query', { operation: 'query', query }, what);
    await watch?.opened({ id: opened.id, kind: 'query', object, operation: 'query' });
    const job = await waitForJob(session, 'query', opened.id, what).catch((thrown: unknown) => {
      if (jobs < MOST_JOBS && isGone(thrown)) {
        return undefined;
      }
      throw thrown;
    });
    if (job?.state === 'JobComplete') {
      return job;
    }
    if (job !== undefined && jobs >= MOST_JOBS) {
      throw jobFault(what, job);
    }
  }
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof CommandError && thrown.code === 'NOT_FOUND';
}
