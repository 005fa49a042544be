import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import type { GraphqlPage } from '../support/graphql.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: GraphqlClient;

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  const accounts: Record<string, string> = {};
  for (const [Name, Industry, NumberOfEmployees] of [
    ['Acme', 'Energy', 10],
    ['Beta', 'Banking', 20],
  ] as const) {
    accounts[Name] = await createRecord(org, token, 'Account', { Name, Industry, NumberOfEmployees });
  }
  for (const [account, StageName, Amount, CloseDate] of [
    ['Acme', 'Prospecting', 5.5, '2025-01-31'],
    ['Acme', 'Closed Won', 100, '2026-03-01'],
    ['Acme', 'Closed Won', null, '2026-05-01'],
    ['Beta', 'Prospecting', 7, '2026-02-01'],
    ['Beta', 'Closed Won', 100, '2026-03-01'],
  ] as const) {
    const AccountId = accounts[account];
    await createRecord(org, token, 'Opportunity', { Name: 'Deal', AccountId, StageName, Amount, CloseDate });
  }
});
after(() => org.close());

async function page(args: string, selection: string, rest = 'totalCount', as = admin): Promise<GraphqlPage> {
  const query = `{ uiapi { aggregate { Opportunity${args} { ${rest} edges { cursor node { aggregate { ${selection} } } } } } } }`;
  const data = (await as.data(query)) as { uiapi: { aggregate: { Opportunity: GraphqlPage } } };
  return data.uiapi.aggregate.Opportunity;
}

async function groups(args: string, selection: string): Promise<unknown[]> {
  return (await page(args, selection)).edges.map(({ node }) => node.aggregate);
}

// GraphQL API Developer Guide: "Aggregate Functions for Field Types" (aggregate-support.html).
describe('an aggregate without groups', () => {
  it('adds up all records in one result', async () => {
    const answer = await page(
      '',
      `Amount { sum { value displayValue } avg { value displayValue } min { value } max { value } count { value } countDistinct { value displayValue } }
       CloseDate { min { value displayValue } max { value } } StageName { countDistinct { value } min { value label } max { value } } Id { count { value } }`,
    );
    assert.deepEqual(answer, {
      totalCount: 1,
      edges: [
        {
          cursor: 'djE6MA==',
          node: {
            aggregate: {
              Amount: {
                sum: { value: 212.5, displayValue: '$212.50' },
                avg: { value: 53.125, displayValue: null },
                min: { value: 5.5 },
                max: { value: 100 },
                count: { value: 4 },
                countDistinct: { value: 3, displayValue: null },
              },
              CloseDate: { min: { value: '2025-01-31', displayValue: '1/31/2025' }, max: { value: '2026-05-01' } },
              StageName: {
                countDistinct: { value: 2 },
                min: { value: 'Prospecting', label: 'Prospecting' },
                max: { value: 'Closed Won' },
              },
              Id: { count: { value: 5 } },
            },
          },
        },
      ],
    });
  });

  it('takes filters, parents included', async () => {
    const filter = '(where: { Account: { Industry: { eq: "Banking" } }, IsWon: { eq: true } })';
    assert.deepEqual(await groups(filter, 'Amount { sum { value } count { value } }'), [
      { Amount: { sum: { value: 100 }, count: { value: 1 } } },
    ]);
  });

  it('is empty, not zero, over no records', async () => {
    assert.deepEqual(
      await groups('(where: { Name: { eq: "none" } })', 'Amount { sum { value displayValue } } Id { count { value } }'),
      [{ Amount: { sum: { value: null, displayValue: null } }, Id: { count: { value: 0 } } }],
    );
  });

  it('names its types as documented', async () => {
    const data = await admin.data(
      '{ uiapi { aggregate { __typename Account { __typename edges { __typename node { __typename aggregate { __typename AnnualRevenue { __typename } NumberOfEmployees { __typename sum { __typename } avg { __typename } } } } } } } } }',
    );
    assert.deepEqual(data, {
      uiapi: {
        aggregate: {
          __typename: 'RecordQueryAggregate',
          Account: {
            __typename: 'AccountAggregateConnection',
            edges: [
              {
                __typename: 'AccountAggregateEdge',
                node: {
                  __typename: 'AccountResult',
                  aggregate: {
                    __typename: 'AccountAggregate',
                    AnnualRevenue: { __typename: 'CurrencyAggregate' },
                    NumberOfEmployees: {
                      __typename: 'IntAggregate',
                      sum: { __typename: 'LongValue' },
                      avg: { __typename: 'DoubleValue' },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    });
  });
});

// "Group Aggregate Results" (aggregate-groupby.html), "Order Aggregate Results" (aggregate-orderby.html).
describe('groups', () => {
  it('have their value, its label, and what their records add up to', async () => {
    assert.deepEqual(
      await groups(
        '(groupBy: { StageName: { group: true } })',
        'StageName { value label displayValue } Amount { sum { value } }',
      ),
      [
        {
          StageName: { value: 'Prospecting', label: 'Prospecting', displayValue: 'Prospecting' },
          Amount: { sum: { value: 12.5 } },
        },
        {
          StageName: { value: 'Closed Won', label: 'Closed Won', displayValue: 'Closed Won' },
          Amount: { sum: { value: 200 } },
        },
      ],
    );
  });

  it('are ordered by a function, by their value, by both', async () => {
    const byStage = (orderBy: string): Promise<unknown[]> =>
      groups(`(groupBy: { StageName: { group: true } }, orderBy: ${orderBy})`, 'StageName { value }');
    const won = { StageName: { value: 'Closed Won' } };
    const open = { StageName: { value: 'Prospecting' } };
    assert.deepEqual(await byStage('{ Amount: { function: SUM, order: DESC } }'), [won, open]);
    assert.deepEqual(await byStage('{ Amount: { function: SUM } }'), [open, won]);
    assert.deepEqual(await byStage('{ StageName: { order: DESC } }'), [won, open]);
    assert.deepEqual(await byStage('{ Id: { function: COUNT, order: DESC }, StageName: { order: ASC } }'), [won, open]);
  });

  it('may be by several fields and by those of a parent', async () => {
    const found = await groups(
      '(groupBy: { Account: { Name: { group: true } }, IsWon: { group: true } }, orderBy: { Account: { Name: { order: ASC } }, IsWon: { order: ASC } })',
      'Account { Name { value } } IsWon { value } Id { count { value } }',
    );
    const group = (name: string, won: boolean, count: number): unknown => ({
      Account: { Name: { value: name } },
      IsWon: { value: won },
      Id: { count: { value: count } },
    });
    assert.deepEqual(found, [
      group('Acme', false, 1),
      group('Acme', true, 2),
      group('Beta', false, 1),
      group('Beta', true, 1),
    ]);
  });

  it('may be by a part of a date', async () => {
    assert.deepEqual(
      await groups(
        '(groupBy: { CloseDate: { function: CALENDAR_YEAR } })',
        'CloseDate { calendarYear { value } } Id { count { value } }',
      ),
      [
        { CloseDate: { calendarYear: { value: 2025 } }, Id: { count: { value: 1 } } },
        { CloseDate: { calendarYear: { value: 2026 } }, Id: { count: { value: 4 } } },
      ],
    );
  });

  it('have subtotals with ROLLUP', async () => {
    const found = await groups(
      '(groupBy: { type: ROLLUP, IsWon: { group: true } })',
      'IsWon { value grouping { value } } Id { count { value } }',
    );
    const row = (value: boolean | null, grouping: number, count: number): unknown => ({
      IsWon: { value, grouping: { value: grouping } },
      Id: { count: { value: count } },
    });
    assert.deepEqual(found, [row(false, 0, 2), row(true, 0, 3), row(null, 1, 5)]);
  });

  it('come in pages, with the number of all', async () => {
    const rest = 'totalCount pageInfo { hasNextPage endCursor }';
    const stage = 'StageName { value }';
    const first = await page('(first: 1, groupBy: { StageName: { group: true } })', stage, rest);
    assert.deepEqual(first.pageInfo, { hasNextPage: true, endCursor: 'djE6MA==' });
    assert.equal(first.totalCount, 2);
    const second = await page('(first: 1, after: "djE6MA==", groupBy: { StageName: { group: true } })', stage, rest);
    assert.deepEqual(second.pageInfo, { hasNextPage: false, endCursor: 'djE6MQ==' });
    assert.deepEqual(second.edges[0]?.node.aggregate, { StageName: { value: 'Closed Won' } });
  });

  it('can be only counted', async () => {
    const data = await admin.data(
      '{ uiapi { aggregate { Opportunity(groupBy: { Id: { group: true } }) { totalCount } none: Opportunity { totalCount } } } }',
    );
    assert.deepEqual(data, { uiapi: { aggregate: { Opportunity: { totalCount: 5 }, none: { totalCount: 1 } } } });
  });

  it('take variables, aliases and fragments', async () => {
    const data = await admin.data(
      `query($by: Opportunity_GroupBy, $where: Opportunity_Filter) { uiapi { aggregate { won: Opportunity(groupBy: $by, where: $where) { edges { node { aggregate { ...F } } } } } } }
       fragment F on OpportunityAggregate { stage: StageName { name: value } Amount { total: sum { value } } }`,
      { by: { StageName: { group: true } }, where: { IsWon: { eq: true } } },
    );
    assert.deepEqual(data, {
      uiapi: {
        aggregate: {
          won: {
            edges: [{ node: { aggregate: { stage: { name: 'Closed Won' }, Amount: { total: { value: 200 } } } } }],
          },
        },
      },
    });
  });
});

describe('an aggregate that is refused', () => {
  const refused: [string, string, RegExp][] = [
    [
      'a field that is neither grouped nor aggregated',
      'Opportunity(groupBy: { IsWon: { group: true } }) { edges { node { aggregate { StageName { value } } } } }',
      /^Field must be grouped or aggregated: StageName$/,
    ],
    [
      'a value without groups',
      'Opportunity { edges { node { aggregate { StageName { value } } } } }',
      /^Field must be grouped or aggregated: StageName$/,
    ],
    [
      'too many rows a page',
      'Opportunity(first: 2001) { totalCount }',
      /^first must be between 1 and 2000, not 2001\.$/,
    ],
  ];
  for (const [what, field, message] of refused) {
    it(`says why: ${what}`, async () => {
      const { data, errors } = await admin.send(`{ uiapi { aggregate { ${field} } } }`);
      assert.deepEqual(data, { uiapi: { aggregate: { Opportunity: null } } });
      assert.match(errors[0]?.message ?? '', message);
      assert.deepEqual(errors[0]?.extensions, { ErrorType: 'DataFetchingException' });
    });
  }

  const invalid: [string, string, RegExp][] = [
    [
      'a sum of text',
      'Opportunity { edges { node { aggregate { Name { sum { value } } } } } }',
      /Field 'sum' in type 'StringAggregate' is undefined/,
    ],
    ['groups by an amount', 'Opportunity(groupBy: { Amount: { group: true } }) { totalCount }', /WrongType: .*Amount/],
    [
      'an aggregate of long text',
      'Account { edges { node { aggregate { Description { count { value } } } } } }',
      /Field 'Description' in type 'AccountAggregate' is undefined/,
    ],
  ];
  for (const [what, field, message] of invalid) {
    it(`is not valid with ${what}`, async () => {
      const { data, errors } = await admin.send(`{ uiapi { aggregate { ${field} } } }`);
      assert.deepEqual(data, {});
      assert.match(errors[0]?.message ?? '', message);
    });
  }

  it('has no field that the user may not see', async () => {
    const user = new GraphqlClient(org, await org.token('user@sales-org.test'));
    const document =
      '{ uiapi { aggregate { Account { edges { node { aggregate { Revenue__c { sum { value } } } } } } } } }';
    assert.match(
      (await user.send(document)).errors[0]?.message ?? '',
      /Field 'Revenue__c' in type 'AccountAggregate' is undefined/,
    );
    assert.deepEqual((await admin.send(document)).errors, []);
  });
});
