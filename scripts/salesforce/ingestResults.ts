import { csvRows } from './csvRows.ts';
import type { IngestChunk } from './ingestChunks.ts';
import type { JobInfo } from './jobs.ts';
import { isTransient, repeat } from './repeat.ts';
import { BadPage } from './resultPage.ts';
import { fetchData } from './Session.ts';
import type { Session } from './Session.ts';
import type { IngestRequest, RefusedRow } from './types.ts';

export interface IngestResults {
  readonly succeeded: number;
  readonly created: number;
  readonly failed: readonly RefusedRow[];
  /** The columns as they were sent. */
  readonly unprocessed: readonly Readonly<Record<string, string>>[];
}

interface Sent {
  readonly request: IngestRequest;
  readonly chunk: IngestChunk;
  readonly what: string;
}

/**
 * What became of every row of a job. Results come in no particular order, so that they are joined with what was sent by its key;
 * each row must be in exactly one of the three lists. Lists that do not add up are read again.
 * @throws BadPage when they still do not
 */
export function readIngestResults(session: Session, job: JobInfo, sent: Sent): Promise<IngestResults> {
  return repeat(
    { retries: session.retries, signal: session.guard.signal },
    () => readOnce(session, job, sent),
    (thrown) => isTransient(thrown) || thrown instanceof BadPage,
  );
}

async function readOnce(session: Session, job: JobInfo, { request, chunk, what }: Sent): Promise<IngestResults> {
  const ledger = new Ledger(request, chunk);
  const failed: RefusedRow[] = [];
  const unprocessed: Record<string, string>[] = [];
  let succeeded = 0;
  let created = 0;
  for await (const record of resultRecords(session, job.id, 'successfulResults', what)) {
    ledger.settle(record);
    succeeded++;
    created += Number(record.sf__Created === 'true');
  }
  for await (const record of resultRecords(session, job.id, 'failedResults', what)) {
    ledger.settle(record);
    failed.push(refusedRow(record));
  }
  for await (const record of resultRecords(session, job.id, 'unprocessedrecords', what)) {
    ledger.settle(record);
    unprocessed.push(record);
  }
  const counts = { succeeded, failed: failed.length, unprocessed: unprocessed.length };
  requireAgreement(job, { ...counts, sent: chunk.keys.length, isSettled: ledger.isSettled }, what);
  return { succeeded, created, failed, unprocessed };
}

/** Rows that were sent and are not in the results yet. */
class Ledger {
  readonly #open = new Map<string, number>();
  readonly #keyColumn: string | undefined;
  #isUnknown = false;

  constructor({ operation, externalIdField, columns }: IngestRequest, { keys }: IngestChunk) {
    const key = operation === 'update' ? 'Id' : operation === 'upsert' ? externalIdField : undefined;
    this.#keyColumn = columns.find((column) => column.toLowerCase() === key?.toLowerCase());
    for (const name of keys) {
      this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    }
  }

  /** Every row that was sent was settled once, and no other one was. */
  get isSettled(): boolean {
    return this.#open.size === 0 && !this.#isUnknown;
  }

  settle(record: Readonly<Record<string, string>>): void {
    const key = this.#keyColumn === undefined ? '' : (record[this.#keyColumn] ?? '');
    const open = this.#open.get(key);
    if (open === undefined) {
      this.#isUnknown = true;
    } else if (open === 1) {
      this.#open.delete(key);
    } else {
      this.#open.set(key, open - 1);
    }
  }
}

interface Counts {
  readonly sent: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unprocessed: number;
  readonly isSettled: boolean;
}

function requireAgreement(job: JobInfo, counts: Counts, what: string): void {
  const { sent, succeeded, failed, unprocessed, isSettled } = counts;
  const said = { processed: job.numberRecordsProcessed, failures: job.numberRecordsFailed ?? 0 };
  if (!isSettled || said.processed !== succeeded + failed || said.failures !== failed) {
    throw new BadPage(
      'WRONG_COUNT',
      `${what}: of ${sent} rows sent, job ${job.id} lists ${succeeded} successful, ${failed} failed and ${unprocessed} unprocessed, and says ` +
        `it processed ${said.processed} with ${said.failures} failures.`,
    );
  }
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
