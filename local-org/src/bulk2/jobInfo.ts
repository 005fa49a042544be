import { rawJson } from '../http/index.ts';
import type { IngestJob } from './ingestJob.ts';
import type { Job } from './job.ts';
import type { QueryJob } from './queryJob.ts';

function dateTime(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

function common(job: Job, operation: string, apiVersion: string): Record<string, unknown> {
  return {
    id: job.id,
    operation,
    object: job.objectName,
    createdById: job.viewer.userId,
    createdDate: dateTime(job.createdDate),
    systemModstamp: dateTime(job.systemModstamp),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: rawJson(apiVersion),
    lineEnding: job.dialect.lineEnding,
    columnDelimiter: job.dialect.columnDelimiter,
  };
}

/** Source: "Get Job Info", Bulk API 2.0 ingest. */
export function ingestJobInfo(job: IngestJob, apiVersion: string): Record<string, unknown> {
  return {
    ...common(job, job.operation, apiVersion),
    ...(job.externalIdField === undefined ? {} : { externalIdFieldName: job.externalIdField }),
    contentUrl: `services/data/v${apiVersion}/jobs/ingest/${job.id}/batches`,
    jobType: 'V2Ingest',
    retries: 0,
    totalProcessingTime: job.processingTime,
    apiActiveProcessingTime: job.processingTime,
    apexProcessingTime: 0,
    numberRecordsProcessed: job.recordsProcessed,
    numberRecordsFailed: job.recordsFailed,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}

/** Source: "Get Information About a Query Job", Bulk API 2.0. */
export function queryJobInfo(job: QueryJob): Record<string, unknown> {
  return {
    ...common(job, job.operation, job.createdWith.slice(1)),
    jobType: 'V2Query',
    numberRecordsProcessed: job.recordsProcessed,
    retries: 0,
    totalProcessingTime: job.processingTime,
    isPkChunkingSupported: false,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}
