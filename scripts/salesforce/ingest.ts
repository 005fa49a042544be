import type { JobInfoV2 } from 'jsforce/lib/api/bulk2.js';
import { ingestChunks } from './ingestChunks.ts';
import { csvRows } from './csvRows.ts';
import { protocolFault } from './faults.ts';
import { textOf } from './send.ts';
import { control, fetchData } from './Session.ts';
import type { Session } from './Session.ts';
import type { IngestOutcome, IngestRequest, RefusedRow } from './types.ts';
import { waitForJob } from './waitForJob.ts';

const NO_ROWS: IngestOutcome = { sent: 0, succeeded: 0, created: 0, refused: [] };

/** Writes rows by Bulk API 2.0, one job after the other, since each job takes exactly one upload. */
export async function ingest(session: Session, request: IngestRequest): Promise<IngestOutcome> {
  let total = NO_ROWS;
  for await (const chunk of ingestChunks(request.columns, request.rows)) {
    const outcome = await runJob(session, request, chunk);
    total = {
      sent: total.sent + outcome.sent,
      succeeded: total.succeeded + outcome.succeeded,
      created: total.created + outcome.created,
      refused: [...total.refused, ...outcome.refused],
    };
    request.onProgress?.(total.sent);
  }
  return total;
}

async function runJob(
  session: Session,
  request: IngestRequest,
  chunk: { readonly csv: Uint8Array<ArrayBuffer>; readonly rows: number },
): Promise<IngestOutcome> {
  const { object, operation, externalIdField } = request;
  const what = `Bulk ${operation} of ${object}`;
  const opened = await control(what, () =>
    session.connection.request<{ id: string }>({
      method: 'POST',
      url: '/jobs/ingest',
      body: JSON.stringify({
        object,
        operation,
        contentType: 'CSV',
        lineEnding: 'LF',
        ...(operation === 'upsert' ? { externalIdFieldName: externalIdField } : {}),
      }),
      headers: { 'content-type': 'application/json' },
    }),
  );
  const job = session.connection.bulk2.job('ingest', { id: opened.id });
  try {
    const accepted = await fetchData(session, `${what}, upload`, {
      method: 'PUT',
      path: `/jobs/ingest/${opened.id}/batches`,
      body: chunk.csv,
      contentType: 'text/csv',
    });
    // Empty, but read to its end: an answer left open keeps its connection and its idle timer.
    await textOf(accepted);
  } catch (thrown) {
    // An open job would count against the org's limits; the fault to report is the one of the upload.
    await job.abort().catch(() => undefined);
    throw thrown;
  }
  await control(`${what}, closing the job`, () => job.close());
  const info = await waitForJob(what, () => job.check(), session.guard.signal);
  return reconcile(await readResults(session, opened.id, what), info, chunk.rows, what);
}

interface JobResults {
  readonly succeeded: number;
  readonly created: number;
  readonly refused: readonly RefusedRow[];
}

async function readResults(session: Session, jobId: string, what: string): Promise<JobResults> {
  let succeeded = 0;
  let created = 0;
  for await (const record of resultRecords(session, jobId, 'successfulResults', what)) {
    succeeded++;
    created += Number(record.sf__Created === 'true');
  }
  const refused: RefusedRow[] = [];
  for await (const record of resultRecords(session, jobId, 'failedResults', what)) {
    refused.push(refusedRow(record));
  }
  for await (const record of resultRecords(session, jobId, 'unprocessedrecords', what)) {
    refused.push({ values: record, errorCode: 'UNPROCESSED', message: 'Salesforce did not get to this record' });
  }
  return { succeeded, created, refused };
}

/** Successful, failed and unprocessed must be what was sent, and what the job itself says. */
function reconcile(results: JobResults, info: JobInfoV2, sent: number, what: string): IngestOutcome {
  const { succeeded, refused } = results;
  const unprocessed = refused.filter(({ errorCode }) => errorCode === 'UNPROCESSED').length;
  if (
    succeeded + refused.length !== sent ||
    info.numberRecordsProcessed !== sent - unprocessed ||
    info.numberRecordsFailed !== refused.length - unprocessed
  ) {
    throw protocolFault(
      'WRONG_COUNT',
      `${what}: of ${sent} rows sent, job ${info.id} lists ${succeeded} successful and ${refused.length} refused, and says ` +
        `it processed ${info.numberRecordsProcessed} with ${info.numberRecordsFailed} failures.`,
    );
  }
  return { ...results, sent };
}

async function* resultRecords(
  session: Session,
  jobId: string,
  kind: 'successfulResults' | 'failedResults' | 'unprocessedrecords',
  what: string,
): AsyncGenerator<Record<string, string>> {
  const name = `${what}, ${kind} of job ${jobId}`;
  const answer = await fetchData(session, name, { method: 'GET', path: `/jobs/ingest/${jobId}/${kind}/` });
  let header: readonly string[] | undefined;
  for await (const row of csvRows(answer.body, name)) {
    if (header === undefined) {
      header = row;
    } else {
      yield Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']));
    }
  }
}

/** `sf__Error` reads `CODE:message:fields --`. */
function refusedRow({ sf__Id: _id, sf__Error: error = '', ...values }: Record<string, string>): RefusedRow {
  const [, errorCode = 'UNKNOWN_ERROR', message = error] = /^([A-Z_]+):(.*)$/s.exec(error) ?? [];
  return { values, errorCode, message: message.replace(/:?\s*--\s*$/, '') };
}
