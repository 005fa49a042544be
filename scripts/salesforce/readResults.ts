import { protocolFault } from './faults.ts';
import type { JobInfo } from './jobs.ts';
import { isTransient, repeat } from './repeat.ts';
import { followedAddress, listedAddresses } from './resultAddresses.ts';
import { BadPage, readPage } from './resultPage.ts';
import type { Page, PageReader } from './resultPage.ts';
import type { Session } from './Session.ts';

/**
 * Result pages that are under way at once: while one is read, the next ones are prepared and sent. Each one more holds another page in memory
 * (13 MiB of an addition of 50,000 rows a page, more where rows become text), and a trial org serves five long requests at a time, which others
 * need as well. Source: "API Request Limits and Allocations", Salesforce Developer Limits and Allocations Quick Reference.
 */
export const PAGES_AT_ONCE = 3;

/** What to read, and how. */
export interface Results {
  readonly job: JobInfo;
  readonly columns: readonly string[];
  readonly readBody: PageReader;
  /** Names the query in faults. */
  readonly what: string;
}

/**
 * Reads the results of a job that has completed: several pages at once where Salesforce lists them, else one after the other. Each page is
 * read again on its own when it is bad, and counts when it is whole; pages are kept in their order, whichever comes first.
 * @returns the number of rows, when it is the one that the job counted
 */
export async function readResults(session: Session, results: Results): Promise<number> {
  const { job, what } = results;
  const promised = job.numberRecordsProcessed;
  // A page says that it is the last one, so that a small result needs no list.
  const listed = promised > session.rowsPerPage ? await listedAddresses(session, { jobId: job.id, what }) : undefined;
  const rows = await (listed === undefined ? followPages(session, results) : fetchPages(session, results, listed));
  if (rows !== promised) {
    throw protocolFault('WRONG_COUNT', `${what}: job ${job.id} found ${promised} rows, but its pages held ${rows}.`);
  }
  return rows;
}

/** Each page names the next one. */
async function followPages(session: Session, results: Results): Promise<number> {
  const { job, what } = results;
  const seen = new Set<string>();
  let locator: string | undefined = '';
  let rows = 0;
  while (locator !== undefined) {
    if (seen.has(locator)) {
      throw protocolFault('REPEATED_LOCATOR', `${what}: job ${job.id} gave the locator ${locator} twice.`);
    }
    seen.add(locator);
    const page: Page = await wholePage(session, results, followedAddress(session, job.id, locator));
    page.keep();
    rows += page.rows;
    locator = page.next;
  }
  return rows;
}

/** Pages of known addresses. When one of them fails for good, the others are broken off. */
async function fetchPages(session: Session, results: Results, addresses: AsyncIterable<string>): Promise<number> {
  const stop = new AbortController();
  const signal = AbortSignal.any([session.guard.signal, stop.signal]);
  const stoppable = { ...session, guard: { ...session.guard, signal } };
  const underWay: Promise<Page>[] = [];
  let rows = 0;
  const keepFirst = async (): Promise<void> => {
    const page = await underWay[0];
    page?.keep();
    rows += page?.rows ?? 0;
    void underWay.shift();
  };
  try {
    for await (const address of addresses) {
      if (underWay.length === PAGES_AT_ONCE) {
        await keepFirst();
      }
      const page = wholePage(stoppable, results, address);
      // Looked at when it is its turn; until then a fault of it is not unheard.
      page.catch(() => undefined);
      underWay.push(page);
    }
    while (underWay.length > 0) {
      await keepFirst();
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay);
  }
  return rows;
}

function wholePage(session: Session, { job, columns, readBody, what }: Results, address: string): Promise<Page> {
  return repeat(
    { retries: session.retries, signal: session.guard.signal },
    () => readPage(session, { address, jobId: job.id, columns, what }, readBody),
    (thrown) => isTransient(thrown) || thrown instanceof BadPage,
  );
}
