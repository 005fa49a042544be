import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError, asCommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { JobKind, SettledJob } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, startScriptedOrg } from './scriptedOrg.ts';

const ID = '7500000000000001AA';

/** Settles a job that is in these states, one after the other, and undefined where the org knows it no more. */
async function settle(
  kind: JobKind,
  states: readonly (string | undefined)[],
): Promise<{ readonly settled: SettledJob | CommandError; readonly asked: readonly string[] }> {
  const left = [...states];
  const org = await startScriptedOrg(({ method, url }) => {
    if (!url.endsWith(`/jobs/${kind}/${ID}`)) {
      return undefined;
    }
    const state = method === 'GET' && left.length > 1 ? left.shift() : left[0];
    return state === undefined
      ? undefined
      : json({ id: ID, state, numberRecordsProcessed: 7, ...(kind === 'ingest' ? { numberRecordsFailed: 2 } : {}) });
  });
  try {
    const options = { retries: QUICK, longestJobMs: 1 };
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, options);
    const settled = await connected.settleJob({ id: ID, kind, object: 'Account' }).catch(asCommandError);
    const asked = org.received.filter(({ url }) => url.includes('/jobs/'));
    return { settled, asked: asked.map(({ method, body }) => `${method} ${body}`.trim()) };
  } finally {
    await org.close();
  }
}

const ABORT = 'PATCH {"state":"Aborted"}';

describe('a job that a dead process left', () => {
  for (const [what, kind, states, state, asked] of [
    ['a query that is queued is aborted', 'query', ['UploadComplete'], 'UploadComplete', ['GET', ABORT]],
    ['a query that runs is aborted', 'query', ['InProgress'], 'InProgress', ['GET', ABORT]],
    ['a query that has ended is left alone', 'query', ['JobComplete'], 'JobComplete', ['GET']],
    ['a query that somebody deleted is gone', 'query', [undefined], 'Gone', ['GET']],
    ['an upload that was not started is aborted', 'ingest', ['Open', 'Aborted'], 'Aborted', ['GET', ABORT, 'GET']],
    [
      'rows that are being written are waited for',
      'ingest',
      ['InProgress', 'JobComplete'],
      'JobComplete',
      ['GET', 'GET'],
    ],
    ['rows whose job ended badly are known', 'ingest', ['Failed'], 'Failed', ['GET', 'GET']],
    ['an upload that somebody deleted is gone', 'ingest', [undefined], 'Gone', ['GET']],
  ] as const) {
    it(what, async () => {
      const answer = await settle(kind, states);
      assert.ok(!(answer.settled instanceof CommandError), JSON.stringify(answer.settled));
      assert.deepEqual(answer.asked, asked);
      const rows = state === 'Gone' ? { processed: 0, failed: 0 } : { processed: 7, failed: kind === 'query' ? 0 : 2 };
      assert.deepEqual(answer.settled, { id: ID, object: 'Account', state, ...rows });
    });
  }

  it('that is deleted while it is waited for is gone as well', async () => {
    const { settled } = await settle('ingest', ['InProgress', undefined]);
    assert.equal((settled as SettledJob).state, 'Gone');
  });

  it('that does not end in time stops the run, which then plans nothing on sand', async () => {
    const { settled } = await settle('ingest', ['InProgress', 'InProgress']);
    assert.ok(settled instanceof CommandError);
    assert.equal(settled.code, 'JOB_TIMEOUT');
    assert.ok(settled.message.includes(ID));
  });
});
