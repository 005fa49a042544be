import type { FastifyInstance } from 'fastify';
import { UnsupportedError } from '../errors.ts';
import { underVersion } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { Background } from './background.ts';
import type { IngestJob } from './ingestJob.ts';
import { serveIngestJobs } from './ingestJobRoutes.ts';
import { changeState, isOver, JobIds, JobList } from './job.ts';
import type { QueryJob } from './queryJob.ts';
import { serveQueryJobs } from './queryJobRoutes.ts';

/** Rows of a result page when the client asks for no fewer. The platform's own number varies with the data. */
const PAGE_ROWS = 100_000;

export interface Bulk2Options {
  /** Most rows of a query result page; 100,000 unless given. */
  readonly queryPageRows?: number;
}

/** Bulk API 2.0, ingest and query. Jobs live in this process: they are gone when it ends. */
export function serveBulk2(
  app: FastifyInstance,
  org: OrgContext,
  options: Bulk2Options,
): { readonly stop: () => Promise<void> } {
  const ids = new JobIds();
  const background = new Background();
  const ingest = new JobList<IngestJob>();
  const query = new JobList<QueryJob>();
  underVersion(app, org, (doors) => {
    doors.addContentTypeParser('text/csv', (_request, payload, done) => {
      done(null, payload);
    });
    doors.addContentTypeParser('multipart/form-data', (_request, _payload, done) => {
      done(new UnsupportedError('multipart job requests; create the job, then upload'), undefined);
    });
    serveIngestJobs(doors, org, { ids, list: ingest, background });
    serveQueryJobs(doors, org, { ids, list: query, background, pageRows: options.queryPageRows ?? PAGE_ROWS });
  });
  return {
    stop: async () => {
      const jobs = [...ingest.all(), ...query.all()];
      for (const job of jobs) if (!isOver(job)) changeState(job, 'Aborted');
      await background.idle();
      const spools = [
        ...ingest.all().flatMap((job) => [job.successful, job.failed, job.unprocessed]),
        ...query.all().map((job) => job.results),
      ];
      for (const spool of spools) await spool.remove();
    },
  };
}
