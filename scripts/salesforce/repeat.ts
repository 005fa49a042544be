import { setTimeout as delay } from 'node:timers/promises';
import { TransientFault } from './faults.ts';

/** How often, and after what pauses, a request that may be repeated is sent again. */
export interface RetryPolicy {
  /** In all, the first one included. */
  readonly attempts: number;
  /** Upper bound of the first pause; it doubles from attempt to attempt. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Six attempts wait at most 15 seconds in all: a restart of an app server or a lost router, but not an outage that a person must see. */
export const RETRY_POLICY: RetryPolicy = { attempts: 6, firstPauseMs: 500, longestPauseMs: 30_000 };

/** An org that asks for a longer pause than this is better left alone until the next run. */
const LONGEST_RETRY_AFTER_MS = 5 * 60 * 1000;

/**
 * Repeats an attempt that failed on the way, with pauses of full jitter, so that clients that failed together do not return
 * together. `Retry-After` is waited for in full.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
 * @param mayRepeat whether this fault is one that another attempt can heal without harm; any transient fault unless given
 * @throws the last fault, or at once any other one
 */
export async function repeat<T>(
  { retries, signal }: { readonly retries: RetryPolicy; readonly signal: AbortSignal },
  attempt: () => Promise<T>,
  mayRepeat: (thrown: unknown) => boolean = isTransient,
): Promise<T> {
  for (let done = 1; ; done++) {
    try {
      return await attempt();
    } catch (thrown) {
      const retryAfterMs = thrown instanceof TransientFault ? thrown.retryAfterMs : 0;
      if (done >= retries.attempts || retryAfterMs > LONGEST_RETRY_AFTER_MS || !mayRepeat(thrown)) {
        throw thrown;
      }
      await pause(retries, done, signal, retryAfterMs);
    }
  }
}

export function isTransient(thrown: unknown): thrown is TransientFault {
  return thrown instanceof TransientFault;
}

/** Waits before the attempt after `done` ones. @throws the reason of the signal when it is aborted meanwhile. */
export async function pause(
  { firstPauseMs, longestPauseMs }: RetryPolicy,
  done: number,
  signal: AbortSignal,
  atLeastMs = 0,
): Promise<void> {
  const jittered = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (done - 1));
  await delay(Math.max(jittered, atLeastMs), undefined, { signal }).catch(() => {
    signal.throwIfAborted();
  });
}
