import { TRANSIENT_CODES, protocolFault } from './faults.ts';
import { ingestChunks } from './ingestChunks.ts';
import type { IngestChunk } from './ingestChunks.ts';
import { runIngestJob } from './ingestJob.ts';
import { jobFault } from './jobs.ts';
import { resendRows } from './resendRows.ts';
import type { Session } from './Session.ts';
import type { IngestOutcome, IngestRequest, RefusedRow } from './types.ts';

/**
 * Jobs for one chunk of rows: Salesforce may stop a job half-way, and its rest goes into the next one. What three jobs did not
 * get to is reported.
 */
const MOST_JOBS = 3;

const NO_ROWS: IngestOutcome = { sent: 0, succeeded: 0, created: 0, refused: [] };

/** Writes rows by Bulk API 2.0, one job after the other, since each job takes exactly one upload. */
export async function ingest(session: Session, request: IngestRequest): Promise<IngestOutcome> {
  let total = NO_ROWS;
  for await (const chunk of ingestChunks(request.columns, request.rows, { keyColumn: keyColumnOf(request) })) {
    const outcome = await writeChunk(session, request, chunk);
    total = sum(total, outcome);
    request.onProgress?.(total.sent);
  }
  return total;
}

/** Inserted rows have no name that the results would repeat. */
function keyColumnOf({ operation, externalIdField }: IngestRequest): string | undefined {
  return operation === 'update' ? 'Id' : externalIdField;
}

async function writeChunk(session: Session, request: IngestRequest, chunk: IngestChunk): Promise<IngestOutcome> {
  const settled = { succeeded: 0, created: 0 };
  const refused: RefusedRow[] = [];
  let rest: IngestChunk | undefined = chunk;
  for (let jobs = 1; rest !== undefined; jobs++) {
    const { job, succeeded, created, failed, unprocessed, what } = await runIngestJob(session, request, rest);
    settled.succeeded += succeeded;
    settled.created += created;
    refused.push(...failed);
    if (unprocessed.length === rest.keys.length) {
      throw jobFault(what, job);
    }
    if (jobs === MOST_JOBS) {
      refused.push(...unprocessed.map(unprocessedRow));
      break;
    }
    rest = await chunkOf(request, unprocessed);
  }
  const locked = refused.filter(({ errorCode }) => TRANSIENT_CODES.has(errorCode));
  const again = await resendRows(session, request, locked);
  const others = refused.filter(({ errorCode }) => !TRANSIENT_CODES.has(errorCode));
  return sum({ ...settled, sent: chunk.keys.length - locked.length, refused: others }, again);
}

function unprocessedRow(values: Readonly<Record<string, string>>): RefusedRow {
  return { values, errorCode: 'UNPROCESSED', message: 'Salesforce did not get to this record' };
}

/** The rows that a job left, as one more upload; a part of a chunk always fits. */
async function chunkOf(
  request: IngestRequest,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<IngestChunk | undefined> {
  const cells = rows.map((values) => request.columns.map((column) => values[column] ?? ''));
  for await (const chunk of ingestChunks(request.columns, cells, { keyColumn: keyColumnOf(request) })) {
    if (chunk.keys.length !== rows.length) {
      throw protocolFault('TOO_MUCH_LEFT', `A bulk job left ${rows.length} rows, which are more than were sent.`);
    }
    return chunk;
  }
  return undefined;
}

function sum(one: IngestOutcome, other: IngestOutcome): IngestOutcome {
  return {
    sent: one.sent + other.sent,
    succeeded: one.succeeded + other.succeeded,
    created: one.created + other.created,
    refused: [...one.refused, ...other.refused],
  };
}
