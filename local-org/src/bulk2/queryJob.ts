import { setImmediate } from 'node:timers/promises';
import type { Query } from '../soql/index.ts';
import { csvBlocks } from './csvBlocks.ts';
import { changeState, endByFault, failJob, isOver } from './job.ts';
import type { Job } from './job.ts';
import type { RowSpool } from './rowSpool.ts';

/** Work goes on in slices, so that other requests get their turn. */
const SLICE_MS = 15;

/** `queryAll` finds deleted records too. */
export type QueryOperation = 'query' | 'queryAll';

export interface QueryJob extends Job {
  readonly operation: QueryOperation;
  /** API version in the address that created it: `v66.0`. */
  readonly createdWith: string;
  /** First line of every result page. */
  readonly header: string;
  readonly results: RowSpool;
}

/** Writes the rows of a query to the job's results. Never throws: what goes wrong ends the job as Failed. */
export async function runQueryJob(job: QueryJob, query: Query): Promise<void> {
  if (isOver(job)) return;
  const started = performance.now();
  changeState(job, 'InProgress');
  if (job.fault?.kind === 'job') {
    endByFault(job, job.fault);
    return;
  }
  try {
    await writeRows(job, query);
    if (job.state === 'InProgress') changeState(job, 'JobComplete');
  } catch (error) {
    failJob(job, error);
  }
  job.processingTime = Math.round(performance.now() - started);
}

async function writeRows(job: QueryJob, query: Query): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (const { text, rows } of csvBlocks(query, job.dialect)) {
    if (job.results.addRows(text, rows)) await job.results.flush();
    if (performance.now() < sliceEnd) continue;
    job.recordsProcessed = job.results.rows;
    await setImmediate();
    if (job.state !== 'InProgress') break;
    sliceEnd = performance.now() + SLICE_MS;
  }
  await job.results.end();
  job.recordsProcessed = job.results.rows;
}
