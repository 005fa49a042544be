import { setTimeout as passed } from 'node:timers/promises';

/**
 * Waits for a step no longer than it may take: a page that hangs would be waited for for ever.
 * @throws Error naming the step
 */
export async function within<Result>(step: string, seconds: number, work: Promise<Result>): Promise<Result> {
  const end = new AbortController();
  const tooLate = passed(seconds * 1000, undefined, { signal: end.signal }).then(
    () => {
      throw new Error(`${step}: not done in ${seconds} s.`);
    },
    // The step was in time.
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    end.abort();
  }
}
