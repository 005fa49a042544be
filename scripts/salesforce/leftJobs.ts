import { CommandError } from '../cli/index.ts';
import { abortQuietly, listJobs, readJob } from './jobs.ts';
import type { JobInfo } from './jobs.ts';
import type { Session } from './Session.ts';
import type { NewJob, SettledJob } from './types.ts';
import { waitForJob } from './waitForJob.ts';

/**
 * Ends a job that a process left when it died. An open ingest job does nothing and a query is read by nobody any more: both are aborted.
 * Rows that were handed over are being written: that is waited for, since whoever plans before it has ended plans on sand.
 * @throws CommandError when the job does not end in time
 */
export async function settleJob(
  session: Session,
  { id, kind, object }: Pick<NewJob, 'id' | 'kind' | 'object'>,
): Promise<SettledJob> {
  const what = `Settling job ${id} of an earlier run`;
  try {
    const found = await readJob(session, kind, id, what);
    const isIdle = kind === 'ingest' ? found.state === 'Open' : !hasEnded(found);
    if (isIdle) {
      await abortQuietly(session, kind, id);
    }
    const job = kind === 'ingest' ? await waitForJob(session, kind, id, what) : found;
    return settled(object, job);
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.code === 'NOT_FOUND') {
      return { id, object, state: 'Gone', processed: 0, failed: 0 };
    }
    throw thrown;
  }
}

/** Jobs by whom, on what. */
export interface JobSearch {
  readonly objects: readonly string[];
  /** Ids of users. */
  readonly createdBy: readonly string[];
}

/**
 * Waits for the ingest jobs that Salesforce is working on, however long ago they were handed over. Open ones are left alone: nobody says
 * that they are ours.
 * @throws CommandError when one does not end in time
 */
export async function settleIngest(session: Session, search: JobSearch): Promise<readonly SettledJob[]> {
  const isMeant = (job: JobInfo): boolean =>
    job.jobType === 'V2Ingest' &&
    search.objects.includes(job.object) &&
    search.createdBy.includes(job.createdById) &&
    (job.state === 'UploadComplete' || job.state === 'InProgress');
  const jobs: SettledJob[] = [];
  for (const job of (await listJobs(session, 'ingest')).filter(isMeant)) {
    jobs.push(
      settled(job.object, await waitForJob(session, 'ingest', job.id, `Waiting for job ${job.id} of an earlier run`)),
    );
  }
  return jobs;
}

function hasEnded({ state }: JobInfo): boolean {
  return state === 'JobComplete' || state === 'Failed' || state === 'Aborted';
}

function settled(object: string, job: JobInfo): SettledJob {
  const { id, state, numberRecordsProcessed: processed, numberRecordsFailed: failed = 0 } = job;
  return { id, object, state, processed, failed };
}
