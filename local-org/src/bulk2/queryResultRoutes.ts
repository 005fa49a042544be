import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import type { QueryJob } from './queryJob.ts';
import type { QueryJobs } from './queryJobRoutes.ts';
import { refuseState } from './job.ts';
import { sendRows } from './resultStream.ts';

/** Addresses that one answer of `resultPages` lists at the most. Source: "Get Parallel Results for a Query Job". */
const PAGES_LISTED = 5;

/** The version since which there are `resultPages`. Source: the same page. */
const FIRST_LISTED_VERSION = 58;

interface OfVersion {
  readonly version: string;
  readonly id: string;
}
interface Results {
  Params: OfVersion;
  Querystring: { locator?: string; maxRecords?: string };
}
interface ResultPages {
  Params: OfVersion;
  Querystring: { locator?: string };
}

/**
 * `…/jobs/query/{id}/results` and `…/resultPages`. Sources: "Get Results for a Query Job" and "Get Parallel Results for a Query
 * Job", Bulk API 2.0 and Bulk API Developer Guide.
 */
export function serveQueryResults(doors: FastifyInstance, { list, pageRows: most }: QueryJobs): void {
  doors.get<Results>('/jobs/query/:id/results', (request, reply) => {
    const { params, query, viewer } = request;
    const job = list.get(params.id, viewer);
    // Source: "Get Results for a Query Job": the job must have the state JobComplete, else the answer is 204.
    if (job.state !== 'JobComplete') return reply.status(204).send();
    requireVersion(job, params.version);
    const first = rowOf(query.locator, job);
    const count = Math.min(pageRows(query.maxRecords, most), job.results.rows - first);
    const next = first + count;
    void reply
      .header('Sforce-NumberOfRecords', String(count))
      .header('Sforce-Locator', next < job.results.rows ? locatorOf(next) : 'null');
    return sendRows(request, reply, job.header, job.results, { first, count });
  });
  doors.get<ResultPages>('/jobs/query/:id/resultPages', ({ params, query, viewer }) => {
    const { version } = params;
    if (Number(version.slice(1)) < FIRST_LISTED_VERSION) {
      throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    }
    const job = list.get(params.id, viewer);
    if (job.state !== 'JobComplete') refuseState(job, 'Listing result pages');
    requireVersion(job, version);
    const path = `/services/data/${version}/jobs/query/${job.id}`;
    const first = rowOf(query.locator, job);
    const next = first + PAGES_LISTED * most;
    const done = next >= job.results.rows;
    return {
      resultPages: pageStarts(first, Math.min(next, job.results.rows), most).map((row) => ({
        resultUrl: `${path}/results?locator=${locatorOf(row)}`,
      })),
      ...(done ? {} : { nextRecordsUrl: `${path}/resultPages?locator=${locatorOf(next)}` }),
      done,
    };
  });
}

/** The first rows of the pages of a range; a result without rows has a page as well. */
function pageStarts(first: number, end: number, rows: number): readonly number[] {
  return Array.from({ length: Math.max(Math.ceil((end - first) / rows), 1) }, (_, page) => first + page * rows);
}

/** Source: "Get Results for a Query Job": results come in the version that created the job, else the call returns a 409 error. */
function requireVersion({ createdWith }: QueryJob, version: string): void {
  if (version === createdWith) return;
  throw new OrgError('UNSUPPORTED_API_VERSION', `The job was created with ${createdWith}, not with ${version}`, {
    status: 409,
  });
}

/** The row that a locator names, in base64 as the platform's looks. */
function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function rowOf(locator: string | undefined, { results }: QueryJob): number {
  if (locator === undefined || locator === '') return 0;
  const row = Number(Buffer.from(locator, 'base64url').toString());
  const isOfJob = Number.isInteger(row) && row >= 0 && (row < results.rows || row === 0);
  if (isOfJob && locatorOf(row) === locator) return row;
  throw new OrgError('INVALID_LOCATOR', `Invalid locator : ${locator}`);
}

function pageRows(maxRecords: string | undefined, most: number): number {
  if (maxRecords === undefined) return most;
  if (!/^[1-9]\d*$/.test(maxRecords)) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `maxRecords must be a number above 0, not "${maxRecords}"`);
  }
  return Math.min(most, Number(maxRecords));
}
