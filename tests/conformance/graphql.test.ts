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
  ids.acme = await create('Account', {
    Name: 'Acme',
    Customer_Key__c: 'ACME',
    AnnualRevenue: 1234567,
    NumberOfEmployees: 12345,
    Revenue__c: 1234567890.5,
    Share__c: 89.3,
    Key_Account__c: true,
    Industry: 'Energy',
    Website: 'acme.test',
    BillingStreet: '1 Main Street',
    Description: 'Makes everything.',
    Phone: '+1 555 0100',
  });
  ids.branch = await create('Account', {
    Name: 'acme branch',
    ParentId: ids.acme,
    Industry: 'Banking',
    AnnualRevenue: 500,
  });
  ids.oneil = await create('Account', { Name: "O'Neil \\ 100% Sons", AnnualRevenue: 500 });
  ids.zeta = await create('Account', { Name: 'Zeta', Industry: 'Energy' });
  ids.smith = await create('Contact', {
    FirstName: 'Ann',
    LastName: 'Smith',
    AccountId: ids.acme,
    Email: 'ann@acme.test',
  });
  for (const LastName of ['Young', 'Miller', 'Brown']) await create('Contact', { LastName, AccountId: ids.acme });
  await create('Contact', { LastName: 'Alone', AccountId: ids.zeta });
  await create('Opportunity', {
    Name: 'Deal',
    AccountId: ids.acme,
    StageName: 'Closed Won',
    CloseDate: '2026-03-31',
    Amount: 1000.5,
  });
});
after(() => org.close());

/** The only account node that a selection gives for Acme. */
async function acme(selection: string): Promise<Record<string, unknown>> {
  const query = `{ uiapi { query { Account(where: { Name: { eq: "Acme" } }) { edges { node { Id ${selection} } } } } } }`;
  const { edges } = await admin.page('Account', query);
  return edges[0]?.node ?? {};
}

// GraphQL API Developer Guide: "Query Objects" (query-record-objects.html).
describe('a field of a record', () => {
  const wrappers: [string, string, unknown][] = [
    ['Name', 'value displayValue', { value: 'Acme', displayValue: null }],
    [
      'AnnualRevenue',
      'value displayValue format',
      { value: 1234567, displayValue: '$1,234,567', format: '$1,234,567' },
    ],
    ['Revenue__c', 'value displayValue', { value: 1234567890.5, displayValue: null }],
    ['Share__c', 'value displayValue', { value: 89.3, displayValue: null }],
    ['NumberOfEmployees', 'value displayValue', { value: 12345, displayValue: null }],
    ['Key_Account__c', 'value displayValue', { value: true, displayValue: null }],
    ['Industry', 'value displayValue label', { value: 'Energy', displayValue: 'Energy', label: 'Energy' }],
    ['Rating', 'value displayValue label', { value: null, displayValue: null, label: null }],
    ['Website', 'value', { value: 'acme.test' }],
    ['Phone', 'value', { value: '+1 555 0100' }],
    ['BillingStreet', 'value', { value: '1 Main Street' }],
    ['Description', 'value', { value: 'Makes everything.' }],
    ['ParentId', 'value displayValue', { value: null, displayValue: null }],
  ];
  for (const [name, selection, expected] of wrappers) {
    it(`wraps ${name} as { ${selection} }`, async () => {
      assert.deepEqual((await acme(`${name} { ${selection} }`))[name], expected);
    });
  }

  it('names the wrapper after the type of the field', async () => {
    const names = {
      Name: 'StringValue',
      AnnualRevenue: 'CurrencyValue',
      Share__c: 'PercentValue',
      NumberOfEmployees: 'IntValue',
      BillingLatitude: 'DoubleValue',
      Key_Account__c: 'BooleanValue',
      Industry: 'PicklistValue',
      OwnerId: 'IDValue',
      BillingStreet: 'TextAreaValue',
      Description: 'LongTextAreaValue',
      Phone: 'PhoneNumberValue',
      Website: 'UrlValue',
      CreatedDate: 'DateTimeValue',
    };
    const node = await acme(
      Object.keys(names)
        .map((name) => `${name} { __typename }`)
        .join(' '),
    );
    for (const [name, type] of Object.entries(names)) assert.deepEqual(node[name], { __typename: type }, name);
  });

  it('has points in time in UTC with Z, and dates as they are', async () => {
    const { CreatedDate } = (await acme('CreatedDate { value displayValue }')) as {
      CreatedDate: { value: string; displayValue: string };
    };
    assert.match(CreatedDate.value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    assert.match(CreatedDate.displayValue, /^\d+\/\d+\/\d{4} \d+:\d\d [AP]M$/);
    const { edges } = await admin.page(
      'Opportunity',
      '{ uiapi { query { Opportunity { edges { node { Id CloseDate { value displayValue } } } } } } }',
    );
    assert.deepEqual(edges[0]?.node.CloseDate, { value: '2026-03-31', displayValue: '3/31/2026' });
  });

  it('keeps Id plain, and has what every record has', async () => {
    const node = await acme(`...OfRecord`.replace('...OfRecord', '... on Record { ApiName WeakEtag DisplayValue }'));
    const { WeakEtag, ...rest } = node;
    assert.deepEqual(rest, { Id: ids.acme, ApiName: 'Account', DisplayValue: 'Acme' });
    assert.equal(typeof WeakEtag, 'number');
    assert.deepEqual(await acme('a: RecordTypeId(fallback: true) { value } b: RecordTypeId { value }'), {
      Id: ids.acme,
      a: { value: '012000000000000AAA' },
      b: { value: null },
    });
  });
});

describe('the shape of an answer', () => {
  it('has data and an empty list of errors', async () => {
    const answer = await admin.send('{ __typename uiapi { __typename query { __typename } } }');
    assert.deepEqual(answer, {
      data: { __typename: 'Query', uiapi: { __typename: 'UIAPI', query: { __typename: 'RecordQuery' } } },
      errors: [],
    });
  });

  it('has connections, edges and nodes of the documented types', async () => {
    const data = await admin.data(
      '{ uiapi { query { Account(first: 1) { __typename edges { __typename node { __typename } } pageInfo { __typename } } } } }',
    );
    assert.deepEqual(data, {
      uiapi: {
        query: {
          Account: {
            __typename: 'AccountConnection',
            edges: [{ __typename: 'AccountEdge', node: { __typename: 'Account' } }],
            pageInfo: { __typename: 'PageInfo' },
          },
        },
      },
    });
  });

  it('follows aliases, fragments, @include and @skip', async () => {
    const query = `query Find($yes: Boolean!, $no: Boolean!) {
      uiapi { query { found: Account(where: { Name: { eq: "ACME" } }) { edges { node {
        ...Names
        first: AnnualRevenue { amount: value }
        Industry @include(if: $no) { value }
        Phone @skip(if: $yes) { value }
        Website @include(if: $yes) { value }
      } } } } } }
      fragment Names on Account { Id Name { value } ...More }
      fragment More on Record { DisplayValue }`;
    const { edges } = await admin.page('found', query, { yes: true, no: false });
    assert.deepEqual(edges, [
      {
        node: {
          Id: ids.acme,
          Name: { value: 'Acme' },
          DisplayValue: 'Acme',
          first: { amount: 1234567 },
          Website: { value: 'acme.test' },
        },
      },
    ]);
  });

  it('runs the operation that operationName names', async () => {
    const document = 'query One { uiapi { query { Account { totalCount } } } } query Two { __typename }';
    assert.deepEqual(await admin.data(document, undefined, 'Two'), { __typename: 'Query' });
  });

  it('takes several objects in one request', async () => {
    const data = await admin.data(
      '{ uiapi { query { Account { totalCount } Contact { totalCount } won: Opportunity(where: { IsWon: { eq: true } }) { totalCount } } } }',
    );
    assert.deepEqual(data, {
      uiapi: { query: { Account: { totalCount: 4 }, Contact: { totalCount: 5 }, won: { totalCount: 1 } } },
    });
  });
});

// GraphQL API Developer Guide: "Field Operators" (filter-fields.html), "Boolean Operators" (filter-boolean.html).
describe('a filter', () => {
  const all = ['Acme', 'acme branch', "O'Neil \\ 100% Sons", 'Zeta'];
  const filters: [string, string[]][] = [
    ['{}', all],
    ['{ Name: { eq: "ACME" } }', ['Acme']],
    ['{ Name: { ne: "acme" } }', all.slice(1)],
    ['{ Name: { like: "acme%" } }', all.slice(0, 2)],
    ['{ Name: { like: "%100\\\\%%" } }', [all[2] ?? '']],
    ['{ Name: { like: "%Neil \\\\ 1%" } }', [all[2] ?? '']],
    ['{ Name: { eq: "O\'Neil \\\\ 100% Sons" } }', [all[2] ?? '']],
    ['{ Name: { in: ["Acme", "Zeta"] } }', ['Acme', 'Zeta']],
    ['{ Name: { nin: ["Acme", "Zeta"] } }', all.slice(1, 3)],
    ['{ Name: { gt: "b", lt: "z" } }', [all[2] ?? '']],
    ['{ AnnualRevenue: { gt: 500 } }', ['Acme']],
    ['{ AnnualRevenue: { gte: 500, lt: 1e3 } }', all.slice(1, 3)],
    ['{ AnnualRevenue: { lte: 500.5 } }', all.slice(1, 3)],
    ['{ AnnualRevenue: { eq: null } }', ['Zeta']],
    ['{ AnnualRevenue: { ne: null } }', all.slice(0, 3)],
    ['{ AnnualRevenue: { in: [500, 7] } }', all.slice(1, 3)],
    ['{ NumberOfEmployees: { eq: 12345 } }', ['Acme']],
    ['{ Share__c: { gt: 89.2 } }', ['Acme']],
    ['{ Key_Account__c: { eq: true } }', ['Acme']],
    ['{ Key_Account__c: { ne: true } }', all.slice(1)],
    ['{ Industry: { eq: "Energy" } }', ['Acme', 'Zeta']],
    ['{ Industry: { eq: "Energy" }, AnnualRevenue: { ne: null } }', ['Acme']],
    ['{ or: [{ Name: { eq: "Zeta" } }, { AnnualRevenue: { gt: 500 } }] }', ['Acme', 'Zeta']],
    ['{ and: [{ Industry: { eq: "Energy" } }, { Name: { like: "Z%" } }] }', ['Zeta']],
    ['{ not: { Industry: { eq: "Energy" } } }', all.slice(1, 3)],
    ['{ not: { not: { not: { not: { Name: { eq: "Zeta" } } } } } }', ['Zeta']],
    [
      '{ and: [{ or: [{ Name: { eq: "Acme" } }, { Name: { eq: "Zeta" } }] }, { not: { or: [{ Name: { eq: "Zeta" } }, { Name: { eq: "x" } }] } }] }',
      ['Acme'],
    ],
    ['{ Parent: { Name: { eq: "Acme" } } }', ['acme branch']],
    ['{ Owner: { Username: { eq: "admin@sales-org.test" } }, Name: { eq: "Zeta" } }', ['Zeta']],
    ['{ Website: { like: "%.test" } }', ['Acme']],
    ['{ CreatedDate: { gt: { value: "2020-01-01T00:00:00Z" } } }', all],
    ['{ CreatedDate: { lt: { value: "2020-01-01T00:00:00.000+01:00" } } }', []],
    ['{ Name: { eq: "\') OR (Name != \'" } }', []],
    ['{ Name: { eq: "\\\\\' OR Name != \'" } }', []],
  ];
  for (const [filter, expected] of filters) {
    it(`${filter} finds ${expected.length}`, async () => {
      assert.deepEqual(
        await admin.accountNames(`where: ${filter}, orderBy: { CreatedDate: { order: ASC } }`),
        expected,
      );
    });
  }

  it('finds records by id, 15 characters or 18', async () => {
    const id = ids.acme ?? '';
    for (const text of [id, id.slice(0, 15)]) {
      assert.deepEqual(await admin.accountNames(`where: { Id: { eq: "${text}" } }`), ['Acme']);
    }
    assert.deepEqual(await admin.accountNames(`where: { Id: { in: ["${id}", "001000000000000AAA"] } }`), ['Acme']);
    assert.deepEqual(await admin.accountNames('where: { Id: { eq: "001000000000000AAA" } }'), []);
  });

  it('takes variables, whole or in parts', async () => {
    const head = '($where: Account_Filter, $name: String, $least: Currency, $ids: [ID])';
    const whole = { where: { Name: { like: 'Z%' } } };
    assert.deepEqual(await admin.accountNames('where: $where', whole, '($where: Account_Filter)'), ['Zeta']);
    const parts =
      'where: { and: [$where, { Name: { like: $name } }, { AnnualRevenue: { gt: $least } }, { Id: { in: $ids } }] }';
    const values = { where: {}, name: '%e', least: 500.25, ids: [ids.acme, ids.zeta] };
    assert.deepEqual(await admin.accountNames(parts, values, head), ['Acme']);
  });

  it('compares dates with values', async () => {
    const query = `query($day: Date) { uiapi { query { Opportunity(where: { CloseDate: { eq: { value: $day } } }) { totalCount } } } }`;
    assert.equal((await admin.page('Opportunity', query, { day: '2026-03-31' })).totalCount, 1);
    assert.equal((await admin.page('Opportunity', query, { day: '2026-04-01' })).totalCount, 0);
  });

  it("gives the owner's own records in the scope MINE, all in EVERYTHING", async () => {
    assert.equal((await admin.accountNames('scope: MINE')).length, 4);
    assert.equal((await admin.accountNames('scope: EVERYTHING')).length, 4);
    const seller = new GraphqlClient(org, await org.token('user@sales-org.test'));
    assert.deepEqual(await seller.accountNames('scope: MINE'), []);
  });
});

// GraphQL API Developer Guide: "Order Results" (order.html), "Order By Schema" (order-schema.html).
describe('an order', () => {
  const orders: [string, string[]][] = [
    ['{ Name: { order: ASC } }', ['Acme', 'acme branch', "O'Neil \\ 100% Sons", 'Zeta']],
    ['{ Name: {} }', ['Acme', 'acme branch', "O'Neil \\ 100% Sons", 'Zeta']],
    ['{ Name: { order: DESC } }', ['Zeta', "O'Neil \\ 100% Sons", 'acme branch', 'Acme']],
    ['{ AnnualRevenue: { order: ASC } Name: { order: ASC } }', ['Zeta', 'acme branch', "O'Neil \\ 100% Sons", 'Acme']],
    [
      '{ AnnualRevenue: { order: ASC, nulls: LAST } Name: { order: DESC } }',
      ["O'Neil \\ 100% Sons", 'acme branch', 'Acme', 'Zeta'],
    ],
    ['{ Name: { order: DESC } AnnualRevenue: { order: ASC } }', ['Zeta', "O'Neil \\ 100% Sons", 'acme branch', 'Acme']],
    [
      '{ Parent: { Name: { order: DESC, nulls: LAST } }, Name: { order: DESC } }',
      ['acme branch', 'Zeta', "O'Neil \\ 100% Sons", 'Acme'],
    ],
  ];
  for (const [order, expected] of orders) {
    it(`by ${order}`, async () => {
      assert.deepEqual(await admin.accountNames(`orderBy: ${order}`), expected);
    });
  }

  it('sorts by the first field that a variable names', async () => {
    const head = '($order: Account_OrderBy)';
    const byRevenue = { order: { AnnualRevenue: { order: 'DESC', nulls: 'LAST' }, Name: { order: 'DESC' } } };
    assert.deepEqual(await admin.accountNames('orderBy: $order', byRevenue, head), [
      'Acme',
      "O'Neil \\ 100% Sons",
      'acme branch',
      'Zeta',
    ]);
    const byName = { order: { Name: { order: 'DESC' }, AnnualRevenue: { order: 'DESC' } } };
    assert.equal((await admin.accountNames('orderBy: $order', byName, head))[0], 'Zeta');
  });
});

describe('introspection', () => {
  it('shows fields, arguments and inputs under their documented names', async () => {
    const data = await admin.data(`{
      query: __type(name: "RecordQuery") { fields { name args { name type { name } } } }
      filter: __type(name: "Account_Filter") { inputFields { name type { name kind ofType { name } } } }
      mutations: __type(name: "UIAPIMutations") { fields { name } }
      scalar: __type(name: "Currency") { kind }
    }`);
    const { query, filter, mutations, scalar } = data as {
      query: { fields: { name: string; args: { name: string; type: { name: string } }[] }[] };
      filter: { inputFields: { name: string; type: { name: string | null; ofType: { name: string } | null } }[] };
      mutations: { fields: { name: string }[] };
      scalar: unknown;
    };
    const account = query.fields.find(({ name }) => name === 'Account');
    assert.deepEqual(Object.fromEntries(account?.args.map(({ name, type }) => [name, type.name]) ?? []), {
      first: 'Int',
      after: 'String',
      where: 'Account_Filter',
      orderBy: 'Account_OrderBy',
      upperBound: 'Int',
      scope: 'SupportedScopes',
    });
    const inputs = Object.fromEntries(
      filter.inputFields.map(({ name, type }) => [name, type.name ?? type.ofType?.name]),
    );
    assert.equal(inputs.Name, 'StringOperators');
    assert.equal(inputs.Share__c, 'PercentOperators');
    assert.equal(inputs.Id, 'IdOperators');
    assert.equal(inputs.Owner, 'User_Filter');
    assert.equal(inputs.and, 'Account_Filter');
    assert.equal(inputs.Description, undefined);
    for (const name of ['AccountCreate', 'AccountUpdate', 'AccountDelete', 'Visit__cCreate']) {
      assert.ok(
        mutations.fields.some((field) => field.name === name),
        name,
      );
    }
    assert.deepEqual(scalar, { kind: 'SCALAR' });
    assert.ok(!query.fields.some(({ name }) => name === 'PermissionSet'));
  });
});
