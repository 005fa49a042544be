import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { PASSWORD } from '../support/samOrg.ts';

type Persona = 'admin' | 'sam' | 'viewer' | 'guest';
const PERSONAS: readonly Persona[] = ['admin', 'sam', 'viewer', 'guest'];

let org: SamOrg;
let as: Record<Persona, GraphqlClient>;
let accountId: string;

before(async () => {
  org = await startSamOrg();
  const tokens = await Promise.all(PERSONAS.map((name) => org.token(`${name}@local-org.test`, PASSWORD)));
  const clients = PERSONAS.map((name, at) => [name, new GraphqlClient(org, tokens[at] ?? '')] as const);
  as = Object.fromEntries(clients) as Record<Persona, GraphqlClient>;
  const [admin = ''] = tokens;
  // Each persona owns one, so that what differs is fields, not rows.
  for (const name of PERSONAS) {
    const { edges } = await as.admin.page(
      'User',
      `{ uiapi { query { User(where: { Username: { eq: "${name}@local-org.test" } }) { edges { node { Id } } } } } }`,
    );
    const OwnerId = edges[0]?.node.Id;
    const id = await createRecord(org, admin, 'Account', { Name: `Account of ${name}`, OwnerId, Quartile__c: 1 });
    if (name === 'sam') accountId = id;
    await createRecord(org, admin, 'Opportunity', {
      Name: 'Deal',
      AccountId: id,
      OwnerId,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      Amount: 5,
    });
  }
});
after(() => org.close());

async function messages(client: GraphqlClient, document: string): Promise<string[]> {
  const { data, errors } = await client.send(document);
  assert.deepEqual(data, {});
  return errors.map(({ message }) => message);
}

/** One account of the persona's own, by one document for all. */
function own(persona: Persona, selection: string): string {
  return `{ uiapi { query { Account(where: { Name: { eq: "Account of ${persona}" } }) { edges { node { ${selection} } } } } } }`;
}

function undefinedField(name: string, type: string, path: string): string {
  return `Validation error of type FieldUndefined: Field '${name}' in type '${type}' is undefined @ '${path}'`;
}

// GraphQL API Developer Guide: "Query Objects", Object Access Schema (query-record-objects.html).
describe('one document for different users', () => {
  for (const persona of ['admin', 'sam', 'viewer'] as const) {
    it(`shows ${persona} a field that the permission set grants`, async () => {
      const { edges } = await as[persona].page('Account', own(persona, 'Quartile__c { value }'));
      assert.deepEqual(edges, [{ node: { Quartile__c: { value: 1 } } }]);
    });
  }

  it('fails whole for a field that the user may not see, as if it did not exist', async () => {
    assert.deepEqual(await messages(as.guest, own('guest', 'Name { value } Quartile__c { value }')), [
      undefinedField('Quartile__c', 'Account', 'uiapi/query/Account/edges/node/Quartile__c'),
    ]);
    assert.deepEqual(await messages(as.guest, own('guest', 'Name { value } Quartil__c { value }')), [
      undefinedField('Quartil__c', 'Account', 'uiapi/query/Account/edges/node/Quartil__c'),
    ]);
  });

  it('has neither filter nor order by a field that the user may not see', async () => {
    const filter = '{ uiapi { query { Account(where: { Quartile__c: { eq: 1 } }) { totalCount } } } }';
    const order = '{ uiapi { query { Account(orderBy: { Quartile__c: { order: ASC } }) { totalCount } } } }';
    const parent = '{ uiapi { query { Opportunity(where: { Account: { Quartile__c: { eq: 1 } } }) { totalCount } } } }';
    for (const document of [filter, order, parent]) {
      assert.match((await messages(as.guest, document))[0] ?? '', /WrongType: .*Quartile__c/);
      assert.deepEqual((await as.admin.send(document)).errors, []);
    }
    assert.match(
      (
        await messages(
          as.guest,
          '{ uiapi { query { Contact(where: { Id: { inq: { Tier_Snapshot__c: {}, ApiName: "Id" } } }) { totalCount } } } }',
        )
      )[0] ?? '',
      /WrongType: .*Tier_Snapshot__c/,
    );
  });

  it('takes a variable without fields that the user may not see', async () => {
    const document = 'query($where: Account_Filter) { uiapi { query { Account(where: $where) { totalCount } } } }';
    const { data, errors } = await as.guest.send(document, { where: { Quartile__c: { eq: 1 } } });
    assert.deepEqual(data, {});
    assert.match(errors[0]?.message ?? '', /Quartile__c/);
  });

  it('has no object that the user may not read, whichever way it is reached', async () => {
    assert.deepEqual(await messages(as.guest, '{ uiapi { query { Tier_Snapshot__c { totalCount } } } }'), [
      undefinedField('Tier_Snapshot__c', 'RecordQuery', 'uiapi/query/Tier_Snapshot__c'),
    ]);
    assert.deepEqual(await messages(as.viewer, '{ uiapi { query { Opportunity { totalCount } } } }'), [
      undefinedField('Opportunity', 'RecordQuery', 'uiapi/query/Opportunity'),
    ]);
    assert.deepEqual(await messages(as.viewer, own('viewer', 'Opportunities { totalCount }')), [
      undefinedField('Opportunities', 'Account', 'uiapi/query/Account/edges/node/Opportunities'),
    ]);
    const { edges } = await as.sam.page(
      'Account',
      own('sam', 'Opportunities { totalCount edges { node { Amount { displayValue } } } }'),
    );
    assert.deepEqual(edges[0]?.node.Opportunities, {
      totalCount: 1,
      edges: [{ node: { Amount: { displayValue: '$5.00' } } }],
    });
  });

  it('introspects to what the user may see, and no more', async () => {
    const names = async (persona: Persona): Promise<string[]> => {
      const { fields } = (await as[persona].data('{ fields: __type(name: "Account") { fields { name } } }')) as {
        fields: { fields: { name: string }[] };
      };
      return fields.fields.map(({ name }) => name);
    };
    assert.ok((await names('admin')).includes('Quartile__c'));
    assert.ok((await names('viewer')).includes('Quartile__c'));
    assert.ok(!(await names('guest')).includes('Quartile__c'));
    assert.deepEqual(await as.guest.data('{ type: __type(name: "Tier_Snapshot__c") { name } }'), { type: null });
    assert.deepEqual(await as.sam.data('{ type: __type(name: "Tier_Snapshot__c") { name } }'), {
      type: { name: 'Tier_Snapshot__c' },
    });
  });
});

// GraphQL API Developer Guide: "Query Objects Examples", optional fields (query-record-examples.html).
describe('a field marked @optional', () => {
  const document = (persona: Persona): string =>
    own(
      persona,
      'Name { value } Quartile__c @optional { value } rank: Revenue_Rank__c @optional { value } Tier_Snapshots__r @optional { totalCount }',
    );

  it('is there for who may see it and left out for who may not', async () => {
    const sam = await as.sam.page('Account', document('sam'));
    assert.deepEqual(sam.edges[0]?.node, {
      Name: { value: 'Account of sam' },
      Quartile__c: { value: 1 },
      rank: { value: null },
      Tier_Snapshots__r: { totalCount: 0 },
    });
    const guest = await as.guest.page('Account', document('guest'));
    assert.deepEqual(guest.edges[0]?.node, { Name: { value: 'Account of guest' } });
  });

  it('leaves the node empty when nothing else was asked for', async () => {
    const { edges } = await as.guest.page('Account', own('guest', 'Quartile__c @optional { value }'));
    assert.deepEqual(edges, [{ node: {} }]);
  });

  it('may be a whole object', async () => {
    const data = await as.viewer.data(
      `{ uiapi { query { Account(where: { Name: { eq: "Account of viewer" } }) { totalCount } Opportunity @optional { totalCount } } } }`,
    );
    assert.deepEqual(data, { uiapi: { query: { Account: { totalCount: 1 } } } });
  });

  it('works in fragments, with aliases, and with variables that only it uses', async () => {
    const query = `query($few: Int) { uiapi { query { Account(where: { Name: { eq: "Account of viewer" } }) { edges { node { ...F } } } } } }
      fragment F on Account { Name { value } deals: Opportunities(first: $few) @optional { totalCount } }`;
    const { edges } = await as.viewer.page('Account', query, { few: 1 });
    assert.deepEqual(edges, [{ node: { Name: { value: 'Account of viewer' } } }]);
  });
});

// GraphQL API Developer Guide: "Mutations Schema" (mutations-schema.html).
describe('one mutation for different users', () => {
  const update = (id: string): string =>
    `mutation { uiapi { AccountUpdate(input: { Id: "${id}", Account: { Quartile__c: 2 } }) { Record { Quartile__c { value } } } } }`;

  it('writes for who may', async () => {
    const data = await as.admin.data(update(accountId));
    assert.deepEqual(data, { uiapi: { AccountUpdate: { Record: { Quartile__c: { value: 2 } } } } });
  });

  it('has no input field that the user may only read', async () => {
    assert.match((await messages(as.sam, update(accountId)))[0] ?? '', /WrongType: .*Quartile__c/);
    const { data, errors } = await as.sam.send(
      'mutation($input: AccountUpdateInput!) { uiapi { AccountUpdate(input: $input) { success } } }',
      { input: { Id: accountId, Account: { Quartile__c: 3 } } },
    );
    assert.deepEqual(data, {});
    assert.match(errors[0]?.message ?? '', /Quartile__c/);
  });

  it('writes what the user may write beside it', async () => {
    const data = await as.sam.data(
      `mutation { uiapi { AccountUpdate(input: { Id: "${accountId}", Account: { Phone: "1" } }) { Record { Phone { value } Quartile__c { value } } } } }`,
    );
    assert.deepEqual(data, {
      uiapi: { AccountUpdate: { Record: { Phone: { value: '1' }, Quartile__c: { value: 2 } } } },
    });
  });

  it('is unknown to who may write nothing', async () => {
    const [message] = await messages(as.viewer, update(accountId));
    assert.ok(
      message === 'Schema is not configured for mutations.' ||
        message === undefinedField('AccountUpdate', 'UIAPIMutations', 'uiapi/AccountUpdate'),
      message,
    );
  });
});
