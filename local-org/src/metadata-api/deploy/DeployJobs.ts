import { OrgError } from '../../errors.ts';
import { apiId, UNFORESEEN } from '../../http/index.ts';
import { ZipError } from '../../metadata-format/index.ts';
import type { LiveOrg } from '../../org/index.ts';
import { MetadataError } from '../../schema/index.ts';
import { failure, ofManifest, placeOf } from './deployMessage.ts';
import type { DeployMessage } from './deployMessage.ts';
import type { DeployOptions } from './deployOptions.ts';
import { NoManifestError, readPackage } from './deployPackage.ts';
import { runDeploy } from './runDeploy.ts';

/** Source: "DeployResult", Metadata API Developer Guide. */
export type DeployStatus =
  'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled';

/** A deploy as somebody asked for it, and how far it is. Times are milliseconds since 1970. */
export interface DeployJob {
  readonly id: string;
  readonly options: DeployOptions;
  readonly userId: string;
  readonly createdAt: number;
  status: DeployStatus;
  startedAt?: number;
  completedAt?: number;
  canceledBy?: string;
  messages: readonly DeployMessage[];
  /** What ended the deploy before any component was looked at. */
  error?: { readonly code: string; readonly message: string };
}

const over: ReadonlySet<DeployStatus> = new Set(['Succeeded', 'SucceededPartial', 'Failed', 'Canceled']);

export function isDone({ status }: DeployJob): boolean {
  return over.has(status);
}

/** The deploys of an org: one at a time, in the order in which they came. Finished ones are gone when the process ends. */
export class DeployJobs {
  readonly #org: LiveOrg;
  readonly #jobs = new Map<string, DeployJob>();
  #last: Promise<void> = Promise.resolve();
  #sequence = 0;

  constructor(org: LiveOrg) {
    this.#org = org;
  }

  start(zip: Buffer, options: DeployOptions, userId: string): DeployJob {
    this.#sequence += 1;
    const job: DeployJob = {
      id: apiId('0Af', this.#sequence),
      options,
      userId,
      createdAt: Date.now(),
      status: 'Pending',
      messages: [],
    };
    this.#jobs.set(job.id, job);
    this.#last = this.#last.then(() => this.#run(job, zip));
    return job;
  }

  /** @throws OrgError for an id of no deploy; 15 characters are enough. */
  get(id: string): DeployJob {
    const job = this.#jobs.get(id) ?? [...this.#jobs.values()].find((one) => one.id.slice(0, 15) === id);
    if (job) return job;
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`, { status: 404 });
  }

  /** @throws OrgError when it is over */
  cancel(id: string, userId: string): DeployJob {
    const job = this.get(id);
    if (isDone(job)) throw new OrgError('INVALID_ID_FIELD', 'Deployment already completed');
    job.canceledBy = userId;
    if (job.status === 'Pending') end(job, 'Canceled');
    else job.status = 'Canceling';
    return job;
  }

  /** Cancels what waits, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    for (const job of this.#jobs.values()) if (!isDone(job)) this.cancel(job.id, job.userId);
    await this.#last;
  }

  async #run(job: DeployJob, zip: Buffer): Promise<void> {
    if (isDone(job)) return;
    job.status = 'InProgress';
    job.startedAt = Date.now();
    const { options, userId } = job;
    try {
      const pack = await readPackage(zip);
      const isCanceled = (): boolean => job.status === 'Canceling';
      const { messages, canceled, applied } = await runDeploy(this.#org, pack, { options, userId, isCanceled });
      job.messages = messages;
      end(job, canceled ? 'Canceled' : statusOf(messages, applied));
    } catch (error) {
      fail(job, error);
    }
  }
}

function statusOf(messages: readonly DeployMessage[], applied: boolean): DeployStatus {
  const failed = messages.some((message) => !message.success);
  if (!failed) return 'Succeeded';
  return applied && messages.some((message) => message.success) ? 'SucceededPartial' : 'Failed';
}

function end(job: DeployJob, status: DeployStatus): void {
  job.status = status;
  job.completedAt = Date.now();
}

function fail(job: DeployJob, error: unknown): void {
  end(job, 'Failed');
  if (error instanceof NoManifestError || error instanceof MetadataError) {
    const path = error instanceof MetadataError ? error.path : 'package.xml';
    const problem = error instanceof MetadataError ? error.problem : error.message;
    const place = error instanceof MetadataError ? error.place : {};
    job.messages = [failure(ofManifest(path), path, problem, placeOf(place))];
  } else if (error instanceof ZipError) {
    job.error = { code: 'INVALID_ZIP_FILE', message: error.message };
  } else if (error instanceof OrgError) {
    job.error = { code: error.code, message: error.message };
  } else {
    console.error(error);
    job.error = { code: 'UNKNOWN_EXCEPTION', message: UNFORESEEN };
  }
}
