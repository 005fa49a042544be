import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: GraphqlClient;
const ids: Record<string, string> = {};

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  const create = async (object: string, values: Record<string, unknown>): Promise<string> =>
    createRecord(org, token, object, values);
  ids.acme = await create('Account', { Name: 'Acme', Industry: 'Energy' });
  ids.branch = await create('Account', { Name: 'acme branch', ParentId: ids.acme });
  ids.zeta = await create('Account', { Name: 'Zeta' });
  for (const LastName of ['Smith', 'Young', 'Miller', 'Brown']) {
    await create('Contact', { LastName, AccountId: ids.acme });
  }
  await create('Contact', { LastName: 'Alone', AccountId: ids.zeta });
});
after(() => org.close());

// GraphQL API Developer Guide: "GraphQL API Query Limitations", relationships (query-limits.html).
describe('relationships', () => {
  it('lead from child to parent, and to null where there is none', async () => {
    const { edges } = await admin.page(
      'Account',
      `{ uiapi { query { Account(orderBy: { CreatedDate: {} }, first: 2) { edges { node { Id
         Parent { Id Name { value } Owner { Name { value } Username { value } } } again: Parent { Industry { value } } } } } } } }`,
    );
    assert.deepEqual(
      edges.map(({ node }) => node),
      [
        { Id: ids.acme, Parent: null, again: null },
        {
          Id: ids.branch,
          Parent: {
            Id: ids.acme,
            Name: { value: 'Acme' },
            Owner: { Name: { value: 'Ann Admin' }, Username: { value: 'admin@sales-org.test' } },
          },
          again: { Industry: { value: 'Energy' } },
        },
      ],
    );
  });

  it('lead from parent to children, filtered, ordered and limited for each parent', async () => {
    const { edges } = await admin.page(
      'Account',
      `{ uiapi { query { Account(where: { Name: { in: ["Acme", "Zeta", "acme branch"] } }, orderBy: { Name: {} }) { edges { node { Id
         Contacts(first: 2, orderBy: { LastName: { order: DESC } }) { totalCount pageResultCount pageInfo { hasNextPage endCursor } edges { cursor node { LastName { value } Account { Name { value } } } } }
         few: Contacts(where: { LastName: { like: "%i%" } }) { totalCount } } } } } } }`,
    );
    const child = (LastName: string, cursor: string, account = 'Acme'): unknown => ({
      cursor,
      node: { LastName: { value: LastName }, Account: { Name: { value: account } } },
    });
    assert.deepEqual(
      edges.map(({ node }) => [node.Contacts, node.few]),
      [
        [
          {
            totalCount: 4,
            pageResultCount: 2,
            pageInfo: { hasNextPage: true, endCursor: 'djE6MQ==' },
            edges: [child('Young', 'djE6MA=='), child('Smith', 'djE6MQ==')],
          },
          { totalCount: 2 },
        ],
        [
          { totalCount: 0, pageResultCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] },
          { totalCount: 0 },
        ],
        [
          {
            totalCount: 1,
            pageResultCount: 1,
            pageInfo: { hasNextPage: false, endCursor: 'djE6MA==' },
            edges: [child('Alone', 'djE6MA==', 'Zeta')],
          },
          { totalCount: 0 },
        ],
      ],
    );
  });

  it('page through the children of one parent', async () => {
    const query = `query($after: String) { uiapi { query { Account(where: { Name: { eq: "Acme" } }, first: 1) { edges { node { Id
      Contacts(first: 3, after: $after, orderBy: { LastName: {} }) { pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { LastName { value } } } } } } } } } }`;
    const { edges } = await admin.page('Account', query, { after: 'djE6Mg==' });
    assert.deepEqual(edges[0]?.node.Contacts, {
      pageInfo: { hasNextPage: false, hasPreviousPage: true, endCursor: 'djE6Mw==' },
      edges: [{ node: { LastName: { value: 'Young' } } }],
    });
  });
});

// "Semi-Join and Anti-Join Filters" (filter-joins.html).
describe('a join in a filter', () => {
  const joins: [string, string[]][] = [
    ['{ Id: { inq: { Contact: { LastName: { like: "%o%" } }, ApiName: "AccountId" } } }', ['Acme', 'Zeta']],
    ['{ Id: { inq: { Contact: {}, ApiName: "AccountId" } } }', ['Acme', 'Zeta']],
    ['{ Id: { ninq: { Contact: {}, ApiName: "AccountId" } } }', ['acme branch']],
    ['{ Id: { inq: { Contact: { LastName: { eq: "Alone" } }, ApiName: "AccountId" } }, Name: { like: "A%" } }', []],
  ];
  for (const [filter, expected] of joins) {
    it(`${filter} finds ${expected.length}`, async () => {
      assert.deepEqual(await admin.accountNames(`where: ${filter}, orderBy: { Name: {} }`), expected);
    });
  }

  it('matches a reference field too', async () => {
    const { totalCount } = await admin.page(
      'Contact',
      '{ uiapi { query { Contact(where: { AccountId: { inq: { Account: { Industry: { eq: "Energy" } }, ApiName: "Id" } } }) { totalCount } } } }',
    );
    assert.equal(totalCount, 4);
  });

  it('is refused on the object itself, as SOQL refuses it', async () => {
    const { errors } = await admin.send(
      '{ uiapi { query { Account(where: { ParentId: { inq: { Account: {}, ApiName: "Id" } } }) { totalCount } } } }',
    );
    assert.equal(errors[0]?.message, 'The inner and outer selects should not be on the same object type');
  });
});
