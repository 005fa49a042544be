import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: GraphqlClient;
let accountId: string;

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  accountId = await createRecord(org, token, 'Account', { Name: 'Acme' });
});
after(() => org.close());

interface Refusal {
  readonly what: string;
  readonly document: string;
  readonly variables?: unknown;
  readonly operationName?: string;
  readonly type: string;
  readonly message: string | RegExp;
}

const accounts = (rest: string, node = 'Id'): string =>
  `{ uiapi { query { Account${rest} { edges { node { ${node} } } } } } }`;
const create = (input: string): string => `mutation { uiapi { AccountCreate(input: ${input}) { Record { Id } } } }`;

/**
 * Found before anything runs. The shape and the words for an unknown field are what the platform answers
 * (github.com/forcedotcom/cli/issues/2419; query-status.html names the error types); other messages are ours.
 */
const invalid: Refusal[] = [
  {
    what: 'an unknown object',
    document: '{ uiapi { query { Nothing__c { totalCount } } } }',
    type: 'ValidationError',
    message:
      "Validation error of type FieldUndefined: Field 'Nothing__c' in type 'RecordQuery' is undefined @ 'uiapi/query/Nothing__c'",
  },
  {
    what: 'an object in the wrong case',
    document: '{ uiapi { query { account { totalCount } } } }',
    type: 'ValidationError',
    message: /FieldUndefined: Field 'account' in type 'RecordQuery' is undefined/,
  },
  // "Query Limits and Considerations" (graphql/guide/query-limits.html): activities are in Beta for queries, no page has mutations of them.
  ...['TaskCreate', 'TaskUpdate', 'TaskDelete', 'EventCreate'].map((mutation) => ({
    what: `a mutation of activities, ${mutation}`,
    document: `mutation { uiapi { ${mutation}(input: {}) { success } } }`,
    type: 'ValidationError',
    message: new RegExp(`FieldUndefined: Field '${mutation}' in type 'UIAPIMutations' is undefined`),
  })),
  {
    what: 'an object that UI API does not have',
    document: '{ uiapi { query { PermissionSet { totalCount } } } }',
    type: 'ValidationError',
    message: /FieldUndefined: Field 'PermissionSet' in type 'RecordQuery' is undefined/,
  },
  {
    what: 'an unknown field',
    document: accounts('', 'Colour__c { value }'),
    type: 'ValidationError',
    message:
      "Validation error of type FieldUndefined: Field 'Colour__c' in type 'Account' is undefined @ 'uiapi/query/Account/edges/node/Colour__c'",
  },
  {
    what: 'an unknown field in a fragment',
    document: `query { uiapi { query { Account { edges { node { ...F } } } } } } fragment F on Account { Colour__c { value } }`,
    type: 'ValidationError',
    message: /Field 'Colour__c' in type 'Account' is undefined/,
  },
  {
    what: 'an unknown argument',
    document: accounts('(limit: 5)'),
    type: 'ValidationError',
    message: "Validation error of type UnknownArgument: Unknown field argument limit @ 'uiapi/query/Account'",
  },
  {
    what: 'a field without its subfields',
    document: accounts('', 'Name'),
    type: 'ValidationError',
    message: /^Validation error of type SubselectionRequired: .*Name.* @ 'uiapi\/query\/Account\/edges\/node\/Name'$/,
  },
  {
    what: 'subfields of a plain value',
    document: accounts('', 'Id { value }'),
    type: 'ValidationError',
    message: /^Validation error of type SubselectionNotAllowed: /,
  },
  {
    what: 'a filter on an unknown field',
    document: accounts('(where: { Colour__c: { eq: "red" } })'),
    type: 'ValidationError',
    message: /^Validation error of type WrongType: .*Colour__c/,
  },
  {
    what: 'a filter on long text, which cannot be filtered',
    document: accounts('(where: { Description: { like: "x%" } })'),
    type: 'ValidationError',
    message: /WrongType: .*Description/,
  },
  {
    what: 'an operator that a type does not have',
    document: accounts('(where: { AnnualRevenue: { like: "1%" } })'),
    type: 'ValidationError',
    message: /WrongType: .*like/,
  },
  {
    what: 'text where a number belongs',
    document: accounts('(where: { AnnualRevenue: { gt: "500" } })'),
    type: 'ValidationError',
    message: /WrongType: Expected a number for type 'Currency'/,
  },
  {
    what: 'a number where text belongs',
    document: accounts('(where: { Name: { eq: 5 } })'),
    type: 'ValidationError',
    message: /WrongType: .*String/,
  },
  {
    what: 'a date that is none',
    document:
      '{ uiapi { query { Opportunity(where: { CloseDate: { eq: { value: "2026-02-30" } } }) { totalCount } } } }',
    type: 'ValidationError',
    message: /WrongType: Expected a date/,
  },
  {
    what: 'a date literal that does not exist',
    document: '{ uiapi { query { Opportunity(where: { CloseDate: { eq: { literal: SOMEDAY } } }) { totalCount } } } }',
    type: 'ValidationError',
    message: /WrongType: .*SOMEDAY/,
  },
  {
    what: 'an order that does not exist',
    document: accounts('(orderBy: { Name: { order: UP } })'),
    type: 'ValidationError',
    message: /WrongType: .*UP/,
  },
  {
    what: 'an order by long text',
    document: accounts('(orderBy: { Description: { order: ASC } })'),
    type: 'ValidationError',
    message: /WrongType: .*Description/,
  },
  {
    what: 'a scope that does not exist',
    document: accounts('(scope: OURS)'),
    type: 'ValidationError',
    message: /WrongType: .*OURS/,
  },
  {
    what: 'an undeclared variable',
    document: `query { uiapi { query { Account(first: $first) { totalCount } } } }`,
    type: 'ValidationError',
    message: /^Validation error of type UndefinedVariable: /,
  },
  {
    what: 'an unused variable',
    document: `query($first: Int) { uiapi { query { Account { totalCount } } } }`,
    type: 'ValidationError',
    message: /^Validation error of type UnusedVariable: /,
  },
  {
    what: 'a variable of the wrong type',
    document: `query($name: String) { uiapi { query { Account(first: $name) { totalCount } } } }`,
    type: 'ValidationError',
    message: /^Validation error of type VariableTypeMismatch: /,
  },
  {
    what: 'a variable of an unknown type',
    document: `query($where: AccountFilter) { uiapi { query { Account(where: $where) { totalCount } } } }`,
    type: 'ValidationError',
    message: /^Validation error of type UnknownType: .*AccountFilter/,
  },
  {
    what: 'a value that does not fit its variable',
    document: `query($first: Int) { uiapi { query { Account(first: $first) { totalCount } } } }`,
    variables: { first: 'ten' },
    type: 'ValidationError',
    message: /\$first/,
  },
  {
    what: 'a missing value of a variable',
    document: `query($first: Int!) { uiapi { query { Account(first: $first) { totalCount } } } }`,
    type: 'ValidationError',
    message: /\$first/,
  },
  {
    what: 'an unknown fragment',
    document: accounts('', '...Missing'),
    type: 'ValidationError',
    message: /^Validation error of type UndefinedFragment: /,
  },
  {
    what: 'an unused fragment',
    document: `{ __typename } fragment F on Account { Id }`,
    type: 'ValidationError',
    message: /^Validation error of type UnusedFragment: /,
  },
  {
    what: 'an unknown directive',
    document: accounts('', 'Id @mandatory'),
    type: 'ValidationError',
    message: /^Validation error of type UnknownDirective: /,
  },
  {
    what: 'one key for two different fields',
    document: accounts('', 'x: Name { value } x: Industry { value }'),
    type: 'ValidationError',
    message: /^Validation error of type FieldsConflict: /,
  },
  {
    what: 'a nested create',
    document: create('{ Account: { Name: "New", Contacts: [{ LastName: "Smith" }] } }'),
    type: 'ValidationError',
    message: /WrongType: .*Contacts/,
  },
  {
    what: "a created field that is the platform's own",
    document: create('{ Account: { Name: "New", CreatedDate: "2026-01-01T00:00:00Z" } }'),
    type: 'ValidationError',
    message: /WrongType: .*CreatedDate/,
  },
  {
    what: 'an amount with thousands separators',
    document: create('{ Account: { Name: "New", AnnualRevenue: "80,000" } }'),
    type: 'ValidationError',
    message:
      "Validation error of type WrongType: Expected a number for type 'Currency' but was StringValue @ 'uiapi/AccountCreate'",
  },
  {
    what: 'a mutation without its input',
    document: 'mutation { uiapi { AccountCreate { Record { Id } } } }',
    type: 'ValidationError',
    message: /^Validation error of type MissingFieldArgument: .*input/,
  },
  {
    what: 'an update without an id',
    document: 'mutation { uiapi { AccountUpdate(input: { Account: { Name: "New" } }) { Record { Id } } } }',
    type: 'ValidationError',
    message: /WrongType: .*Id/,
  },
  {
    what: "a part of the platform's schema that this org does not have, by name",
    document: '{ uiapi { objectInfos(apiNames: ["Account"]) { ApiName } } }',
    type: 'ValidationError',
    message: 'The embedded org does not support UIAPI.objectInfos of GraphQL.',
  },
  {
    what: 'a way of showing numbers that this org does not have, by name',
    document: accounts('', 'NumberOfEmployees { format }'),
    type: 'ValidationError',
    message: 'The embedded org does not support IntValue.format of GraphQL.',
  },
  {
    what: 'a parent that may be of several objects, by name',
    document: '{ uiapi { query { Task { edges { node { What { Id } } } } } } }',
    type: 'ValidationError',
    message: 'The embedded org does not support Task.What (a parent of several objects) of GraphQL.',
  },
  {
    what: 'an argument that this org does not have, by name',
    document: accounts('(updateMRU: true)'),
    type: 'ValidationError',
    message: 'The embedded org does not support updateMRU of GraphQL.',
  },
  {
    what: 'a document that is none',
    document: '{ uiapi { query { ',
    type: 'InvalidSyntax',
    message: /^Invalid syntax: /,
  },
  { what: 'an empty document', document: '', type: 'InvalidSyntax', message: /^Invalid syntax: / },
  {
    what: 'two operations without operationName',
    document: 'query A { __typename } query B { __typename }',
    type: 'OperationNotSupported',
    message: 'Must provide operation name if query contains multiple operations.',
  },
  {
    what: 'an operationName that the document does not have',
    document: 'query A { __typename }',
    operationName: 'B',
    type: 'OperationNotSupported',
    message: "Unknown operation named 'B'.",
  },
  {
    what: 'a subscription',
    document: 'subscription { uiapi }',
    type: 'OperationNotSupported',
    message: 'Schema is not configured for subscriptions.',
  },
  {
    what: 'an eleventh subquery',
    document: `{ uiapi { query { ${Array.from({ length: 11 }, (_, at) => `a${at}: Account { totalCount }`).join(' ')} } } }`,
    type: 'ExecutionAborted',
    message: 'A request can contain up to 10 subqueries, not 11.',
  },
];

describe('a request that is not valid', () => {
  for (const { what, document, variables, operationName, type, message } of invalid) {
    it(`is refused whole for ${what}`, async () => {
      const { data, errors } = await admin.send(document, variables, operationName);
      assert.deepEqual(data, {});
      const [error] = errors;
      assert.ok(error, 'there is no error');
      if (typeof message === 'string') assert.equal(error.message, message);
      else assert.match(error.message, message);
      assert.deepEqual(error.extensions, { ErrorType: type });
      assert.deepEqual(error.paths, []);
      for (const { line, column } of error.locations) assert.ok(line >= 1 && column >= 1);
    });
  }

  it('says where in the document', async () => {
    const { errors } = await admin.send(`{\n  uiapi {\n    query {\n      asd { totalCount }\n    }\n  }\n}`);
    assert.deepEqual(errors[0]?.locations, [{ line: 4, column: 7 }]);
  });

  it('is told everything that is wrong with it at once', async () => {
    const { errors } = await admin.send(accounts('(limit: 1)', 'Foo { value } Bar { value }'));
    assert.equal(errors.length, 3);
  });
});

describe('a body that is no request', () => {
  for (const [what, body] of Object.entries({
    'no object': '[]',
    'no query': '{"variables": {}}',
    'a query that is no text': '{"query": 5}',
    'variables that are no object': '{"query": "{ __typename }", "variables": [1]}',
    'an operationName that is no text': '{"query": "{ __typename }", "operationName": 5}',
    'no JSON': '{ uiapi }',
  })) {
    it(`answers 400 for ${what}`, async () => {
      const [error] = (await jsonOf(admin.post(body), 400)) as { errorCode: string }[];
      assert.equal(error?.errorCode, 'JSON_PARSER_ERROR');
    });
  }

  it('answers 401 without a session, 405 to GET and 404 below', async () => {
    const path = '/services/data/v66.0/graphql';
    assert.equal((await org.fetch(path, undefined, { method: 'POST', body: '{}' })).status, 401);
    const token = await org.token('admin@sales-org.test');
    assert.equal((await org.fetch(path, token)).status, 405);
    assert.equal((await org.fetch(`${path}/${accountId}`, token, { method: 'POST', body: '{}' })).status, 404);
  });
});
