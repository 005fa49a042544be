import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GraphqlClient } from '../support/graphql.ts';
import type { GraphqlPage } from '../support/graphql.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

/** More than the 4,000 rows that plain cursors reach. */
const ROWS = 4500;

let org: TestOrg;
let admin: GraphqlClient;

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  for (let at = 0; at < ROWS; at += 200) {
    const records = Array.from({ length: Math.min(200, ROWS - at) }, (_, index) => ({
      attributes: { type: 'Account' },
      Name: nameOf(at + index),
    }));
    const body = JSON.stringify({ allOrNone: true, records });
    await jsonOf(org.fetch('/services/data/v66.0/composite/sobjects', token, { method: 'POST', body }));
  }
});
after(() => org.close());

function nameOf(row: number): string {
  return `Account ${String(row).padStart(4, '0')}`;
}

const DOCUMENT = `query($first: Int, $after: String, $upperBound: Int) { uiapi { query {
  Account(first: $first, after: $after, upperBound: $upperBound, orderBy: { Name: { order: ASC } }) {
    totalCount pageResultCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { Id Name { value } } }
  }
} } }`;

function page(variables: { first?: number; after?: string | null; upperBound?: number }): Promise<GraphqlPage> {
  return admin.page('Account', DOCUMENT, variables);
}

function names({ edges }: GraphqlPage): string[] {
  return edges.map(({ node }) => (node.Name as { value: string }).value);
}

/** Reads page after page and checks each against the one before. */
async function readAll(first: number, upperBound?: number): Promise<string[]> {
  const all: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: GraphqlPage = await page({ first, after, ...(upperBound === undefined ? {} : { upperBound }) });
    assert.equal(answer.pageInfo.hasPreviousPage, all.length > 0);
    assert.equal(answer.pageInfo.startCursor, answer.edges[0]?.cursor);
    assert.equal(answer.pageResultCount, answer.edges.length);
    all.push(...names(answer));
    if (!answer.pageInfo.hasNextPage) return all;
    assert.equal(answer.edges.length, first);
    after = answer.pageInfo.endCursor;
  }
}

// GraphQL API Developer Guide: "Paginate with Record Connections" (paginate-use.html), cursors included.
describe('plain cursors', () => {
  it('give 10 rows without first, of all that there are', async () => {
    const answer = await page({});
    assert.deepEqual(
      names(answer),
      Array.from({ length: 10 }, (_, row) => nameOf(row)),
    );
    assert.equal(answer.totalCount, ROWS);
    assert.deepEqual(answer.pageInfo, {
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: 'djE6MA==',
      endCursor: 'djE6OQ==',
    });
  });

  it('go on after any row', async () => {
    assert.deepEqual(names(await page({ first: 2, after: 'djE6OQ==' })), [nameOf(10), nameOf(11)]);
  });

  it('reach 4,000 rows and no further', async () => {
    const second = await page({ first: 2000, after: Buffer.from('v1:1999').toString('base64') });
    assert.equal(names(second).at(-1), nameOf(3999));
    assert.equal(second.pageInfo.hasNextPage, true);
    const { data, errors } = await admin.send(DOCUMENT, { first: 2000, after: second.pageInfo.endCursor });
    assert.deepEqual(data, { uiapi: { query: { Account: null } } });
    assert.equal(errors[0]?.message, 'SOQL offset must be between 0 and 2000');
  });
});

// "Paginate with Upper-Bound Limit" (paginate-use-upperbound.html).
describe('an upper bound', () => {
  const expected = Array.from({ length: ROWS }, (_, row) => nameOf(row));
  for (const first of [1000, 2000]) {
    it(`pages through 4,500 rows, ${first} at a time, each once and in order`, async () => {
      assert.deepEqual(await readAll(first, 10_000), expected);
    });
  }

  it('ends the result, and its count, at its number', async () => {
    assert.deepEqual(await readAll(2000, 4321), expected.slice(0, 4321));
    assert.equal((await page({ first: 200, upperBound: 4321 })).totalCount, 4321);
  });

  it('can be given from a later page on', async () => {
    const { pageInfo } = await page({ first: 2000 });
    const next = await page({ first: 2000, after: pageInfo.endCursor, upperBound: 10_000 });
    assert.equal(names(next)[0], nameOf(2000));
    const last = await page({ first: 2000, after: next.pageInfo.endCursor, upperBound: 10_000 });
    assert.deepEqual(names(last), expected.slice(4000));
  });

  it('is exact at its edges: none, one page, one row', async () => {
    assert.deepEqual(
      names(await page({ first: 200, after: Buffer.from('v1:4499').toString('base64'), upperBound: 9000 })),
      [],
    );
    const whole = await page({ first: 200, upperBound: 200 });
    assert.equal(whole.edges.length, 200);
    assert.equal(whole.pageInfo.hasNextPage, false);
    assert.equal((await page({ first: 200, upperBound: 1 })).edges.length, 1);
  });
});
