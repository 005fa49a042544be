import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { Faults } from '../../local-org/index.ts';
import type { Fault } from '../../local-org/index.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

/** Faults are the embedded org's own: Salesforce has no such door. What a client sees is what happens on the way to a real org. */

const faults = new Faults();
const LIMITS = '/services/data/v66.0/limits';
const RULES = '/local-org/faults';
let org: TestOrg;
let admin: string;

before(async () => {
  org = await startTestOrg({ faults });
  admin = await org.token('admin@sales-org.test');
});

after(() => org.close());

beforeEach(() => {
  faults.clear();
});

function limits(): Promise<Response> {
  return org.fetch(LIMITS, admin);
}

async function answersOf(count: number): Promise<(number | string)[]> {
  const answers: (number | string)[] = [];
  for (let index = 0; index < count; index++) {
    answers.push(
      await limits().then(
        ({ status }) => status,
        () => 'broken',
      ),
    );
  }
  return answers;
}

function arm(fault: Fault): void {
  faults.add({ path: '/services/data/*/limits', fault });
}

describe('a fault', () => {
  it('hits the requests of its method and path, from the nth on, so many times', async () => {
    faults.add({ method: 'GET', path: '*/LIMITS', skip: 1, times: 2, fault: { kind: 'status', status: 503 } });
    faults.add({ method: 'POST', path: '*', times: 9, fault: { kind: 'status', status: 500 } });
    assert.deepEqual(await answersOf(4), [200, 503, 503, 200]);
    assert.deepEqual(
      faults.list().map(({ hits }) => hits),
      [2, 0],
    );
  });

  it('takes patterns for text, not for expressions', async () => {
    faults.add({ path: '/services/data/v66.0.limits', fault: { kind: 'status', status: 503 } });
    assert.deepEqual(await answersOf(1), [200]);
  });

  it('resets the connection', async () => {
    arm({ kind: 'reset', when: 'before' });
    arm({ kind: 'reset', when: 'after' });
    assert.deepEqual(await answersOf(3), ['broken', 200, 200], 'rules count the requests that another one took');
    faults.clear();
    arm({ kind: 'reset', when: 'body' });
    const answer = await limits();
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text());
  });

  it('falls silent', async () => {
    for (const when of ['before', 'after'] as const) {
      arm({ kind: 'stall', when });
      await assert.rejects(org.fetch(LIMITS, admin, { signal: AbortSignal.timeout(200) }), { name: 'TimeoutError' });
      faults.clear();
    }
  });

  it('acts after the server did, or before', async () => {
    const create = (name: string): Promise<Response> =>
      org.fetch('/services/data/v66.0/sobjects/Account', admin, {
        method: 'POST',
        body: JSON.stringify({ Name: name }),
      });
    const count = async (name: string): Promise<unknown> => {
      const soql = encodeURIComponent(`SELECT COUNT() FROM Account WHERE Name = '${name}'`);
      return ((await jsonOf(org.fetch(`/services/data/v66.0/query?q=${soql}`, admin))) as { totalSize: number })
        .totalSize;
    };
    faults.add({ method: 'POST', path: '*/Account', fault: { kind: 'status', status: 502, when: 'after' } });
    assert.equal((await create('After')).status, 502);
    assert.equal(await count('After'), 1);
    faults.clear();
    faults.add({ method: 'POST', path: '*/Account', fault: { kind: 'status', status: 502 } });
    assert.equal((await create('Before')).status, 502);
    assert.equal(await count('Before'), 0);
  });

  it('answers as a proxy does, or in the form of REST', async () => {
    arm({ kind: 'status', status: 503, retryAfter: 7 });
    const page = await limits();
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(page.headers.get('retry-after'), '7');
    assert.equal(page.headers.get('sforce-limit-info'), null);
    faults.clear();
    arm({ kind: 'status', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
    assert.deepEqual(await jsonOf(limits(), 403), [
      { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
    ]);
  });

  it('ends the session for good, and leaves others alone', async () => {
    const doomed = await org.token('admin@sales-org.test');
    arm({ kind: 'sessionEnds' });
    assert.equal((await org.fetch(LIMITS, doomed)).status, 401);
    assert.equal((await org.fetch(LIMITS, doomed)).status, 401);
    assert.equal((await limits()).status, 200);
  });

  it('changes headers and members of an answer', async () => {
    arm({ kind: 'headers', set: { 'Sforce-Limit-Info': null, 'X-Other': 'yes' } });
    const answer = await limits();
    assert.deepEqual([answer.headers.get('sforce-limit-info'), answer.headers.get('x-other')], [null, 'yes']);
    faults.clear();
    arm({ kind: 'json', set: { DailyApiRequests: 'none' } });
    assert.equal(((await jsonOf(limits())) as { DailyApiRequests: unknown }).DailyApiRequests, 'none');
  });

  it('takes requests away, which the org then enforces itself', async () => {
    const tight = new Faults();
    const other = await startTestOrg({ faults: tight });
    const token = await other.token('admin@sales-org.test');
    tight.add({ path: '*/limits', fault: { kind: 'usage', remaining: 2 } });
    const statuses = [];
    for (let index = 0; index < 3; index++) {
      statuses.push((await other.fetch(LIMITS, token)).status);
    }
    assert.deepEqual(statuses, [200, 200, 403]);
    await other.close();
  });

  it('refuses the first rows of a collection and saves the others', async () => {
    const message = 'unable to obtain exclusive access to this record';
    faults.add({
      path: '*/composite/sobjects',
      fault: { kind: 'rows', rows: 1, errorCode: 'UNABLE_TO_LOCK_ROW', message },
    });
    const records = ['One', 'Two'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
    const results = (await jsonOf(
      org.fetch('/services/data/v66.0/composite/sobjects', admin, {
        method: 'POST',
        body: JSON.stringify({ records }),
      }),
    )) as { success: boolean; errors: unknown[] }[];
    assert.deepEqual(
      results.map(({ success, errors }) => [success, errors]),
      [
        [false, [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }]],
        [true, []],
      ],
    );
  });
});

describe('a fault of a CSV answer', () => {
  const CSV = '"Name","Site"\n"A","1"\n"B","2"\n"C","3"\n';
  let results: string;

  before(async () => {
    const jobs = '/services/data/v66.0/jobs/query';
    for (const [Name, Site] of [
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ]) {
      const body = JSON.stringify({ Name, Site, Customer_Key__c: `faults-${Name}` });
      await jsonOf(org.fetch('/services/data/v66.0/sobjects/Account', admin, { method: 'POST', body }), 201);
    }
    const query = "SELECT Name, Site FROM Account WHERE Customer_Key__c LIKE 'faults-%'";
    const job = (await jsonOf(
      org.fetch(jobs, admin, { method: 'POST', body: JSON.stringify({ operation: 'query', query }) }),
    )) as { id: string };
    results = `${jobs}/${job.id}/results`;
    for (let state = ''; state !== 'JobComplete';) {
      ({ state } = (await jsonOf(org.fetch(`${jobs}/${job.id}`, admin))) as { state: string });
    }
  });

  for (const [fault, expected] of [
    [{ kind: 'cut', at: 'row' }, '"Name","Site"\n"A","1"\n'],
    [{ kind: 'cut', at: 'cell' }, '"Name","Site"\n"A","1'],
    [{ kind: 'csv', change: 'noHeader' }, '"A","1"\n"B","2"\n"C","3"\n'],
    [{ kind: 'csv', change: 'renamedColumn' }, '"Name_","Site"\n"A","1"\n"B","2"\n"C","3"\n'],
    [{ kind: 'csv', change: 'reorderedColumns' }, '"Site","Name"\n"1","A"\n"2","B"\n"3","C"\n'],
    [{ kind: 'csv', change: 'repeatedColumn' }, '"Name","Site","Name"\n"A","1","A"\n"B","2","B"\n"C","3","C"\n'],
    [{ kind: 'csv', change: 'extraColumn' }, '"Name","Site","Extra"\n"A","1","1"\n"B","2","1"\n"C","3","1"\n'],
    [{ kind: 'csv', change: 'repeatedHeader' }, `${CSV}"Name","Site"\n`],
    [{ kind: 'csv', change: 'byteOrderMark' }, `\uFEFF${CSV}`],
    [{ kind: 'csv', change: 'crlf' }, CSV.replaceAll('\n', '\r\n')],
  ] as const satisfies readonly (readonly [Fault, string])[]) {
    it(`${Object.values(fault).join(' ')} changes the text, with gzip and without, and no header`, async () => {
      for (const encoding of ['gzip', 'identity']) {
        faults.clear();
        faults.add({ path: '*/results', fault });
        const answer = await org.fetch(results, admin, { headers: { 'accept-encoding': encoding } });
        assert.equal(Buffer.from(await answer.arrayBuffer()).toString(), expected);
        assert.equal(answer.headers.get('sforce-numberofrecords'), '3');
        assert.equal(answer.headers.get('content-encoding'), encoding === 'gzip' ? 'gzip' : null);
      }
    });
  }

  it('cuts what travels in the middle of its gzip', async () => {
    faults.add({ path: '*/results', fault: { kind: 'cut', at: 'bytes' } });
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      const headers = { authorization: `Bearer ${admin}`, 'accept-encoding': 'gzip' };
      request(org.url + results, { headers }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          resolve(Buffer.concat(pieces));
        });
      })
        .on('error', reject)
        .end();
    });
    assert.deepEqual([...bytes.subarray(0, 2)], [0x1f, 0x8b]);
    assert.throws(() => gunzipSync(bytes), /unexpected end of file/);
  });
});

describe('rules over HTTP', () => {
  const rule = { path: '*/limits', fault: { kind: 'status', status: 503 } };
  const post = (token: string | undefined, body: unknown): Promise<Response> =>
    org.fetch(RULES, token, { method: 'POST', body: JSON.stringify(body) });

  it('are added, listed with their hits, and cleared', async () => {
    assert.equal((await post(admin, rule)).status, 201);
    assert.deepEqual(await answersOf(2), [503, 200]);
    assert.deepEqual(await jsonOf(org.fetch(RULES, admin)), [{ rule, hits: 1 }]);
    assert.equal((await org.fetch(RULES, admin, { method: 'DELETE' })).status, 204);
    assert.deepEqual(await jsonOf(org.fetch(RULES, admin)), []);
  });

  it('are for administrators', async () => {
    assert.equal((await post(undefined, rule)).status, 401);
    assert.equal((await post(await org.token('seller@sales-org.test'), rule)).status, 403);
    assert.deepEqual(faults.list(), []);
  });

  for (const body of [
    {},
    { path: '*' },
    { path: 1, fault: { kind: 'sessionEnds' } },
    { path: '*', times: -1, fault: { kind: 'sessionEnds' } },
    { path: '*', fault: { kind: 'earthquake' } },
    { path: '*', fault: { kind: 'status', status: 'ill' } },
    { path: '*', fault: { kind: 'reset', when: 'ever' } },
    { path: '*', fault: { kind: 'csv', change: 'poem' } },
    { path: '*', fault: { kind: 'headers', set: { A: 1 } } },
  ]) {
    it(`are refused when they are none: ${JSON.stringify(body)}`, async () => {
      assert.equal((await post(admin, body)).status, 400);
      assert.deepEqual(faults.list(), []);
    });
  }

  it('are unknown to an org that was not asked for faults', async () => {
    const plain = await startTestOrg();
    const token = await plain.token('admin@sales-org.test');
    assert.equal((await plain.fetch(RULES, token)).status, 404);
    await plain.close();
  });
});
