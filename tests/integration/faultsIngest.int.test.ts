import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRule } from '../../local-org/index.ts';
import type { ConnectOptions, IngestOutcome, Org } from '../../scripts/salesforce/index.ts';
import { API, HURRIED, connectTo, faultOf, hit, startFaultyOrg } from '../support/faultyOrg.ts';
import type { FaultyOrg } from '../support/faultyOrg.ts';
import { PASSWORD } from '../support/samOrg.ts';

/** Bulk ingest under every fault: each row is written once, or reported, whatever happened to the requests. */

const ROWS = Array.from({ length: 450 }, (_, index) => {
  const key = `K${String(index).padStart(3, '0')}`;
  return [key, `Account ${key}`, String(index * 10)];
});
const JOBS = `${API}/jobs/ingest`;
const JOB = `${API}/jobs/ingest/750*`;
const LOCKED = {
  errorCode: 'UNABLE_TO_LOCK_ROW',
  message: 'unable to obtain exclusive access to this record',
} as const;

let org: FaultyOrg;
let admin: Org;

before(async () => {
  org = await startFaultyOrg();
});

after(() => org.close());

beforeEach(async () => {
  org.faults.clear();
  admin = await asAdmin();
});

function asAdmin(options: ConnectOptions = {}): Promise<Org> {
  const login = { instanceUrl: org.url, username: 'admin@local-org.test', password: PASSWORD };
  return connectTo(org, { login, ...options });
}

function upsert(prefix: string): Promise<IngestOutcome> {
  return admin.ingest({
    object: 'Account',
    operation: 'upsert',
    externalIdField: 'External_Key__c',
    columns: ['External_Key__c', 'Name', 'AnnualRevenue'],
    rows: ROWS.map(([key = '', ...cells]) => [`${prefix}${key}`, ...cells]),
  });
}

/** What the org holds of a test's rows. */
async function stored(prefix: string): Promise<string[][]> {
  const rows: string[][] = [];
  const columns = ['External_Key__c', 'Name', 'AnnualRevenue'];
  await admin.stream({ object: 'Account', columns, where: `External_Key__c LIKE '${prefix}%'` }, (cells) => {
    const [key = '', name = '', revenue = ''] = cells;
    rows.push([key.slice(prefix.length), name, String(Number(revenue))]);
  });
  return rows.sort();
}

interface Job {
  readonly id: string;
  readonly state: string;
}

async function jobs(): Promise<Job[]> {
  const token = await org.token('admin@local-org.test', PASSWORD);
  return ((await (await org.fetch('/services/data/v66.0/jobs/ingest', token)).json()) as { records: Job[] }).records;
}

describe('an upsert of 450 rows that meets a fault', () => {
  const post = { method: 'POST' };
  const put = { method: 'PUT' };
  const patch = { method: 'PATCH' };
  const results = (kind: string): string => `${JOB}/${kind}/`;
  for (const [index, [what, ...rules]] of (
    [
      ['none at all'],
      ['the answer to the new job is lost', hit(JOBS, { kind: 'reset', when: 'after' }, post)],
      ['the upload is answered 503', hit(JOB, { kind: 'status', status: 503 }, put)],
      ['the upload is reset', hit(JOB, { kind: 'reset', when: 'before' }, put)],
      ['the answer to the upload is lost', hit(JOB, { kind: 'reset', when: 'after' }, put)],
      ['the upload stalls', hit(JOB, { kind: 'stall', when: 'before' }, put)],
      ['the session ends at the upload', hit(JOB, { kind: 'sessionEnds' }, put)],
      ['the close is answered 500', hit(JOB, { kind: 'status', status: 500 }, patch)],
      ['the answer to the close is lost', hit(JOB, { kind: 'reset', when: 'after' }, patch)],
      ['the session ends at the close', hit(JOB, { kind: 'sessionEnds' }, patch)],
      ['the session ends at a poll', hit(JOB, { kind: 'sessionEnds' }, { method: 'GET' })],
      ['the session ends at the results', hit(results('failedResults'), { kind: 'sessionEnds' })],
      ['the results are cut at a row border', hit(results('successfulResults'), { kind: 'cut', at: 'row' })],
      ['the results are cut in a row', hit(results('successfulResults'), { kind: 'cut', at: 'cell' })],
      ['the results are reset', hit(results('successfulResults'), { kind: 'reset', when: 'body' })],
      ['the job fails half-way', hit(JOBS, { kind: 'job', end: 'Failed', afterRows: 230 }, post)],
      ['the job is aborted half-way', hit(JOBS, { kind: 'job', end: 'Aborted', afterRows: 200 }, post)],
      ['two jobs fail half-way', hit(JOBS, { kind: 'job', end: 'Failed', afterRows: 100 }, { ...post, times: 2 })],
      ['rows are locked', hit(JOBS, { kind: 'rows', rows: 7, ...LOCKED }, post)],
      [
        'rows are locked, and some of them for longer',
        hit(JOBS, { kind: 'rows', rows: 7, ...LOCKED }, post),
        hit(`${API}/composite/sobjects/*`, { kind: 'rows', rows: 3, ...LOCKED }, { ...patch, times: 2 }),
      ],
    ] as const satisfies readonly (readonly [string, ...FaultRule[]])[]
  ).entries()) {
    it(`writes each of them once: ${what}`, async () => {
      const prefix = `T${index}-`;
      for (const rule of rules) {
        org.faults.add(rule);
      }
      const outcome = await upsert(prefix);
      assert.ok(org.faults.list().every(({ hits }) => hits > 0));
      org.faults.clear();
      assert.deepEqual(
        { sent: outcome.sent, succeeded: outcome.succeeded, refused: outcome.refused },
        { sent: 450, succeeded: 450, refused: [] },
      );
      assert.equal(outcome.created, 450);
      assert.deepEqual(await stored(prefix), ROWS);
    });
  }

  it('reports what stays locked, by its key and code', async () => {
    org.faults.add(hit(JOBS, { kind: 'rows', rows: 2, ...LOCKED }, post));
    org.faults.add(hit(`${API}/composite/sobjects/*`, { kind: 'rows', rows: 1, ...LOCKED }, { ...patch, times: 99 }));
    const { sent, succeeded, refused } = await upsert('L-');
    assert.deepEqual({ sent, succeeded }, { sent: 450, succeeded: 449 });
    assert.deepEqual(
      refused.map(({ values, errorCode }) => [values.External_Key__c, errorCode]),
      [['L-K001', 'UNABLE_TO_LOCK_ROW']],
    );
  });

  it('does not send again what was refused for good', async () => {
    const refusal = { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not on Mondays.' } as const;
    org.faults.add(hit(JOBS, { kind: 'rows', rows: 2, ...refusal }, post));
    const { succeeded, refused } = await upsert('V-');
    assert.equal(succeeded, 448);
    assert.deepEqual(
      refused.map(({ errorCode, message }) => [errorCode, message]),
      [
        [refusal.errorCode, refusal.message],
        [refusal.errorCode, refusal.message],
      ],
    );
    assert.ok(!org.faults.list().some(({ rule }) => rule.path.includes('composite')));
  });

  it('leaves no open job behind when answers were lost', async () => {
    org.faults.add(hit(JOBS, { kind: 'reset', when: 'after' }, { ...post, times: 2 }));
    org.faults.add(hit(JOB, { kind: 'reset', when: 'after' }, put));
    await upsert('O-');
    assert.deepEqual(
      (await jobs()).filter(({ state }) => state !== 'JobComplete' && state !== 'Aborted' && state !== 'Failed'),
      [],
    );
  });

  it('leaves open jobs of others alone when an answer is lost', async () => {
    const token = await org.token('admin@local-org.test', PASSWORD);
    const body = { object: 'Account', operation: 'upsert', externalIdFieldName: 'External_Key__c', contentType: 'CSV' };
    const opened = await org.fetch('/services/data/v66.0/jobs/ingest', token, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const { id } = (await opened.json()) as Job;
    // Times of creation are compared to the second.
    await delay(1_100);
    org.faults.add(hit(JOBS, { kind: 'reset', when: 'after' }, post));
    await upsert('A-');
    const open = (await jobs()).filter(({ state }) => state === 'Open');
    assert.deepEqual(
      open.map((job) => job.id),
      [id],
    );
    await org.fetch(`/services/data/v66.0/jobs/ingest/${id}`, token, {
      method: 'PATCH',
      body: JSON.stringify({ state: 'Aborted' }),
    });
  });

  it('stops when uploads never arrive, and leaves nothing written and no job open', async () => {
    org.faults.add(hit(JOB, { kind: 'status', status: 503 }, { ...put, times: 99 }));
    const fault = await faultOf(upsert('N-'));
    assert.equal(fault.code, 'HTTP_503');
    org.faults.clear();
    assert.deepEqual(await stored('N-'), []);
    assert.ok((await jobs()).every(({ state }) => state !== 'Open'));
  });

  it('stops when results never add up, naming the job and the counts', async () => {
    org.faults.add(hit(`${JOB}/successfulResults/`, { kind: 'cut', at: 'row' }, { times: 99 }));
    const fault = await faultOf(upsert('C-'));
    assert.equal(fault.code, 'WRONG_COUNT');
    assert.match(fault.message, /of 450 rows sent, job 750\w+ lists 225 successful, 0 failed/);
  });

  it('stops when a job processes nothing, with what Salesforce says', async () => {
    org.faults.add(
      hit(JOBS, { kind: 'job', end: 'Failed', afterRows: 0, message: 'InternalServerError : sorry' }, post),
    );
    const fault = await faultOf(upsert('F-'));
    assert.equal(fault.code, 'JOB_FAILED');
    assert.match(fault.message, /InternalServerError : sorry/);
    assert.deepEqual(await stored('F-'), []);
  });

  it('stops waiting for a job that never ends, and names it', async () => {
    org.faults.add(hit(JOBS, { kind: 'job', end: 'stuck' }, post));
    admin = await asAdmin(HURRIED);
    const fault = await faultOf(upsert('S-'));
    assert.equal(fault.code, 'JOB_TIMEOUT');
    assert.match(fault.message, /job 750\w+ is still InProgress/);
  });
});
