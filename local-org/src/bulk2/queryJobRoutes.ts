import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { prepareQuery } from '../soql/index.ts';
import type { Query } from '../soql/index.ts';
import { headerRow } from './cellWriter.ts';
import { csvDialect } from './csvDialect.ts';
import { changeState, isOver, newJob, refuseState } from './job.ts';
import type { JobIds, JobList } from './job.ts';
import { queryJobInfo } from './jobInfo.ts';
import { invalidValue, jobBody, requireCsv } from './jobBody.ts';
import { runQueryJob } from './queryJob.ts';
import type { QueryJob, QueryOperation } from './queryJob.ts';
import { sendRows } from './resultStream.ts';
import { RowSpool } from './rowSpool.ts';
import type { Background } from './background.ts';

interface OfJob {
  Params: { id: string };
}
interface Results extends OfJob {
  Querystring: { locator?: string; maxRecords?: string };
}

export interface QueryJobs {
  readonly ids: JobIds;
  readonly list: JobList<QueryJob>;
  readonly background: Background;
  readonly pageRows: number;
}

/** `…/jobs/query`. Source: "Query", Bulk API 2.0 and Bulk API Developer Guide. */
export function serveQueryJobs(doors: FastifyInstance, org: OrgContext, jobs: QueryJobs): void {
  const { apiVersion } = org.schema;
  const headers = new Map<string, string>();

  doors.post('/jobs/query', async ({ body, viewer, fault }) => {
    const { operation, query: soql, contentType, columnDelimiter, lineEnding } = jobBody(body);
    requireCsv(contentType);
    if (operation !== 'query' && operation !== 'queryAll') throw invalidValue('operation', operation);
    if (typeof soql !== 'string' || soql === '') throw invalidValue('query', soql);
    const dialect = csvDialect(columnDelimiter, lineEnding);
    const query = bulkQuery(org, soql, viewer, operation);
    org.usage.count('DailyBulkV2QueryJobs');
    const id = jobs.ids.next();
    const job: QueryJob = {
      ...newJob(id, viewer, query.object.name, dialect, 'UploadComplete'),
      operation,
      fault,
      results: await RowSpool.create(path.join(org.spoolDir, `${id}-results`)),
    };
    headers.set(id, headerRow(query.columns, dialect));
    jobs.list.add(job);
    const info = queryJobInfo(job, apiVersion);
    job.work = jobs.background.start(() => runQueryJob(job, query));
    return info;
  });
  doors.get('/jobs/query', ({ viewer }) => ({
    done: true,
    nextRecordsUrl: null,
    records: jobs.list.visibleTo(viewer).map((job) => queryJobInfo(job, apiVersion)),
  }));
  doors.get<OfJob>('/jobs/query/:id', ({ params, viewer }) =>
    queryJobInfo(jobs.list.get(params.id, viewer), apiVersion),
  );
  doors.patch<OfJob>('/jobs/query/:id', ({ params, body, viewer }) => {
    const job = jobs.list.get(params.id, viewer);
    const { state } = jobBody(body);
    if (state !== 'Aborted') throw invalidValue('state', state);
    if (isOver(job)) refuseState(job, 'Aborted');
    changeState(job, 'Aborted');
    return queryJobInfo(job, apiVersion);
  });
  doors.delete<OfJob>('/jobs/query/:id', async ({ params, viewer }, reply) => {
    const job = jobs.list.get(params.id, viewer);
    if (!isOver(job)) refuseState(job, 'Delete');
    jobs.list.delete(job);
    headers.delete(job.id);
    await job.work;
    await job.results.remove();
    return reply.status(204).send();
  });
  doors.get<Results>('/jobs/query/:id/results', (request, reply) => {
    const { params, query, viewer } = request;
    const job = jobs.list.get(params.id, viewer);
    // Source: "Get Results for a Query Job": the job must have the state JobComplete, else the answer is 204.
    if (job.state !== 'JobComplete') return reply.status(204).send();
    const first = rowOf(query.locator, job);
    const count = Math.min(pageRows(query.maxRecords, jobs.pageRows), job.results.rows - first);
    const next = first + count;
    void reply
      .header('Sforce-NumberOfRecords', String(count))
      .header('Sforce-Locator', next < job.results.rows ? locatorOf(next) : 'null');
    return sendRows(request, reply, headers.get(job.id) ?? '', job.results, { first, count });
  });
  doors.get('/jobs/query/:id/resultPages', () => {
    throw new UnsupportedError('resultPages; follow Sforce-Locator instead');
  });
}

function bulkQuery(org: OrgContext, soql: string, viewer: QueryJob['viewer'], operation: QueryOperation): Query {
  const query = prepareQuery(soql, org, viewer, { door: 'bulk', includeDeleted: operation === 'queryAll' });
  if (query.isCount) throw new UnsupportedError('COUNT() in query jobs, as the platform does not');
  return query;
}

/** The row that a locator names, in base64 as the platform's looks. */
function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function rowOf(locator: string | undefined, job: QueryJob): number {
  if (locator === undefined || locator === '') return 0;
  const row = Number(Buffer.from(locator, 'base64url').toString());
  if (Number.isInteger(row) && row > 0 && row < job.results.rows && locatorOf(row) === locator) return row;
  throw new OrgError('INVALID_LOCATOR', `Invalid locator : ${locator}`);
}

function pageRows(maxRecords: string | undefined, most: number): number {
  if (maxRecords === undefined) return most;
  if (!/^[1-9]\d*$/.test(maxRecords)) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `maxRecords must be a number above 0, not "${maxRecords}"`);
  }
  return Math.min(most, Number(maxRecords));
}
