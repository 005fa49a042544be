import { CommandError } from '../cli/index.ts';
import { jobFault } from './jobs.ts';
import { endedQueryJob, hasTimedOut } from './queryJob.ts';
import { halves, withinWindow } from './queryWindow.ts';
import type { QueryWindow } from './queryWindow.ts';
import { readResults } from './readResults.ts';
import { readSmall } from './readSmall.ts';
import type { PageReader } from './resultPage.ts';
import type { Session } from './Session.ts';
import type { StreamedQuery } from './types.ts';

/** A query that Salesforce gave up, or whose job somebody deleted, is asked once more: twice is no accident. */
const MOST_ATTEMPTS = 2;
/** A year in 32 parts is eleven days each; a query that takes too long for those has another cause than its size. */
const MOST_HALVINGS = 5;

/** What becomes of the pages of a query. */
export interface Reading {
  /** Called when reading begins, and again when it begins anew: what was read before then counts no more. */
  begin(): PageReader;
  /** Whether pages that were kept can be forgotten. */
  canBeginAnew(): boolean;
}

/**
 * Runs a query and hands its pages to a reader, each one when it is whole: by REST where that takes fewer requests, else as a Bulk API 2.0
 * query job. Jobs have no LIMIT and no ORDER BY: either would turn off the platform's chunking. A query over a window that takes Salesforce
 * too long is asked in halves of the window.
 * @returns the number of rows, when every page's count and their sum agree with what Salesforce says.
 */
export async function readQuery(session: Session, query: StreamedQuery, reading: Reading): Promise<number> {
  const small = session.readsSmallByRest ? await readSmall(session, query, reading.begin()) : undefined;
  if (small !== undefined) {
    return small;
  }
  for (let attempts = 1; ; attempts++) {
    try {
      return await readPart(session, query, { readBody: reading.begin(), window: query.window, halvings: 0 });
    } catch (thrown) {
      if (attempts === MOST_ATTEMPTS || !isGone(thrown) || !reading.canBeginAnew()) {
        throw thrown;
      }
    }
  }
}

interface Part {
  readonly readBody: PageReader;
  readonly window: QueryWindow | undefined;
  readonly halvings: number;
}

async function readPart(session: Session, query: StreamedQuery, part: Part): Promise<number> {
  const { object, operation = 'query', columns, watch } = query;
  const { readBody, window, halvings } = part;
  const what = `Bulk query on ${object}`;
  const where = window === undefined || halvings === 0 ? query.where : withinWindow(query.where, window);
  const soql = `SELECT ${columns.join(', ')} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`;
  for (let attempts = 1; ; attempts++) {
    const job = await endedQueryJob(session, { soql, object, operation, what, watch });
    if (job.state === 'JobComplete') {
      return readResults(session, { job, columns, readBody, what });
    }
    const parts = window !== undefined && hasTimedOut(job) && halvings < MOST_HALVINGS ? halves(window) : undefined;
    if (parts !== undefined) {
      let rows = 0;
      for (const half of parts) {
        rows += await readPart(session, query, { readBody, window: half, halvings: halvings + 1 });
      }
      return rows;
    }
    if (attempts === MOST_ATTEMPTS || (window !== undefined && hasTimedOut(job))) {
      throw jobFault(what, job);
    }
  }
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof CommandError && thrown.code === 'NOT_FOUND';
}
