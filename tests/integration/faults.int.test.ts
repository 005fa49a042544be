import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Fault, FaultRule } from '../../local-org/index.ts';
import type { ConnectOptions, Row } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import { API, HURRIED, QUIET, connectTo, faultOf, hit, loadOnce } from '../support/faultyOrg.ts';
import type { LoadedOrgs } from '../support/faultyOrg.ts';
import { runSam } from '../support/samCli.ts';
import { PASSWORD } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';

/**
 * Every fault that the job must live with, against the embedded org over HTTP: the run ends as a clean one would, or it stops and
 * has written nothing.
 */

/** Most of the time goes by in pauses. */
const AT_ONCE = 4;
const PAGES = `${API}/jobs/query/*/results?*`;
const LISTS = `${API}/jobs/query/*/resultPages*`;
/** What an org of before 58.0 answers, so that pages are followed one by one. */
const UNLISTED = hit(LISTS, { kind: 'status', status: 404, errorCode: 'NOT_FOUND' }, { times: 1_000 });
const LOCKED = {
  errorCode: 'UNABLE_TO_LOCK_ROW',
  message: 'unable to obtain exclusive access to this record',
} as const;
const CONCURRENT: Fault = {
  kind: 'status',
  status: 403,
  errorCode: 'REQUEST_LIMIT_EXCEEDED',
  message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
};
const TIMED_OUT: Fault = {
  kind: 'job',
  end: 'Failed',
  message: 'InternalServerError : Retried more than fifteen times',
};

/** A column, or one of a parent. */
function cellOf(row: Row, column: string): string {
  const [name = '', ...rest] = column.split('.');
  const value = row[name];
  return rest.length > 0 ? cellOf(value as Row, rest.join('.')) : String(value);
}

/** Sizes of the files that runs left, as their owner sees them. */
async function images(org: SamOrg): Promise<string[][]> {
  const sync = await connectTo(org);
  const files = await sync.query('SELECT ContentSize FROM ContentDocument');
  return files.map(({ ContentSize: size }) => [String(size)]);
}

async function tierOnce(org: SamOrg, options: ConnectOptions = {}): Promise<string> {
  const connected = await connectTo(org, options);
  return (await tier({ org: connected, terminal: QUIET }, tierOptions('2017-12-31'))).status;
}

/** Everything a run leaves behind, but for the moments at which it did. */
async function outcome(org: SamOrg): Promise<Readonly<Record<string, readonly string[][]>>> {
  const admin = await org.asAdmin();
  const rows = async (object: string, columns: readonly string[]): Promise<string[][]> => {
    const found = await admin.query(`SELECT ${columns.join(', ')} FROM ${object}`);
    return found.map((row) => columns.map((column) => cellOf(row, column))).sort();
  };
  return {
    accounts: await rows('Account', ['External_Key__c', 'Quartile__c', 'Revenue_Rank__c', 'Window_Revenue__c']),
    snapshots: await rows('Tier_Snapshot__c', ['Account__r.External_Key__c', 'Run__r.Run_Key__c', 'Quartile__c']),
    runs: await rows('Tiering_Run__c', ['Run_Key__c', 'Status__c', 'Population__c', 'Total__c']),
    files: await images(org),
  };
}

let orgs: LoadedOrgs;
let clean: Awaited<ReturnType<typeof outcome>>;
let untouched: Awaited<ReturnType<typeof outcome>>;

before(async () => {
  orgs = await loadOnce();
  const org = await orgs.start();
  untouched = await outcome(org);
  assert.equal(await tierOnce(org), 'Completed');
  clean = await outcome(org);
  assert.notDeepEqual(clean, untouched);
  assert.ok(Number(clean.files?.length) > 0);
  await org.close();
});

after(() => orgs.remove());

describe('a run that meets a fault ends as a clean one', { concurrency: AT_ONCE }, () => {
  const post = { method: 'POST' };
  const collections = `${API}/composite/sobjects*`;
  for (const [what, ...rules] of [
    ['a page is reset before it begins', hit(PAGES, { kind: 'reset', when: 'before' })],
    ['a page is reset in the middle', hit(PAGES, { kind: 'reset', when: 'body' }, { skip: 1, times: 2 })],
    ['a page stalls before it begins', hit(PAGES, { kind: 'stall', when: 'before' })],
    ['a page stalls in the middle', hit(PAGES, { kind: 'stall', when: 'body' }, { skip: 1 })],
    ['a page is cut at a row border', hit(PAGES, { kind: 'cut', at: 'row' }, { skip: 1, times: 2 })],
    ['a page is cut inside a row', hit(PAGES, { kind: 'cut', at: 'cell' })],
    ['a page is cut in the middle of its gzip', hit(PAGES, { kind: 'cut', at: 'bytes' }, { skip: 1 })],
    ['a page has no header row', hit(PAGES, { kind: 'csv', change: 'noHeader' })],
    ['a page has another column', hit(PAGES, { kind: 'csv', change: 'renamedColumn' })],
    ['a page has one column more', hit(PAGES, { kind: 'csv', change: 'extraColumn' }, { skip: 1 })],
    ['a page has a column twice', hit(PAGES, { kind: 'csv', change: 'repeatedColumn' })],
    ['a page repeats its header at its end', hit(PAGES, { kind: 'csv', change: 'repeatedHeader' })],
    [
      'pages have their columns in another order',
      hit(PAGES, { kind: 'csv', change: 'reorderedColumns' }, { times: 99 }),
    ],
    ['pages begin with a byte order mark', hit(PAGES, { kind: 'csv', change: 'byteOrderMark' }, { times: 99 })],
    ['pages end their lines with CRLF', hit(PAGES, { kind: 'csv', change: 'crlf' }, { times: 99 })],
    ['a page tells another number of rows', hit(PAGES, { kind: 'headers', set: { 'Sforce-NumberOfRecords': '2' } })],
    ['a page has no locator', hit(PAGES, { kind: 'headers', set: { 'Sforce-Locator': null } })],
    ...([500, 502, 503, 420, 429] as const).map(
      (status) =>
        [`requests are answered ${status}`, hit(API, { kind: 'status', status }, { skip: 3, times: 3 })] as const,
    ),
    ['a web page says to come back in a second', hit(PAGES, { kind: 'status', status: 503, retryAfter: 1 })],
    ['a plain query is reset in the middle', hit(`${API}/query?*`, { kind: 'reset', when: 'body' }, { times: 2 })],
    ['a plain query stalls in the middle', hit(`${API}/query?*`, { kind: 'stall', when: 'body' }, { skip: 1 })],
    ['a web page comes in place of an answer', hit(`${API}/query?*`, { kind: 'status', status: 200 })],
    ['too many requests run at once', hit(API, CONCURRENT, { skip: 5, times: 3 })],
    ['the session ends at a query', hit(`${API}/query?*`, { kind: 'sessionEnds' })],
    ['the session ends at the creation of a job', hit(`${API}/jobs/query`, { kind: 'sessionEnds' }, post)],
    ['the session ends at a poll', hit(`${API}/jobs/query/750*`, { kind: 'sessionEnds' }, { method: 'GET' })],
    ['the session ends at a page', hit(PAGES, { kind: 'sessionEnds' }, { skip: 2 })],
    ['the session ends at the image of the accounts', hit(`${API}/sobjects/ContentVersion`, { kind: 'sessionEnds' })],
    [
      'the session ends at a write, and again at the next one',
      hit(collections, { kind: 'sessionEnds' }),
      hit(collections, { kind: 'sessionEnds' }, { skip: 2 }),
    ],
    ['the query job fails', hit(`${API}/jobs/query`, { kind: 'job', end: 'Failed' }, post)],
    ['the query job is aborted', hit(`${API}/jobs/query`, { kind: 'job', end: 'Aborted' }, post)],
    ['the org lists no pages', UNLISTED],
    ['a list of pages is reset', hit(LISTS, { kind: 'reset', when: 'body' }, { times: 2 })],
    ['a list of pages stalls', hit(LISTS, { kind: 'stall', when: 'before' })],
    ['a list of pages is answered 503', hit(LISTS, { kind: 'status', status: 503 }, { skip: 1 })],
    ['the session ends at a list of pages', hit(LISTS, { kind: 'sessionEnds' })],
    [
      'the query job is gone when pages were counted',
      hit(PAGES, { kind: 'status', status: 404, errorCode: 'NOT_FOUND' }, { skip: 3 }),
    ],
    [
      'the query job is gone when opportunities were counted, one page after the other',
      hit(PAGES, { kind: 'status', status: 404, errorCode: 'NOT_FOUND' }, { skip: 7 }),
      UNLISTED,
    ],
    ['the query of opportunities takes too long', hit(`${API}/jobs/query`, TIMED_OUT, { ...post, skip: 1 })],
    [
      'the halves of the query of opportunities take too long as well',
      hit(`${API}/jobs/query`, TIMED_OUT, { ...post, skip: 1, times: 3 }),
    ],
    ['the query job is gone', hit(`${API}/jobs/query`, { kind: 'job', end: 'gone' }, post)],
    ['the answer to a new job is lost', hit(`${API}/jobs/query`, { kind: 'reset', when: 'after' }, post)],
    [
      'the answer to a write is lost',
      hit(collections, { kind: 'reset', when: 'after' }, { method: 'PATCH', times: 2 }),
    ],
    [
      'the answer to a write is an error of a proxy',
      hit(collections, { kind: 'status', status: 502, when: 'after' }, { method: 'PATCH', skip: 1 }),
    ],
    [
      'the answer to the image of the accounts is lost',
      hit(`${API}/sobjects/ContentVersion`, { kind: 'reset', when: 'after' }, post),
    ],
    [
      'records are locked for a while',
      hit(collections, { kind: 'rows', rows: 3, ...LOCKED }, { method: 'PATCH', times: 3 }),
    ],
  ] as const satisfies readonly (readonly [string, ...FaultRule[]])[]) {
    it(`when ${what}`, async () => {
      const org = await orgs.start();
      for (const rule of rules) {
        org.faults.add(rule);
      }
      assert.equal(await tierOnce(org), 'Completed');
      assert.ok(
        org.faults.list().every(({ hits }) => hits > 0),
        'the fault was met',
      );
      org.faults.clear();
      assert.deepEqual(await outcome(org), clean);
      await org.close();
    });
  }
});

describe(
  'a run that meets a fault that does not go away stops, and has written nothing',
  { concurrency: AT_ONCE },
  () => {
    const post = { method: 'POST' };
    const always = { times: 1_000 };
    for (const [what, rules, code, exit] of [
      ['pages are reset', hit(PAGES, { kind: 'reset', when: 'body' }, always), 'ECONNRESET', 'salesforce'],
      ['pages stall', hit(PAGES, { kind: 'stall', when: 'body' }, always), 'IDLE_TIMEOUT', 'salesforce'],
      [
        'pages are cut at a row border',
        hit(PAGES, { kind: 'cut', at: 'row' }, { skip: 2, ...always }),
        'WRONG_COUNT',
        'salesforce',
      ],
      ['pages are cut inside a row', hit(PAGES, { kind: 'cut', at: 'cell' }, always), 'BAD_CSV', 'salesforce'],
      ['pages have no header', hit(PAGES, { kind: 'csv', change: 'noHeader' }, always), 'BAD_HEADER', 'salesforce'],
      [
        'pages have a column that was not asked for',
        hit(PAGES, { kind: 'csv', change: 'extraColumn' }, always),
        'BAD_HEADER',
        'salesforce',
      ],
      [
        'a page has no locator',
        hit(PAGES, { kind: 'headers', set: { 'Sforce-Locator': null } }, always),
        'MISSING_HEADER',
        'salesforce',
      ],
      [
        'a locator is repeated',
        [hit(PAGES, { kind: 'headers', set: { 'Sforce-Locator': 'Mw' } }, always), UNLISTED],
        'REPEATED_LOCATOR',
        'salesforce',
      ],
      [
        'the last page says that there is none',
        [hit(PAGES, { kind: 'headers', set: { 'Sforce-Locator': 'null' } }), UNLISTED],
        'WRONG_COUNT',
        'salesforce',
      ],
      [
        'a list of pages is not whole',
        hit(LISTS, { kind: 'json', set: { resultPages: [] } }),
        'WRONG_COUNT',
        'salesforce',
      ],
      [
        'a list of pages names another host',
        hit(LISTS, { kind: 'json', set: { resultPages: [{ resultUrl: 'https://example.com/results' }] } }),
        'FOREIGN_PAGE',
        'salesforce',
      ],
      [
        'a list of pages names no next one',
        hit(LISTS, { kind: 'json', set: { done: false, nextRecordsUrl: null } }),
        'FOREIGN_PAGE',
        'salesforce',
      ],
      [
        'the query of opportunities takes too long however small its window is',
        hit(`${API}/jobs/query`, TIMED_OUT, { ...post, skip: 1, ...always }),
        'JOB_FAILED',
        'salesforce',
      ],
      [
        'the org is down for maintenance',
        hit(API, { kind: 'status', status: 503 }, { skip: 5, ...always }),
        'HTTP_503',
        'salesforce',
      ],
      [
        'the org asks for an hour',
        hit(PAGES, { kind: 'status', status: 429, retryAfter: 3600 }),
        'HTTP_429',
        'salesforce',
      ],
      [
        'query jobs fail',
        hit(`${API}/jobs/query`, { kind: 'job', end: 'Failed' }, { ...post, ...always }),
        'JOB_FAILED',
        'salesforce',
      ],
      [
        'a query job never ends',
        hit(`${API}/jobs/query`, { kind: 'job', end: 'stuck' }, post),
        'JOB_TIMEOUT',
        'salesforce',
      ],
      [
        'the daily requests are used up',
        hit(PAGES, {
          kind: 'status',
          status: 403,
          errorCode: 'REQUEST_LIMIT_EXCEEDED',
          message: 'TotalRequests Limit exceeded.',
        }),
        'REQUEST_LIMIT_EXCEEDED',
        'limit',
      ],
      [
        'few of the daily requests are left',
        hit(PAGES, { kind: 'usage', remaining: 4_000 }),
        'API_RESERVE_REACHED',
        'limit',
      ],
    ] as const satisfies readonly (readonly [string, FaultRule | readonly FaultRule[], string, string])[]) {
      it(`when ${what}`, async () => {
        const org = await orgs.start();
        for (const rule of [rules].flat()) {
          org.faults.add(rule);
        }
        const fault = await faultOf(tierOnce(org, code === 'JOB_TIMEOUT' ? HURRIED : {}));
        assert.deepEqual({ code: fault.code, exit: fault.exit }, { code, exit });
        org.faults.clear();
        // A day later.
        org.faults.add(hit('*', { kind: 'usage', remaining: 100_000 }));
        assert.deepEqual(await outcome(org), untouched);
        await org.close();
      });
    }

    it('leaves a job alone that still runs, and names it', async () => {
      const org = await orgs.start();
      org.faults.add(hit(`${API}/jobs/query`, { kind: 'job', end: 'stuck' }, post));
      const fault = await faultOf(tierOnce(org, HURRIED));
      const token = await org.token('admin@local-org.test', PASSWORD);
      const jobs = (await (await org.fetch('/services/data/v66.0/jobs/query', token)).json()) as {
        records: { id: string; state: string }[];
      };
      const [stuck] = jobs.records.filter(({ state }) => state === 'InProgress');
      assert.ok(stuck && fault.message.includes(stuck.id), fault.message);
      await org.close();
    });

    it('before its first request for data when SAM_API_BUDGET is too small', async () => {
      const org = await orgs.start();
      const fault = await faultOf(tierOnce(org, { apiBudget: 5 }));
      assert.deepEqual([fault.code, fault.exit], ['API_BUDGET_SPENT', 'limit']);
      assert.deepEqual(await outcome(org), untouched);
      await org.close();
    });
  },
);

describe('the command', () => {
  const args = (org: SamOrg): string[] => ['tier', '--local', org.url, '--as-of', '2017-12-31', '--json'];

  it('rides out faults on its way', async () => {
    const org = await orgs.start();
    org.faults.add(hit(`${API}/query?*`, { kind: 'status', status: 503 }, { skip: 1 }));
    org.faults.add(hit(`${API}/jobs/query`, { kind: 'sessionEnds' }, { method: 'POST' }));
    org.faults.add(hit(PAGES, { kind: 'cut', at: 'row' }));
    const { code, stdout } = await runSam(args(org), { cwd: org.folder });
    assert.equal(code, 0);
    assert.equal((JSON.parse(stdout) as { status: string }).status, 'Completed');
    assert.ok(org.faults.list().every(({ hits }) => hits === 1));
    org.faults.clear();
    assert.deepEqual(await outcome(org), clean);
    await org.close();
  });

  it('ends with exit code 8 when the daily requests are used up, and says what to do', async () => {
    const org = await orgs.start();
    const message = 'TotalRequests Limit exceeded.';
    org.faults.add(hit(PAGES, { kind: 'status', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message }));
    const { code, stdout, stderr } = await runSam(args(org), { cwd: org.folder });
    assert.equal(code, 8);
    assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'REQUEST_LIMIT_EXCEEDED');
    assert.match(stderr, /Next step: Wait until the limit is free again/);
    assert.doesNotMatch(stdout + stderr, /00D\w{12}!/);
    assert.deepEqual(await outcome(org), untouched);
    await org.close();
  });

  it('takes no SAM_API_BUDGET that is not a number', async () => {
    const org = await orgs.start();
    const { code, stderr } = await runSam(args(org), { cwd: org.folder, env: { SAM_API_BUDGET: 'many' } });
    assert.equal(code, 3);
    assert.match(stderr, /SAM_API_BUDGET is "many"/);
    await org.close();
  });
});
