import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { TransientFault, transientAnswer } from '../../../scripts/salesforce/faults.ts';
import { repeat } from '../../../scripts/salesforce/repeat.ts';
import { QUICK } from './scriptedOrg.ts';

const FAULT = new CommandError('salesforce', 'HTTP_503', 'It was busy.', 'Run the command again.');

function context(signal = new AbortController().signal) {
  return { retries: QUICK, signal };
}

/** Fails so many times, then answers the number of the attempt. */
function failing(times: number, fault: () => Error): { attempt: () => Promise<number>; made: () => number } {
  let attempts = 0;
  return {
    attempt: () => {
      attempts++;
      return attempts <= times ? Promise.reject(fault()) : Promise.resolve(attempts);
    },
    made: () => attempts,
  };
}

describe('repeating', () => {
  it('goes on until it works', async () => {
    const { attempt } = failing(3, () => new TransientFault(FAULT, 'unknown'));
    assert.equal(await repeat(context(), attempt), 4);
  });

  it('ends with the last fault when no attempt works', async () => {
    const { attempt, made } = failing(99, () => new TransientFault(FAULT, 'unknown'));
    await assert.rejects(repeat(context(), attempt), { code: 'HTTP_503' });
    assert.equal(made(), QUICK.attempts);
  });

  it('leaves faults alone that no attempt heals', async () => {
    const { attempt, made } = failing(99, () => FAULT);
    await assert.rejects(repeat(context(), attempt), FAULT);
    assert.equal(made(), 1);
  });

  it('leaves faults alone that must not be repeated', async () => {
    const { attempt, made } = failing(99, () => new TransientFault(FAULT, 'unknown'));
    await assert.rejects(
      repeat(context(), attempt, () => false),
      { code: 'HTTP_503' },
    );
    assert.equal(made(), 1);
  });

  it('waits as long as Retry-After says', async () => {
    const { attempt } = failing(1, () => new TransientFault(FAULT, 'none', 120));
    const started = performance.now();
    await repeat(context(), attempt);
    assert.ok(performance.now() - started >= 119);
  });

  it('does not wait for hours', async () => {
    const { attempt, made } = failing(1, () => new TransientFault(FAULT, 'none', 3_600_000));
    await assert.rejects(repeat(context(), attempt), { code: 'HTTP_503' });
    assert.equal(made(), 1);
  });

  it('ends with the reason of its signal, in the middle of a pause', async () => {
    const controller = new AbortController();
    const { attempt } = failing(1, () => new TransientFault(FAULT, 'none', 60_000));
    const reason = new CommandError('interrupted', 'INTERRUPTED', 'Stopped.', 'Run it again.');
    setTimeout(() => {
      controller.abort(reason);
    }, 20);
    await assert.rejects(repeat(context(controller.signal), attempt), reason);
  });
});

describe('an answer', () => {
  const rest = (errorCode: string, message = ''): string => JSON.stringify([{ errorCode, message }]);
  for (const [status, body, effect] of [
    [200, '', undefined],
    [400, rest('MALFORMED_QUERY'), undefined],
    [401, rest('INVALID_SESSION_ID'), undefined],
    [403, rest('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'), undefined],
    [503, rest('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'), undefined],
    [403, rest('REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'), 'none'],
    [400, rest('UNABLE_TO_LOCK_ROW'), 'none'],
    [420, '', 'none'],
    [429, '<html>', 'none'],
    [500, rest('UNKNOWN_EXCEPTION'), 'unknown'],
    [502, '<html>', 'unknown'],
    [503, rest('SERVER_UNAVAILABLE'), 'unknown'],
  ] as const) {
    it(`${status} ${body} is ${effect === undefined ? 'not transient' : `transient, with ${effect} effect`}`, () => {
      assert.equal(transientAnswer({ status, headers: new Headers() }, body, 'Query')?.effect, effect);
    });
  }

  for (const [header, milliseconds] of [
    ['7', 7000],
    ['soon', 0],
    [new Date(Date.now() - 60_000).toUTCString(), 0],
  ] as const) {
    it(`asks for ${milliseconds} ms with Retry-After: ${header}`, () => {
      const headers = new Headers({ 'retry-after': header });
      assert.equal(transientAnswer({ status: 503, headers }, '', 'Query')?.retryAfterMs, milliseconds);
    });
  }

  it('asks until a date with Retry-After', () => {
    const headers = new Headers({ 'retry-after': new Date(Date.now() + 30_000).toUTCString() });
    const asked = transientAnswer({ status: 503, headers }, '', 'Query')?.retryAfterMs ?? 0;
    assert.ok(asked > 28_000 && asked <= 30_000, String(asked));
  });
});
