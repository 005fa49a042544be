import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** Accounts are private here: the manager's role is above the account manager's, the viewer's beside it. */
type Persona = 'admin' | 'manager' | 'sam' | 'viewer';
const PERSONAS: readonly Persona[] = ['admin', 'manager', 'sam', 'viewer'];

let org: SamOrg;
let as: Record<Persona, GraphqlClient>;
let hidden: string;

before(async () => {
  org = await startSamOrg();
  const tokens = await Promise.all(PERSONAS.map((name) => org.token(`${name}@local-org.test`, PASSWORD)));
  const clients = PERSONAS.map((name, at) => [name, new GraphqlClient(org, tokens[at] ?? '')] as const);
  as = Object.fromEntries(clients) as Record<Persona, GraphqlClient>;
  const [admin = ''] = tokens;
  const { edges } = await as.admin.page(
    'User',
    '{ uiapi { query { User(first: 100) { edges { node { Id Username { value } } } } } } }',
  );
  const idOf = (name: Persona): string | undefined =>
    edges.find(({ node }) => (node.Username as { value: string }).value === `${name}@local-org.test`)?.node.Id;
  hidden = await createRecord(org, admin, 'Account', {
    Name: 'Group',
    OwnerId: idOf('manager'),
    Quartile__c: 1,
  });
  const branch = await createRecord(org, admin, 'Account', {
    Name: 'Branch',
    OwnerId: idOf('sam'),
    ParentId: hidden,
    Quartile__c: 2,
  });
  for (const [AccountId, owner] of [
    [hidden, 'manager'],
    [branch, 'sam'],
  ] as const) {
    await createRecord(org, admin, 'Contact', { LastName: 'Person', AccountId, OwnerId: idOf(owner) });
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31' };
    await createRecord(org, admin, 'Opportunity', { ...deal, AccountId, OwnerId: idOf(owner) });
  }
});
after(() => org.close());

/** The same for everybody. */
const ACCOUNTS = `{ uiapi {
  query {
    Account(orderBy: { Name: { order: ASC } }) { totalCount edges { node { Name { value } Parent { Name { value } } } } }
    found: Account(where: { Name: { like: "%" }, Parent: { Name: { eq: "Group" } } }) { totalCount }
  }
  aggregate { all: Account { edges { node { aggregate { Id { count { value } } } } } } }
} }`;

const branchBelow = (parent: unknown): unknown => ({ node: { Name: { value: 'Branch' }, Parent: parent } });
const group = { node: { Name: { value: 'Group' }, Parent: null } };

// Salesforce Help, "Control Who Sees What": organisation-wide defaults, role hierarchy, ownership.
describe('one query where accounts are private', () => {
  const expected: Record<Persona, { names: unknown[]; byParent: number }> = {
    admin: { names: [branchBelow({ Name: { value: 'Group' } }), group], byParent: 1 },
    manager: { names: [branchBelow({ Name: { value: 'Group' } }), group], byParent: 1 },
    sam: { names: [branchBelow(null)], byParent: 0 },
    viewer: { names: [], byParent: 0 },
  };
  for (const persona of PERSONAS) {
    it(`shows, counts and adds up ${expected[persona].names.length} to ${persona}`, async () => {
      const { names, byParent } = expected[persona];
      assert.deepEqual(await as[persona].data(ACCOUNTS), {
        uiapi: {
          query: { Account: { totalCount: names.length, edges: names }, found: { totalCount: byParent } },
          aggregate: { all: { edges: [{ node: { aggregate: { Id: { count: { value: names.length } } } } }] } },
        },
      });
    });
  }

  it('does not find a hidden record by its id, nor through a join', async () => {
    const byId = `{ uiapi { query { Account(where: { Id: { eq: "${hidden}" } }) { totalCount } } } }`;
    const join = `{ uiapi { query { Contact(where: { AccountId: { inq: { Account: { Name: { eq: "Group" } }, ApiName: "Id" } } }) { totalCount } } } }`;
    assert.equal((await as.manager.page('Account', byId)).totalCount, 1);
    assert.equal((await as.sam.page('Account', byId)).totalCount, 0);
    assert.equal((await as.manager.page('Contact', join)).totalCount, 1);
    assert.equal((await as.sam.page('Contact', join)).totalCount, 0);
  });

  it('shows the children of visible records alone', async () => {
    const query = '{ uiapi { query { Contact { totalCount } Opportunity { totalCount } } } }';
    const counts = async (persona: Persona): Promise<unknown> => (await as[persona].data(query)).uiapi;
    assert.deepEqual(await counts('manager'), {
      query: { Contact: { totalCount: 2 }, Opportunity: { totalCount: 2 } },
    });
    assert.deepEqual(await counts('sam'), { query: { Contact: { totalCount: 1 }, Opportunity: { totalCount: 1 } } });
  });
});

// The same, and https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html for the answer.
describe('a mutation of a record that the user may not see', () => {
  it('is refused as if there were none, and changes nothing', async () => {
    const mutation = `mutation { uiapi { AccountUpdate(input: { Id: "${hidden}", Account: { Phone: "1" } }) { success } } }`;
    const { data, errors } = await as.sam.send(mutation);
    assert.deepEqual(data, { uiapi: { AccountUpdate: null } });
    assert.deepEqual(errors[0]?.extensions, { ErrorType: 'DataFetchingException' });
    const { edges } = await as.admin.page(
      'Account',
      `{ uiapi { query { Account(where: { Id: { eq: "${hidden}" } }) { edges { node { Phone { value } } } } } } }`,
    );
    assert.deepEqual(edges, [{ node: { Phone: { value: null } } }]);
  });
});
