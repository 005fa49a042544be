import { CommandError } from '../cli/index.ts';
import { fetchData } from './Session.ts';
import type { Session } from './Session.ts';

/** What a reader made of one page. */
export interface PageContent {
  /** Without the header. */
  readonly rows: number;
  /** Called when the page has turned out to be whole: what it holds now counts. */
  keep(): void;
}

/**
 * Reads the body of one page as it arrives, the header first. Until `keep` is called nothing of it may count, since a page may
 * break off, or hold other rows than it promised; then it is forgotten and read again.
 * @param what names the page in faults
 * @throws BadPage when it is not the CSV that was asked for
 */
export type PageReader = (
  body: AsyncIterable<Uint8Array>,
  columns: readonly string[],
  what: string,
) => Promise<PageContent>;

/** A page that came whole, and is wrong. Salesforce keeps results for days, so that it can be asked for again. */
export class BadPage extends CommandError {
  constructor(code: 'BAD_CSV' | 'BAD_HEADER' | 'MISSING_HEADER' | 'WRONG_COUNT', message: string) {
    super(
      'salesforce',
      code,
      message,
      'Run the command again; if it happens again, look at the org (Setup, Bulk Data Load Jobs) for the cause. Nothing was written.',
    );
  }
}

export interface PageRequest {
  readonly jobId: string;
  /** Below the API version. */
  readonly address: string;
  readonly columns: readonly string[];
  readonly what: string;
}

export interface Page extends PageContent {
  /** Locator of the next page; undefined after the last. */
  readonly next: string | undefined;
}

/** One attempt at a page of query results. @throws BadPage when its row count is not the one it promised */
export async function readPage(
  session: Session,
  { jobId, address, columns, what }: PageRequest,
  readBody: PageReader,
): Promise<Page> {
  const locator = new URLSearchParams(address.replace(/^[^?]*/, '')).get('locator') ?? '(first)';
  const page = `${what}, page ${locator} of job ${jobId}`;
  const answer = await fetchData(session, page, { method: 'GET', path: address });
  const content = await readBody(answer.body, columns, page);
  const promised = answer.headers.get('sforce-numberofrecords');
  const next = answer.headers.get('sforce-locator');
  if (promised === null || next === null) {
    throw new BadPage('MISSING_HEADER', `${page} came without Sforce-NumberOfRecords or Sforce-Locator.`);
  }
  if (String(content.rows) !== promised) {
    throw new BadPage('WRONG_COUNT', `${page} should hold ${promised} rows, but holds ${content.rows}.`);
  }
  return {
    rows: content.rows,
    keep: () => {
      content.keep();
    },
    next: next === 'null' ? undefined : next,
  };
}
