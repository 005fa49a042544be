import { OrgError } from '../errors.ts';
import type { Fault } from '../faults/index.ts';
import { apiId, UNFORESEEN } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import type { CsvDialect } from './csvDialect.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** What ingest and query jobs have in common. */
export interface Job {
  readonly id: string;
  /** The user who created it, with the permissions of that moment. */
  readonly viewer: Viewer;
  readonly objectName: string;
  readonly dialect: CsvDialect;
  readonly createdDate: Date;
  systemModstamp: Date;
  state: JobState;
  recordsProcessed: number;
  /** Milliseconds of work. */
  processingTime: number;
  errorMessage: string | undefined;
  /** What is to go wrong with it. */
  fault: Fault | undefined;
  /** Resolves when the job does nothing any more: an aborted job still ends the records it is at. */
  work: Promise<void>;
}

/** Fields of a new job. */
export function newJob(id: string, viewer: Viewer, objectName: string, dialect: CsvDialect, state: JobState): Job {
  const now = new Date();
  return {
    id,
    viewer,
    objectName,
    dialect,
    createdDate: now,
    systemModstamp: now,
    state,
    recordsProcessed: 0,
    processingTime: 0,
    errorMessage: undefined,
    fault: undefined,
    work: Promise.resolve(),
  };
}

export function changeState(job: Job, state: JobState): void {
  job.state = state;
  job.systemModstamp = new Date();
}

export function isOver(job: Job): boolean {
  return job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted';
}

/** What makes a whole ingest job fail; the message is the job's `errorMessage`. */
export class BatchError extends Error {}

/** Ends a job because of an error; what nobody foresaw goes to standard error, and to no client. */
export function failJob(job: Job, error: unknown): void {
  const isForeseen = error instanceof BatchError || error instanceof OrgError;
  if (!isForeseen) console.error(error);
  job.errorMessage = isForeseen ? error.message : `InternalServerError : ${UNFORESEEN}`;
  if (!isOver(job)) changeState(job, 'Failed');
}

/** Ends a job as its fault says; a stuck one stays as it is, and nobody finds one that is gone. */
export function endByFault(job: Job, { end, message }: Extract<Fault, { kind: 'job' }>): void {
  if (end === 'stuck' || end === 'gone') return;
  if (end === 'Failed') job.errorMessage = message ?? 'InternalServerError : Retry your request';
  changeState(job, end);
}

/** @throws OrgError INVALIDJOBSTATE */
export function refuseState(job: Job, wanted: string): never {
  throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : ${wanted} is not allowed while the job is ${job.state}`);
}

/** Deleted by somebody while it ran. */
function isGone({ fault, state }: Job): boolean {
  return fault?.kind === 'job' && fault.end === 'gone' && state === 'InProgress';
}

/** Ids of both kinds of jobs come from one sequence. */
export class JobIds {
  #sequence = 0;

  next(): string {
    return apiId('750', (this.#sequence += 1));
  }
}

/** The jobs of one kind, oldest first; they live as long as the process. */
export class JobList<T extends Job> {
  readonly #jobs = new Map<string, T>();

  add(job: T): void {
    this.#jobs.set(job.id, job);
  }

  delete(job: T): void {
    this.#jobs.delete(job.id);
  }

  all(): readonly T[] {
    return [...this.#jobs.values()];
  }

  /**
   * Users see their own jobs, those with Manage Data Integrations everybody's. Sources: "Monitor Bulk Data Load Jobs", Salesforce Help
   * (monitoring_async_api_jobs.htm); "Upload Complete or Abort a Job", Bulk API 2.0 guide: who created a job aborts it, or has that permission.
   */
  visibleTo(viewer: Viewer): readonly T[] {
    const all = viewer.hasUserPermission('ManageDataIntegrations');
    return this.all().filter((job) => all || job.viewer.userId === viewer.userId);
  }

  /** @throws OrgError NOT_FOUND (404) */
  get(id: string, viewer: Viewer): T {
    const job = this.visibleTo(viewer).find((one) => one.id.slice(0, 15) === id.slice(0, 15));
    if (!job || isGone(job)) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    return job;
  }
}
