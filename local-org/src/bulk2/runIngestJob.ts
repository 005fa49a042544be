import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { RowRefusals } from '../faults/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { SaveResult } from '../store/index.ts';
import { csvRow } from './csvDialect.ts';
import { checkHeader, checkLineEnding, wrongLineEnding } from './ingestHeader.ts';
import type { IngestJob } from './ingestJob.ts';
import { errorText, operationMaker } from './ingestOperation.ts';
import { BatchError, changeState, endByFault, failJob, isOver } from './job.ts';
import type { RowSpool } from './rowSpool.ts';
import { shuffle } from './shuffle.ts';

/** Records that are saved together. Source: "Bulk API and Bulk API 2.0 Limits": chunks of 200. */
const CHUNK_ROWS = 200;

/** Records in an internal batch, which counts against the daily allowance. Source: the same page. */
const BATCH_ROWS = 10_000;

type Row = readonly string[];

/** Processes an uploaded job. Never throws: what goes wrong ends the job as Failed, with the rest unprocessed. */
export async function runIngestJob(job: IngestJob, org: OrgContext): Promise<void> {
  const started = performance.now();
  // Aborted before it began: its rows are still to be listed as unprocessed.
  if (!isOver(job)) changeState(job, 'InProgress');
  if (job.fault?.kind === 'job' && (job.fault.end === 'stuck' || job.fault.end === 'gone')) return;
  try {
    await processUpload(job, org);
    if (job.state === 'InProgress') changeState(job, 'JobComplete');
  } catch (error) {
    failJob(job, error);
  }
  job.processingTime = Math.round(performance.now() - started);
}

async function processUpload(job: IngestJob, org: OrgContext): Promise<void> {
  if (job.upload === undefined) throw new BatchError('InvalidBatch : The job was closed without an upload');
  await checkLineEnding(job.upload, job.dialect);
  const batches = new BatchWriter(job, org);
  try {
    for await (const cells of rowsOf(job.upload, job)) {
      if (job.header.length === 0) {
        job.header = cells;
        batches.begin(cells);
      } else {
        await batches.add(cells);
      }
    }
  } catch (error) {
    throw isCsvError(error) ? new BatchError(`InvalidBatch : ${error.message}`) : error;
  } finally {
    await batches.end();
  }
  batches.throwFailure();
}

async function* rowsOf(file: string, job: IngestJob): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: job.dialect.delimiter,
    record_delimiter: job.dialect.newline,
    relax_column_count: true,
    // A byte order mark before a quote is text, not a syntax error: the header check names it.
    relax_quotes: true,
  });
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  source.on('error', (error) => parser.destroy(error));
  for await (const row of source.pipe(parser)) yield row as Row;
}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function rowProblem({ header, dialect }: IngestJob, cells: Row): BatchError | undefined {
  if (dialect.lineEnding === 'LF' && cells.at(-1)?.endsWith('\r')) return wrongLineEnding(dialect);
  if (cells.length === header.length) return undefined;
  return new BatchError(
    `InvalidBatch : A row has ${cells.length} columns, the header has ${header.length}: ${cells.join(dialect.delimiter)}`,
  );
}

/** Collects rows into chunks and saves them; once the job is stopped, the rest goes to the unprocessed rows. */
class BatchWriter {
  readonly #job: IngestJob;
  readonly #org: OrgContext;
  readonly #refusals: RowRefusals;
  #toOperation: ReturnType<typeof operationMaker> | undefined;
  #chunk: Row[] = [];
  #rowsInBatch = 0;
  #failure: BatchError | undefined;
  #results: { readonly spool: RowSpool; readonly row: string }[] = [];

  constructor(job: IngestJob, org: OrgContext) {
    this.#job = job;
    this.#org = org;
    this.#refusals = new RowRefusals(job.fault);
  }

  /** Takes the header. A header that does not fit stops the job, but its rows are still read: they are unprocessed. */
  begin(header: Row): void {
    this.#toOperation = operationMaker(this.#job, header);
    try {
      checkHeader(this.#job, header, this.#org.schema);
    } catch (error) {
      if (!(error instanceof BatchError)) throw error;
      this.#failure = error;
    }
  }

  async add(cells: Row): Promise<void> {
    const job = this.#job;
    const problem = this.#failure ? undefined : rowProblem(job, cells);
    if (problem) {
      await this.#saveChunk();
      this.#failure = problem;
    }
    await this.#stopByFault();
    if (this.#failure || job.state !== 'InProgress') {
      this.#results.push({ spool: job.unprocessed, row: csvRow(cells, job.dialect) });
      if (this.#results.length >= BATCH_ROWS) await this.#writeResults();
      return;
    }
    this.#chunk.push(cells);
    if (this.#chunk.length === CHUNK_ROWS) await this.#saveChunk();
  }

  async #stopByFault(): Promise<void> {
    const { fault, recordsProcessed, state } = this.#job;
    if (fault?.kind !== 'job' || state !== 'InProgress') return;
    if (recordsProcessed + this.#chunk.length < (fault.afterRows ?? 0)) return;
    await this.#saveChunk();
    endByFault(this.#job, fault);
  }

  async end(): Promise<void> {
    await this.#saveChunk();
    await this.#writeResults();
    const { successful, failed, unprocessed } = this.#job;
    for (const spool of [successful, failed, unprocessed]) await spool.end();
  }

  throwFailure(): void {
    if (this.#failure) throw this.#failure;
  }

  async #saveChunk(): Promise<void> {
    const rows = this.#chunk;
    this.#chunk = [];
    if (rows.length === 0 || !this.#toOperation) return;
    if (this.#rowsInBatch === 0) this.#org.usage.count('DailyBulkApiBatches');
    const { viewer } = this.#job;
    const results = this.#refusals.save(rows.map(this.#toOperation), (rest) =>
      this.#org.store.save(rest, viewer, { allOrNone: false }),
    );
    results.forEach((result, index) => {
      this.#keepResult(rows[index] ?? [], result);
    });
    this.#rowsInBatch += rows.length;
    if (this.#rowsInBatch >= BATCH_ROWS) {
      this.#rowsInBatch = 0;
      await this.#writeResults();
    }
    await setImmediate();
  }

  #keepResult(cells: Row, result: SaveResult): void {
    const job = this.#job;
    job.recordsProcessed += 1;
    if (result.success) {
      this.#results.push({
        spool: job.successful,
        row: csvRow([result.id, String(result.created), ...cells], job.dialect),
      });
      return;
    }
    job.recordsFailed += 1;
    this.#results.push({
      spool: job.failed,
      row: csvRow([result.id ?? '', errorText(result.errors), ...cells], job.dialect),
    });
  }

  async #writeResults(): Promise<void> {
    const results = shuffle(this.#results);
    this.#results = [];
    for (const { spool, row } of results) if (spool.add(row)) await spool.flush();
  }
}
