import { stringify } from 'csv-stringify/sync';
import { CommandError } from '../cli/index.ts';
import { isTransient } from './repeat.ts';
import { recordCells } from './recordCells.ts';
import type { PageReader } from './resultPage.ts';
import { firstPage, remainingRecords } from './restQuery.ts';
import type { Session } from './Session.ts';
import type { StreamedQuery } from './types.ts';

/** A query job takes no fewer requests: it is opened, looked at once or more often, and has a page or more. */
const LEAST_JOB_REQUESTS = 3;
/** Source: "Query Options Header", REST API Developer Guide: 2,000 records a page unless they are wide. */
const ROWS_A_REQUEST = 2_000;
/**
 * Characters of a query in an address: half of what address and headers together may take.
 * Source: "Maximum number of rows returned by SOQL queries over the REST API", Salesforce Help 000386264.
 */
const LONGEST_QUERY = 8_000;
/** Once the first answer is here, these take fewer further requests than a job. */
const MOST_ROWS = LEAST_JOB_REQUESTS * ROWS_A_REQUEST;

/**
 * Reads a query of few rows by REST paging, since that takes fewer API requests than a job. Its records are handed on as the CSV that a job
 * would have sent, to the same reader. The first answer tells how many rows there are; it is the price of asking where there are more.
 * @returns the number of rows, or undefined where a job has to read them: there are too many, the query is too long or takes too long, or
 *   numbers in JSON have lost digits
 */
export async function readSmall(
  session: Session,
  query: StreamedQuery,
  readBody: PageReader,
): Promise<number | undefined> {
  const { object, operation, columns, where } = query;
  const what = `Query on ${object}`;
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  const soql = `SELECT ${columns.join(', ')} FROM ${object}${condition} LIMIT ${MOST_ROWS + 1}`;
  if (encodeURIComponent(soql).length > LONGEST_QUERY) {
    return undefined;
  }
  const first = await firstPage(session, soql, operation).catch(leaveToJob);
  if (first === undefined || !isCheap(first.totalSize, first.records.length)) {
    return undefined;
  }
  const records = await remainingRecords(session, soql, first);
  const rows: (readonly string[])[] = [];
  for (const record of records) {
    const cells = recordCells(record, query);
    if (cells === undefined) {
      return undefined;
    }
    rows.push(cells);
  }
  const page = await readBody(bytesOf(stringify([columns, ...rows] as string[][], { quoted: true })), columns, what);
  page.keep();
  return page.rows;
}

function isCheap(total: number, onFirstPage: number): boolean {
  const further = onFirstPage === 0 ? 0 : Math.ceil(total / onFirstPage) - 1;
  return total <= MOST_ROWS && further < LEAST_JOB_REQUESTS;
}

/** What Salesforce refuses here a job may do, or say better; what keeps every request from being answered is a fault. */
function leaveToJob(thrown: unknown): undefined {
  if (thrown instanceof CommandError && thrown.exit === 'salesforce' && !isTransient(thrown)) {
    return undefined;
  }
  throw thrown;
}

// oxlint-disable-next-line typescript/require-await -- a body arrives in pieces, and this one has a single one
async function* bytesOf(csv: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csv);
}
