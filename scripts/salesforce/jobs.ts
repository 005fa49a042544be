import { CommandError } from '../cli/index.ts';
import { protocolFault } from './faults.ts';
import { isTransient, repeat } from './repeat.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';

export type JobKind = 'query' | 'ingest';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface JobInfo {
  readonly id: string;
  readonly state: JobState;
  readonly object: string;
  readonly operation: string;
  /** `V2Ingest` and `V2Query` are ours to read; `Classic` ones belong to the older Bulk API. */
  readonly jobType?: string;
  readonly createdById: string;
  readonly createdDate: string;
  readonly numberRecordsProcessed: number;
  /** Of an ingest job. */
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
}

/** Salesforce tells when a job was created to the second. */
const CREATED_DATE_PRECISION_MS = 1_000;

/**
 * Creates a bulk job. When an answer is lost, the job may exist all the same: another one is created. A lost ingest job is aborted,
 * since it would stay open; a lost query ends by itself, and nobody reads it.
 * @returns what the job says of itself
 */
export async function openJob(session: Session, kind: JobKind, body: object, what: string): Promise<JobInfo> {
  const startedAt = Date.now();
  let lost = 0;
  const create = () =>
    control(what, () =>
      session.connection.request<JobInfo>({
        method: 'POST',
        url: `/jobs/${kind}`,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    ).catch((thrown: unknown) => {
      lost += Number(isLostAnswer(thrown));
      throw thrown;
    });
  const job = await repeat({ retries: session.retries, signal: session.guard.signal }, create, isLostAnswer);
  if (lost > 0 && kind === 'ingest') {
    const elapsedMs = Date.now() - startedAt + CREATED_DATE_PRECISION_MS;
    await abortOrphans(session, job, { lost, since: Date.parse(job.createdDate) - elapsedMs });
  }
  return job;
}

/** What Salesforce refused before it did anything was repeated already, by the transport. */
function isLostAnswer(thrown: unknown): boolean {
  return isTransient(thrown) && thrown.effect === 'unknown';
}

export function readJob({ connection }: Session, kind: JobKind, id: string, what: string): Promise<JobInfo> {
  return control(`${what}, checking job ${id}`, () => connection.request<JobInfo>(`/jobs/${kind}/${id}`));
}

/**
 * Closes an ingest job (`UploadComplete`) or aborts a job. When the answer is lost, the job is asked for its state before it is told
 * again: a job that was closed must not be closed twice.
 */
export async function changeJobState(
  session: Session,
  kind: JobKind,
  id: string,
  state: 'UploadComplete' | 'Aborted',
): Promise<void> {
  const what = `Setting job ${id} to ${state}`;
  let isFirst = true;
  await repeat(
    { retries: session.retries, signal: session.guard.signal },
    async () => {
      if (!isFirst && isPast((await readJob(session, kind, id, what)).state)) {
        return;
      }
      isFirst = false;
      await control(what, () =>
        session.connection.request({
          method: 'PATCH',
          url: `/jobs/${kind}/${id}`,
          body: JSON.stringify({ state }),
          headers: { 'content-type': 'application/json' },
        }),
      );
    },
    isLostAnswer,
  );
}

/** An ingest job waits in `Open`; it leaves that state once, and for good. */
function isPast(state: JobState): boolean {
  return state !== 'Open';
}

interface JobPage {
  readonly records: readonly JobInfo[];
  readonly nextRecordsUrl?: string | null;
}

/** All jobs that the user may see; Salesforce lists 1,000 a page. */
export async function listJobs({ connection }: Session, kind: JobKind): Promise<readonly JobInfo[]> {
  const jobs: JobInfo[] = [];
  const read = async (url: string): Promise<string | undefined> => {
    const page = await control('Listing jobs', () => connection.request<JobPage>(url));
    jobs.push(...page.records);
    return page.nextRecordsUrl ?? undefined;
  };
  for (let next: string | undefined = `/jobs/${kind}`; next !== undefined;) {
    next = await read(next);
  }
  return jobs;
}

/** Tries to, at the end of something that has failed already: the fault to report is the first one. */
export async function abortQuietly(session: Session, kind: JobKind, id: string): Promise<void> {
  await changeJobState(session, kind, id, 'Aborted').catch(() => undefined);
}

/**
 * Aborts the ingest jobs whose creation was not answered: like ours, of the same user, open, and created since we began to ask. If there are
 * more than answers were lost, some are somebody else's, and all are left alone: an open job does nothing, and Salesforce deletes it
 * after a week.
 * Source: "Get Information About All Jobs", Bulk API 2.0 and Bulk API Developer Guide.
 */
async function abortOrphans(
  session: Session,
  ours: JobInfo,
  { lost, since }: { readonly lost: number; readonly since: number },
): Promise<void> {
  try {
    const jobs = await listJobs(session, 'ingest');
    const orphans = jobs.filter(
      (job) =>
        job.id !== ours.id &&
        job.object === ours.object &&
        job.operation === ours.operation &&
        job.createdById === ours.createdById &&
        job.state === 'Open' &&
        Date.parse(job.createdDate) >= since,
    );
    if (orphans.length <= lost) {
      for (const { id } of orphans) {
        await abortQuietly(session, 'ingest', id);
      }
    }
  } catch (thrown) {
    // Tidying up is not worth failing for, but a stop is a stop.
    session.guard.signal.throwIfAborted();
    if (!(thrown instanceof CommandError)) {
      throw thrown;
    }
  }
}

/** A job that ended without what it was made for. */
export function jobFault(what: string, { id, state, errorMessage }: JobInfo): CommandError {
  const why = errorMessage === undefined || errorMessage === '' ? '' : ` (${errorMessage})`;
  return protocolFault(`JOB_${state.toUpperCase()}`, `${what}: job ${id} ended as ${state}${why}.`);
}
