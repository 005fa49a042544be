import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Sessions } from '../../../../local-org/src/http/sessions.ts';

const MINUTES = 60_000;

describe('Sessions', () => {
  it('gives every login a token of its own', () => {
    const sessions = new Sessions('00DLo0000000001MAA');
    const [one, other] = [sessions.open('u1'), sessions.open('u2')];
    assert.match(one, /^00DLo0000000001!/);
    assert.notEqual(one, other);
    assert.deepEqual([sessions.userOf(one), sessions.userOf(other), sessions.userOf('')], ['u1', 'u2', undefined]);
  });

  it('ends two hours after the last request', (test) => {
    test.mock.timers.enable({ apis: ['Date'] });
    const sessions = new Sessions('00DLo0000000001MAA');
    const token = sessions.open('u1');
    test.mock.timers.tick(119 * MINUTES);
    assert.equal(sessions.userOf(token), 'u1');
    test.mock.timers.tick(119 * MINUTES);
    assert.equal(sessions.userOf(token), 'u1');
    test.mock.timers.tick(121 * MINUTES);
    assert.equal(sessions.userOf(token), undefined);
  });

  it('is revoked once', () => {
    const sessions = new Sessions('00DLo0000000001MAA');
    const token = sessions.open('u1');
    assert.deepEqual(
      [sessions.revoke(token), sessions.revoke(token), sessions.userOf(token)],
      [true, false, undefined],
    );
  });
});
