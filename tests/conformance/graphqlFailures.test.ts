import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: GraphqlClient;

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  await createRecord(org, token, 'Account', { Name: 'Acme' });
});
after(() => org.close());

interface Refusal {
  readonly what: string;
  readonly document: string;
  readonly type: string;
  readonly message: string | RegExp;
}

const accounts = (rest: string, node = 'Id'): string =>
  `{ uiapi { query { Account${rest} { edges { node { ${node} } } } } } }`;

/** Found while it runs: only the field in question is empty. */
const failing: Refusal[] = [
  {
    what: 'first above 2,000',
    document: accounts('(first: 2001)'),
    type: 'DataFetchingException',
    message: 'first must be between 1 and 2000, not 2001.',
  },
  {
    what: 'first below 1',
    document: accounts('(first: 0)'),
    type: 'DataFetchingException',
    message: 'first must be between 1 and 2000, not 0.',
  },
  {
    what: 'more than 2,000 children',
    document: accounts('', 'Id Contacts(first: 2001) { totalCount }'),
    type: 'DataFetchingException',
    message: 'first must be between 1 and 2000, not 2001.',
  },
  {
    what: 'upperBound with a small first',
    document: accounts('(first: 199, upperBound: 5000)'),
    type: 'DataFetchingException',
    message: 'With upperBound, first must be between 200 and 2000, not 199.',
  },
  {
    what: 'upperBound without first',
    document: accounts('(upperBound: 5000)'),
    type: 'DataFetchingException',
    message: 'With upperBound, first must be between 200 and 2000, not 10.',
  },
  {
    what: 'a cursor that no answer had',
    document: accounts('(after: "bm9uZQ==")'),
    type: 'DataFetchingException',
    message: 'Invalid cursor: bm9uZQ==',
  },
  {
    what: 'an id that is none',
    document: accounts('(where: { Id: { eq: "Acme" } })'),
    type: 'DataFetchingException',
    message: /^invalid ID field: Acme$/,
  },
  {
    what: 'an empty list',
    document: accounts('(where: { Name: { in: [] } })'),
    type: 'DataFetchingException',
    message: 'The list of in for Name is empty.',
  },
  {
    what: 'a date filter with both a value and a literal',
    document: accounts('(where: { CreatedDate: { gt: { value: "2026-01-01T00:00:00Z", literal: TODAY } } })'),
    type: 'DataFetchingException',
    message: 'A date filter takes exactly one of value, literal and range.',
  },
  {
    what: 'a second level of children',
    document: accounts('', 'Id ChildAccounts { edges { node { Contacts { totalCount } } } }'),
    type: 'DataFetchingException',
    message: 'ChildAccounts.Contacts: only one level of child relationships can be queried.',
  },
  {
    what: 'a second level of children, also where there are no records',
    document: accounts(
      '(where: { Name: { eq: "Nobody" } })',
      'Id ChildAccounts { edges { node { Contacts { totalCount } } } }',
    ),
    type: 'DataFetchingException',
    message: 'ChildAccounts.Contacts: only one level of child relationships can be queried.',
  },
  {
    what: 'children of a parent',
    document: accounts('', 'Id Parent { Contacts { totalCount } }'),
    type: 'DataFetchingException',
    message: "Parent.Contacts: child relationships of a parent record can't be queried.",
  },
  {
    what: 'paging through parents and children at once',
    document: accounts('', 'Id Contacts(after: "djE6MA==") { totalCount }'),
    type: 'DataFetchingException',
    message: 'Contacts: after needs a parent query that is limited to one record.',
  },
  {
    what: 'a child without upperBound below a parent with it',
    document: accounts('(first: 200, upperBound: 5000)', 'Id Contacts(first: 200) { totalCount }'),
    type: 'DataFetchingException',
    message: 'Contacts: with upperBound on the parent query, the child needs it too.',
  },
  {
    what: 'six levels of parents',
    document: accounts('', 'Id Parent { Parent { Parent { Parent { Parent { Parent { Id } } } } } }'),
    type: 'DataFetchingException',
    message: /level/i,
  },
  {
    what: 'a scope that this org cannot decide',
    document: accounts('(scope: MY_TERRITORY)'),
    type: 'DataFetchingException',
    message: 'The embedded org does not support the scope MY_TERRITORY.',
  },
  {
    what: 'a semi-join without the field to match',
    document: accounts('(where: { Id: { inq: { Contact: { LastName: { eq: "Smith" } } } } })'),
    type: 'DataFetchingException',
    message: 'inq and ninq take one object with its filter, and ApiName: the field to match.',
  },
  {
    what: 'a semi-join on an unknown field',
    document: accounts('(where: { Id: { inq: { Contact: {}, ApiName: "Colour__c FROM Contact) --" } } })'),
    type: 'DataFetchingException',
    message: "No such column 'Colour__c FROM Contact) --' on entity 'Contact'.",
  },
];

// "Status Codes and Error Responses": HTTP 200, with DataFetchingException for what fails while data is fetched,
// https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html
describe('a query that fails', () => {
  for (const { what, document, type, message } of failing) {
    it(`leaves its object empty for ${what}`, async () => {
      const { data, errors } = await admin.send(document);
      assert.deepEqual(data, { uiapi: { query: { Account: null } } });
      assert.equal(errors.length, 1);
      const [error] = errors;
      if (typeof message === 'string') assert.equal(error?.message, message);
      else assert.match(error?.message ?? '', message);
      assert.deepEqual(error?.extensions, { ErrorType: type });
      assert.deepEqual(error?.paths, ['uiapi', 'query', 'Account']);
    });
  }

  it('does not take the others with it', async () => {
    const { data, errors } = await admin.send(
      '{ uiapi { query { bad: Account(first: 2001) { totalCount } Account { totalCount } } } }',
    );
    assert.deepEqual(data, { uiapi: { query: { bad: null, Account: { totalCount: 1 } } } });
    assert.deepEqual(errors[0]?.paths, ['uiapi', 'query', 'bad']);
  });
});
