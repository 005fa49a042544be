import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../cli/index.ts';
import { control } from './Session.ts';

/** Small jobs take a second or less; a check costs one API call, so the pauses grow. */
const FIRST_PAUSE_MS = 200;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 5_000;
/** Salesforce itself gives up a query after 30 minutes of work a batch; a queue at night may take longer. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

interface JobState {
  readonly id: string;
  readonly state: string;
}

/**
 * Checks a bulk job until it is complete.
 * @throws CommandError when it failed or was aborted, with what the job says; after an hour, naming the job, which is left
 * alone because it may still be running.
 */
export async function waitForJob<T extends JobState>(
  what: string,
  check: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    const info = await control(`${what}, checking the job`, check);
    if (info.state === 'JobComplete') {
      return info;
    }
    if (info.state === 'Failed' || info.state === 'Aborted') {
      throw jobFault(
        `JOB_${info.state.toUpperCase()}`,
        `${what}: job ${info.id} ended as ${info.state}${errorMessage(info)}.`,
      );
    }
    if (Date.now() >= deadline) {
      throw jobFault(
        'JOB_TIMEOUT',
        `${what}: job ${info.id} is still ${info.state} after an hour; it was left running.`,
      );
    }
    await delay(pause, undefined, { signal }).catch(() => {
      signal.throwIfAborted();
    });
  }
}

function jobFault(code: string, message: string): CommandError {
  return new CommandError(
    'salesforce',
    code,
    message,
    'Look at the job under Setup, Bulk Data Load Jobs, then run the command again.',
  );
}

function errorMessage(info: object): string {
  return 'errorMessage' in info && typeof info.errorMessage === 'string' ? ` (${info.errorMessage})` : '';
}
