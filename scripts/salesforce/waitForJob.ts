import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../cli/index.ts';
import { readJob } from './jobs.ts';
import type { JobInfo, JobKind } from './jobs.ts';
import type { Session } from './Session.ts';

/** Small jobs take a second or less; a check costs one API call, so the pauses grow. */
const FIRST_PAUSE_MS = 200;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 5_000;
/** Salesforce itself gives up a query after 30 minutes of work a batch; a queue at night may take longer. */
export const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Checks a bulk job until it has ended, well or not.
 * @throws CommandError when it has not ended after the session's longest wait, naming the job: it may still be running, and is left alone.
 */
export async function waitForJob(session: Session, kind: JobKind, id: string, what: string): Promise<JobInfo> {
  const { longestJobMs, guard } = session;
  const deadline = Date.now() + longestJobMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
    guard.signal.throwIfAborted();
    const job = await readJob(session, kind, id, what);
    if (job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted') {
      return job;
    }
    if (Date.now() >= deadline) {
      throw new CommandError(
        'salesforce',
        'JOB_TIMEOUT',
        `${what}: job ${id} is still ${job.state} after ${Math.round(longestJobMs / 60_000)} minutes; it was left running.`,
        'Look at the job under Setup, Bulk Data Load Jobs, and run the command again when it has ended or was aborted there.',
      );
    }
    await delay(Math.min(pause, Math.max(deadline - Date.now(), 0)), undefined, { signal: guard.signal }).catch(() => {
      guard.signal.throwIfAborted();
    });
  }
}
