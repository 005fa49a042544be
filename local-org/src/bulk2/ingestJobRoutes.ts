import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { Background } from './background.ts';
import { csvDialect, csvRow } from './csvDialect.ts';
import type { IngestJob, IngestOperation } from './ingestJob.ts';
import { changeState, isOver, newJob, refuseState } from './job.ts';
import type { JobIds, JobList } from './job.ts';
import { invalidValue, jobBody, requireCsv } from './jobBody.ts';
import { ingestJobInfo } from './jobInfo.ts';
import { receiveUpload } from './receiveUpload.ts';
import { sendRows } from './resultStream.ts';
import { RowSpool } from './rowSpool.ts';
import { runIngestJob } from './runIngestJob.ts';

/** Source: "Bulk API and Bulk API 2.0 Limits": 150 MB of content in a job. */
const MOST_UPLOAD_BYTES = 150 * 1024 * 1024;

interface OfJob {
  Params: { id: string };
}

export interface IngestJobs {
  readonly ids: JobIds;
  readonly list: JobList<IngestJob>;
  readonly background: Background;
}

/** `…/jobs/ingest`. Source: "Ingest", Bulk API 2.0 and Bulk API Developer Guide. */
export function serveIngestJobs(doors: FastifyInstance, org: OrgContext, jobs: IngestJobs): void {
  const { apiVersion } = org.schema;
  const uploading = new Set<string>();

  doors.post('/jobs/ingest', async ({ body, viewer, fault }) => {
    const job = await createJob(org, jobs.ids.next(), jobBody(body), viewer);
    job.fault = fault;
    jobs.list.add(job);
    return ingestJobInfo(job, apiVersion);
  });
  doors.get('/jobs/ingest', ({ viewer }) => ({
    done: true,
    nextRecordsUrl: null,
    records: jobs.list.visibleTo(viewer).map((job) => ingestJobInfo(job, apiVersion)),
  }));
  doors.get<OfJob>('/jobs/ingest/:id', ({ params, viewer }) =>
    ingestJobInfo(jobs.list.get(params.id, viewer), apiVersion),
  );
  doors.put<OfJob>('/jobs/ingest/:id/batches', { bodyLimit: MOST_UPLOAD_BYTES }, async (request, reply) => {
    const { params, body, viewer } = request;
    const job = jobs.list.get(params.id, viewer);
    if (!(body instanceof Readable)) throw new OrgError('CONTENT_TYPE', 'Upload CSV data with Content-Type text/csv.');
    if (job.state !== 'Open') refuseState(job, 'Upload');
    if (job.upload !== undefined || uploading.has(job.id)) throw secondUpload(job.id);
    uploading.add(job.id);
    try {
      const file = path.join(org.spoolDir, `${job.id}-upload`);
      await receiveUpload(body, file, MOST_UPLOAD_BYTES);
      job.upload = file;
    } finally {
      uploading.delete(job.id);
    }
    return reply.status(201).send();
  });
  doors.patch<OfJob>('/jobs/ingest/:id', ({ params, body, viewer }) => {
    const job = jobs.list.get(params.id, viewer);
    const { state } = jobBody(body);
    if (state === 'UploadComplete') {
      if (job.state !== 'Open' || uploading.has(job.id)) refuseState(job, state);
      changeState(job, state);
      const info = ingestJobInfo(job, apiVersion);
      job.work = jobs.background.start(() => runIngestJob(job, org));
      return info;
    }
    if (state !== 'Aborted') throw invalidValue('state', state);
    if (isOver(job)) refuseState(job, state);
    changeState(job, state);
    return ingestJobInfo(job, apiVersion);
  });
  doors.delete<OfJob>('/jobs/ingest/:id', async ({ params, viewer }, reply) => {
    const job = jobs.list.get(params.id, viewer);
    if (!isOver(job)) refuseState(job, 'Delete');
    jobs.list.delete(job);
    await job.work;
    for (const spool of [job.successful, job.failed, job.unprocessed]) await spool.remove();
    if (job.upload !== undefined) await rm(job.upload, { force: true });
    return reply.status(204).send();
  });
  serveResults(doors, jobs);
}

function serveResults(doors: FastifyInstance, jobs: IngestJobs): void {
  const results = {
    successfulResults: { own: ['sf__Id', 'sf__Created'], spool: (job: IngestJob) => job.successful },
    failedResults: { own: ['sf__Id', 'sf__Error'], spool: (job: IngestJob) => job.failed },
    unprocessedrecords: { own: [], spool: (job: IngestJob) => job.unprocessed },
  };
  for (const [name, { own, spool }] of Object.entries(results)) {
    doors.get<OfJob>(`/jobs/ingest/:id/${name}`, async (request, reply) => {
      const job = jobs.list.get(request.params.id, request.viewer);
      if (!isOver(job)) refuseState(job, name);
      await job.work;
      const header = csvRow([...own, ...job.header], job.dialect);
      return sendRows(request, reply, header, spool(job), { first: 0, count: spool(job).rows });
    });
  }
}

async function createJob(
  org: OrgContext,
  id: string,
  body: Readonly<Record<string, unknown>>,
  viewer: Viewer,
): Promise<IngestJob> {
  requireCsv(body.contentType);
  const operation = operationOf(body.operation);
  const object = objectOf(org, body.object, viewer);
  if (operation !== 'delete' && object.fields.some(({ type }) => type === 'base64')) {
    throw new UnsupportedError(`binary data in bulk jobs; send each ${object.name} to the REST API`);
  }
  const externalIdField = operation === 'upsert' ? keyField(object, body.externalIdFieldName, viewer) : undefined;
  const dialect = csvDialect(body.columnDelimiter, body.lineEnding);
  const spool = (name: string): Promise<RowSpool> => RowSpool.create(path.join(org.spoolDir, `${id}-${name}`));
  return {
    ...newJob(id, viewer, object.name, dialect, 'Open'),
    operation,
    object,
    externalIdField,
    upload: undefined,
    header: [],
    recordsFailed: 0,
    successful: await spool('successful'),
    failed: await spool('failed'),
    unprocessed: await spool('unprocessed'),
  };
}

function operationOf(operation: unknown): IngestOperation {
  if (operation === 'hardDelete') throw new UnsupportedError('hardDelete jobs');
  if (operation === 'insert' || operation === 'update' || operation === 'upsert' || operation === 'delete') {
    return operation;
  }
  throw invalidValue('operation', operation);
}

function objectOf(org: OrgContext, name: unknown, viewer: Viewer): ObjectSchema {
  const object = typeof name === 'string' ? org.schema.object(name) : undefined;
  if (object && viewer.object(object.name).read) return object;
  throw invalidJob(`Unable to find object: ${typeof name === 'string' ? name : ''}`);
}

function keyField(object: ObjectSchema, name: unknown, viewer: Viewer): string {
  const given = typeof name === 'string' ? name : '';
  const field = object.field(given);
  const usable = field !== undefined && (field.externalId || field.idLookup);
  if (usable && viewer.field(object.name, field.name).read) return field.name;
  throw invalidJob(`Field name provided, ${given} does not match an External ID for ${object.name}`);
}

function invalidJob(what: string): OrgError {
  return new OrgError('INVALIDJOB', `InvalidJob : ${what}`);
}

/** One upload a job. Source: "Upload Job Data", Bulk API 2.0. */
function secondUpload(id: string): OrgError {
  return new OrgError(
    'BULK_API_ERROR',
    `Found multiple contents for job: <${id.slice(0, 15)}>; close, abort or delete this job, and PUT once to a new one.`,
  );
}
