import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { StreamedQuery } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, page, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply } from './scriptedOrg.ts';

const QUERY: StreamedQuery = { object: 'Opportunity', columns: ['Id', 'Amount'], where: 'IsWon = true' };
const NEXT = '/services/data/v66.0/query/01g-1';
const BY_JOB = [['job', '1']];

interface Run {
  readonly rows: readonly (readonly string[])[];
  readonly outcome: unknown;
  /** Requests for the query, paths only. */
  readonly asked: readonly string[];
  /** The operations of its jobs. */
  readonly operations: readonly unknown[];
}

/** @param replies to the query and to its further pages; a job has one row, `job` and `1` */
async function run(replies: readonly Reply[], query = QUERY): Promise<Run> {
  const asked: string[] = [];
  const operations: unknown[] = [];
  let pages = 0;
  const org = await startScriptedOrg(({ method, url, body }) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (pathname.includes('/query')) {
      asked.push(pathname.replace('/services/data/v66.0', ''));
    }
    if (method === 'POST') {
      operations.push((JSON.parse(body) as { operation: unknown }).operation);
    }
    if (/\/v66\.0\/query(All)?(\/|$)/.test(pathname)) {
      return replies[Math.min(pages++, replies.length - 1)];
    }
    if (pathname.endsWith('/results')) {
      return page('"Id","Amount"\n"job","1"\n', 1);
    }
    return pathname.includes('/jobs/query')
      ? json({ id: '750000000000001AAA', state: 'JobComplete', numberRecordsProcessed: 1 })
      : undefined;
  });
  const rows: (readonly string[])[] = [];
  try {
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, { retries: QUICK });
    const outcome: unknown = await connected
      .stream(query, (cells) => rows.push(cells))
      .catch((error: unknown) => error);
    return { rows, outcome, asked, operations };
  } finally {
    await org.close();
  }
}

function records(totalSize: number, rows: readonly object[], more: object = { done: true }): Reply {
  return json({ totalSize, records: rows, ...more });
}

const sale = (Id: string, Amount: unknown): object => ({ attributes: { type: 'Opportunity' }, Id, Amount });

describe('a query of few rows', () => {
  it('is read by REST, with cells as a job writes them', async () => {
    const columns = ['id', 'IsWon', 'Amount', 'CloseDate', 'LastModifiedDate', 'Account.Parent.Name', 'Owner.Name'];
    const record = {
      attributes: { type: 'Opportunity' },
      Id: 'a',
      IsWon: true,
      Amount: -1234.5,
      CloseDate: null,
      LastModifiedDate: '2026-01-31T22:00:00.000+0000',
      Account: { attributes: {}, Parent: { attributes: {}, Name: 'Say "hi",\nyou' } },
      Owner: null,
    };
    const { rows, outcome, asked } = await run([records(1, [record])], {
      object: 'Opportunity',
      columns,
      moments: ['LastModifiedDate'],
    });
    assert.deepEqual(rows, [['a', 'true', '-1234.5', '', '2026-01-31T22:00:00.000Z', 'Say "hi",\nyou', '']]);
    assert.deepEqual([outcome, asked], [1, ['/query']]);
  });

  it('may have no rows, and several pages', async () => {
    assert.deepEqual((await run([records(0, [])])).outcome, 0);
    const { rows, asked } = await run([
      records(2, [sale('a', 1)], { done: false, nextRecordsUrl: NEXT }),
      records(2, [sale('b', 0.1)]),
    ]);
    assert.deepEqual(rows, [
      ['a', '1'],
      ['b', '0.1'],
    ]);
    assert.deepEqual(asked, ['/query', '/query/01g-1']);
  });

  for (const [what, reply] of [
    ['has more rows than are cheap', records(6_001, [sale('a', 1)], { done: false, nextRecordsUrl: NEXT })],
    [
      'comes in pages so short that a job is cheaper',
      records(4, [sale('a', 1)], { done: false, nextRecordsUrl: NEXT }),
    ],
    ['has an amount of more digits than JSON carries', records(1, [sale('a', 123.4567890123456)])],
    ['has an amount whose cents JSON may have lost', records(1, [sale('a', 1e13)])],
    ['is answered with something else', json({ apis: [] })],
    [
      'takes too long',
      json([{ errorCode: 'QUERY_TIMEOUT', message: 'Your query request was running for too long.' }], 400),
    ],
  ] as const) {
    it(`is left to a job when it ${what}`, async () => {
      const { rows, outcome, asked } = await run([reply]);
      assert.deepEqual([rows, outcome], [BY_JOB, 1]);
      assert.deepEqual(asked.slice(0, 2), ['/query', '/jobs/query']);
    });
  }

  // "QueryAll", REST API Developer Guide; "Create a Query Job", Bulk API 2.0 and Bulk API Developer Guide.
  it('finds archived records where that is asked for, by REST and by a job', async () => {
    const query = { ...QUERY, operation: 'queryAll' } as const;
    assert.deepEqual((await run([records(0, [])], query)).asked, ['/queryAll']);
    const { asked, operations } = await run([json({ apis: [] })], query);
    assert.deepEqual([asked[0], operations], ['/queryAll', ['queryAll']]);
    assert.deepEqual((await run([json({ apis: [] })])).operations, ['query']);
  });

  it('is left to a job, and not asked at all, when its text is too long for an address', async () => {
    const { asked, outcome } = await run([], { ...QUERY, where: `Name IN (${"'x',".repeat(2_000)}'x')` });
    assert.deepEqual([asked[0], outcome], ['/jobs/query', 1]);
  });

  for (const [what, replies, code] of [
    ['its records are fewer than it says', [records(2, [sale('a', 1)])], 'WRONG_COUNT'],
    [
      'a page names itself as the next one',
      [records(3, [sale('a', 1)], { done: false, nextRecordsUrl: NEXT })],
      'REPEATED_LOCATOR',
    ],
    ['there is no next page', [records(2, [sale('a', 1)], { done: false })], 'MISSING_PAGE'],
    ['a record lacks a column', [records(1, [{ Id: 'a' }])], 'MISSING_COLUMN'],
    ['an answer never comes', [{ status: 503, body: '<html>' }], 'HTTP_503'],
  ] as const satisfies readonly (readonly [string, readonly Reply[], string])[]) {
    it(`fails when ${what}`, async () => {
      const { outcome, rows } = await run(replies);
      assert.ok(outcome instanceof CommandError, `resolved to ${String(outcome)}`);
      assert.deepEqual([outcome.code, rows], [code, []]);
    });
  }
});
