import { columnPositions, csvRows } from './csvRows.ts';
import { protocolFault } from './faults.ts';
import { control, fetchData } from './Session.ts';
import type { Session } from './Session.ts';
import type { StreamedQuery } from './types.ts';
import { waitForJob } from './waitForJob.ts';

/**
 * Runs a Bulk API 2.0 query and calls `onRow` with each row's cells in the order of `columns`. No LIMIT and no ORDER BY: either
 * would turn off the platform's chunking.
 * @returns the number of rows, when every page's count and their sum agree with what Salesforce says.
 */
export async function streamQuery(
  session: Session,
  { object, columns, where }: StreamedQuery,
  onRow: (cells: readonly string[]) => void,
): Promise<number> {
  const what = `Bulk query on ${object}`;
  const query = `SELECT ${columns.join(', ')} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`;
  const opened = await control(what, () =>
    session.connection.request<{ id: string }>({
      method: 'POST',
      url: '/jobs/query',
      body: JSON.stringify({ operation: 'query', query }),
      headers: { 'content-type': 'application/json' },
    }),
  );
  const job = session.connection.bulk2.job('query', { id: opened.id });
  const { numberRecordsProcessed: promised } = await waitForJob(what, () => job.check(), session.guard.signal);
  const seen = new Set<string>();
  let locator: string | undefined = '';
  let rows = 0;
  while (locator !== undefined) {
    if (seen.has(locator)) {
      throw protocolFault('REPEATED_LOCATOR', `${what}: job ${opened.id} gave the locator ${locator} twice.`);
    }
    seen.add(locator);
    const page = await readPage(session, { jobId: opened.id, locator, columns, what }, onRow);
    rows += page.rows;
    locator = page.next;
  }
  if (rows !== promised) {
    throw protocolFault('WRONG_COUNT', `${what}: job ${opened.id} found ${promised} rows, but its pages held ${rows}.`);
  }
  return rows;
}

interface PageRequest {
  readonly jobId: string;
  /** '' is the first page. */
  readonly locator: string;
  readonly columns: readonly string[];
  readonly what: string;
}

async function readPage(
  session: Session,
  { jobId, locator, columns, what }: PageRequest,
  onRow: (cells: readonly string[]) => void,
): Promise<{ rows: number; next: string | undefined }> {
  const parameters = new URLSearchParams({ maxRecords: String(session.rowsPerPage), ...(locator ? { locator } : {}) });
  const page = `${what}, page ${locator || '(first)'} of job ${jobId}`;
  const answer = await fetchData(session, page, {
    method: 'GET',
    path: `/jobs/query/${jobId}/results?${parameters.toString()}`,
  });
  const promised = answer.headers.get('sforce-numberofrecords');
  const next = answer.headers.get('sforce-locator');
  let positions: readonly number[] | undefined;
  let rows = 0;
  for await (const row of csvRows(answer.body, page)) {
    if (positions === undefined) {
      positions = columnPositions(row, columns, page);
    } else {
      onRow(positions.map((position) => row[position] ?? ''));
      rows++;
    }
  }
  if (promised === null || next === null) {
    throw protocolFault('MISSING_HEADER', `${page} came without Sforce-NumberOfRecords or Sforce-Locator.`);
  }
  if (positions === undefined) {
    throw protocolFault('BAD_HEADER', `${page} has no header row.`);
  }
  if (String(rows) !== promised) {
    throw protocolFault('WRONG_COUNT', `${page} should hold ${promised} rows, but holds ${rows}.`);
  }
  return { rows, next: next === 'null' ? undefined : next };
}
