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
import { serveQueryResults } from './queryResultRoutes.ts';
import { RowSpool } from './rowSpool.ts';
import type { Background } from './background.ts';

interface OfVersion {
  Params: { version: string };
}
interface OfJob {
  Params: { id: string };
}

export interface QueryJobs {
  readonly ids: JobIds;
  readonly list: JobList<QueryJob>;
  readonly background: Background;
  readonly pageRows: number;
}

/** `…/jobs/query`. Source: "Query", Bulk API 2.0 and Bulk API Developer Guide. */
export function serveQueryJobs(doors: FastifyInstance, org: OrgContext, jobs: QueryJobs): void {
  doors.post<OfVersion>('/jobs/query', async ({ params, body, viewer, fault }) => {
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
      createdWith: params.version,
      header: headerRow(query.columns, dialect),
      results: await RowSpool.create(path.join(org.spoolDir, `${id}-results`)),
    };
    jobs.list.add(job);
    const info = queryJobInfo(job);
    job.work = jobs.background.start(() => runQueryJob(job, query));
    return info;
  });
  doors.get('/jobs/query', ({ viewer }) => ({
    done: true,
    nextRecordsUrl: null,
    records: jobs.list.visibleTo(viewer).map((job) => queryJobInfo(job)),
  }));
  doors.get<OfJob>('/jobs/query/:id', ({ params, viewer }) => queryJobInfo(jobs.list.get(params.id, viewer)));
  doors.patch<OfJob>('/jobs/query/:id', ({ params, body, viewer }) => {
    const job = jobs.list.get(params.id, viewer);
    const { state } = jobBody(body);
    if (state !== 'Aborted') throw invalidValue('state', state);
    if (isOver(job)) refuseState(job, 'Aborted');
    changeState(job, 'Aborted');
    return queryJobInfo(job);
  });
  doors.delete<OfJob>('/jobs/query/:id', async ({ params, viewer }, reply) => {
    const job = jobs.list.get(params.id, viewer);
    if (!isOver(job)) refuseState(job, 'Delete');
    jobs.list.delete(job);
    await job.work;
    await job.results.remove();
    return reply.status(204).send();
  });
  serveQueryResults(doors, jobs);
}

function bulkQuery(org: OrgContext, soql: string, viewer: QueryJob['viewer'], operation: QueryOperation): Query {
  const query = prepareQuery(soql, org, viewer, { door: 'bulk', includeDeleted: operation === 'queryAll' });
  if (query.isCount) throw new UnsupportedError('COUNT() in query jobs, as the platform does not');
  if (query.columns.some(({ isJson, field }) => isJson === true || field.type === 'location')) {
    throw new OrgError('API_ERROR', 'Selecting compound data not supported in Bulk Query');
  }
  return query;
}
