import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { addSharingData, startSharingOrg } from '../support/sharingOrg.ts';
import type { Persona, SharingData, SharingOrg } from '../support/sharingOrg.ts';

let org: SharingOrg;
let ids: SharingData;
before(async () => {
  org = await startSharingOrg();
  ids = await addSharingData(org);
});
after(() => org.close());

/** A query, and what its first column holds for each persona; undefined for who may not read the object. */
type Row = readonly [soql: string, expected: Readonly<Partial<Record<Persona, readonly unknown[]>>>];

/**
 * Sources: "Organization-Wide Sharing Defaults", "Controlling Access Using Hierarchies" and "Object Permissions" in Salesforce
 * Help; implicit sharing in "Designing Record Access for Enterprise Scale" (Record Access Under the Hood).
 */
const LISTS: readonly Row[] = [
  [
    // Rep reads House for the opportunity on it (parent implicit sharing), and so does the director above.
    'SELECT Name FROM Account',
    {
      admin: ['Eastern', 'House', 'Lonely', 'Western'],
      director: ['Eastern', 'House', 'Western'],
      rep: ['Eastern', 'House'],
      peer: ['Western'],
      loner: ['Lonely'],
      auditor: ['Eastern', 'House', 'Lonely', 'Western'],
      steward: ['Eastern', 'House', 'Lonely', 'Western'],
    },
  ],
  [
    // West's role lets an account's owner read the account's opportunities, East's does not (child implicit sharing).
    'SELECT Name FROM Opportunity',
    {
      admin: ['Eastern deal of admin', 'House deal of rep', 'Western deal of admin', 'Western deal of peer'],
      director: ['House deal of rep', 'Western deal of admin', 'Western deal of peer'],
      rep: ['House deal of rep'],
      peer: ['Western deal of admin', 'Western deal of peer'],
      loner: [],
    },
  ],
  [
    // Stage history is seen with its opportunity.
    'SELECT StageName FROM OpportunityHistory',
    { director: ['Prospecting', 'Prospecting', 'Prospecting'], rep: ['Prospecting'], loner: [] },
  ],
  [
    // Contacts follow their account; without one they are their owner's alone, whoever is above.
    'SELECT Name FROM Contact',
    {
      director: ['Eastern contact', 'House contact', 'Western contact'],
      rep: ['Eastern contact', 'Free contact of rep', 'House contact'],
      peer: ['Free contact of peer', 'Western contact'],
      loner: ['Lonely contact'],
    },
  ],
  [
    'SELECT Name FROM Visit__c',
    {
      director: ['Eastern visit', 'House visit', 'Western visit'],
      rep: ['Eastern visit', 'House visit'],
      loner: ['Lonely visit'],
    },
  ],
  [
    'SELECT Name FROM Visit_Item__c',
    {
      director: ['Eastern item', 'House item', 'Western item'],
      rep: ['Eastern item', 'House item'],
      peer: ['Western item'],
    },
  ],
  // Both masters must be readable.
  [
    'SELECT Name FROM Link__c',
    { director: ['Eastern-House', 'Eastern-Western'], rep: ['Eastern-House'], peer: [], loner: [] },
  ],
  [
    'SELECT Name FROM Diary__c',
    {
      admin: ['Diary of admin', 'Diary of peer', 'Diary of rep'],
      director: ['Diary of peer', 'Diary of rep'],
      rep: ['Diary of rep'],
      loner: [],
    },
  ],
  ['SELECT Name FROM Notice__c', { loner: ['Notice of admin', 'Notice of peer', 'Notice of rep'] }],
  // Activities are read with the record that they are about.
  [
    'SELECT Subject FROM Task',
    {
      director: ['Eastern task', 'House task', 'Western task'],
      rep: ['Eastern task', 'House task'],
      peer: ['Western task'],
    },
  ],

  ["SELECT Name FROM Account WHERE Name LIKE '%e%'", { rep: ['Eastern', 'House'], peer: ['Western'] }],
  ["SELECT Name FROM Account WHERE Key__c = 'WESTERN'", { rep: [], director: ['Western'], auditor: ['Western'] }],
  [
    'SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)',
    { rep: ['House'], director: ['House', 'Western'] },
  ],
  [
    'SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)',
    { rep: ['Eastern'], director: ['Eastern'] },
  ],
  ["SELECT Name FROM Board__c WHERE Account__r.Name = 'Western'", { rep: [], peer: ['Western board'] }],
  [
    "SELECT Name FROM Board__c WHERE Account__r.Name != 'Western'",
    { peer: ['Eastern board', 'House board', 'Lonely board'] },
  ],
  ['SELECT Account.Name FROM Opportunity GROUP BY Account.Name', { rep: ['House'], peer: ['Western'] }],
  ['SELECT Name FROM Account ORDER BY Name DESC LIMIT 1', { rep: ['House'], director: ['Western'], loner: ['Lonely'] }],
];

describe('a query', () => {
  for (const [soql, expected] of LISTS) {
    for (const [persona, values] of Object.entries(expected) as [Persona, readonly unknown[]][]) {
      it(`${soql} gives ${persona} ${values.length} records`, async () => {
        const column = /SELECT (?:\w+\.)?(\w+)/.exec(soql)?.[1];
        assert.deepEqual(await org.column(persona, soql, column), values);
      });
    }
  }

  it('counts and adds up what its user sees', async () => {
    const sums = { admin: [4, 1500], director: [3, 1100], rep: [1, 100], peer: [2, 1000], loner: [0, null] } as const;
    for (const [persona, [deals, sum]] of Object.entries(sums) as [Persona, readonly [number, number | null]][]) {
      const { body } = await org.call(
        persona,
        'GET',
        `/query?q=${encodeURIComponent('SELECT COUNT() FROM Opportunity')}`,
      );
      assert.equal((body as { totalSize: number }).totalSize, deals, persona);
      const [row] = await org.query(persona, 'SELECT COUNT(Id) deals, SUM(Amount) total FROM Opportunity');
      assert.deepEqual([row?.deals, row?.total], [deals, sum], persona);
    }
  });

  it('gives the children that its user sees', async () => {
    const soql =
      'SELECT Name, (SELECT Name FROM Opportunities), (SELECT Name FROM Visits__r) FROM Account ORDER BY Name';
    const children = (await org.query('rep', soql)).map(({ Name, Opportunities, Visits__r }) => [
      Name,
      size(Opportunities),
      size(Visits__r),
    ]);
    assert.deepEqual(children, [
      ['Eastern', 0, 1],
      ['House', 1, 1],
    ]);
  });

  // No page says what a path to an unreadable parent gives; here it is as good as no parent.
  it('gives nothing of a parent that its user cannot see', async () => {
    const boards = await org.query('peer', 'SELECT Name, Account__r.Name FROM Board__c ORDER BY Name');
    assert.deepEqual(
      boards.map(({ Account__r }) => (Account__r as { Name: string } | null)?.Name ?? null),
      [null, null, null, 'Western'],
    );
    const [, , , western] = await org.query('rep', 'SELECT Account__c FROM Board__c ORDER BY Name');
    assert.equal(western?.Account__c, ids.Western, 'the lookup itself belongs to the child');
  });
});

describe('a private opportunity', () => {
  it('stays with its owner and those above, whoever owns the account', async () => {
    const deal = { StageName: 'Prospecting', CloseDate: '2026-06-30', IsPrivate: true };
    const id = await org.add('admin', 'Opportunity', { ...deal, Name: 'Secret', AccountId: ids.Western });
    const seen = async (persona: Persona): Promise<number> =>
      (await org.query(persona, `SELECT Id FROM Opportunity WHERE Id = '${id}'`)).length;
    assert.deepEqual([await seen('admin'), await seen('peer'), await seen('director')], [1, 0, 0]);
    await org.call('admin', 'DELETE', `/sobjects/Opportunity/${id}`);
  });
});

describe('another door', () => {
  it('answers for an unreadable record as for none', async () => {
    const notFound = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
    for (const [method, path] of [
      ['GET', `/sobjects/Account/${ids.Western}`],
      ['GET', '/sobjects/Account/Key__c/WESTERN'],
      ['DELETE', '/sobjects/Account/Key__c/WESTERN'],
      ['PATCH', `/sobjects/Account/${ids.Western}`],
      ['DELETE', `/sobjects/Account/${ids.Western}`],
      ['GET', `/sobjects/Visit_Item__c/${ids['Western item']}`],
    ] as const) {
      const answer = await org.call('rep', method, path, method === 'PATCH' ? { Phone: '1' } : undefined);
      assert.deepEqual(answer, { status: 404, body: notFound }, `${method} ${path}`);
    }
    assert.equal((await org.call('director', 'GET', `/sobjects/Account/${ids.Western}`)).status, 200);
    assert.equal((await org.call('peer', 'GET', '/sobjects/Account/Key__c/WESTERN')).status, 200);
  });

  it('leaves unreadable records of a collection empty', async () => {
    const path = `/composite/sobjects/Account?ids=${ids.Eastern},${ids.Western},${ids.House}&fields=Name`;
    const { body } = await org.call('rep', 'GET', path);
    assert.deepEqual(
      (body as ({ Name: string } | null)[]).map((record) => record?.Name ?? null),
      ['Eastern', null, 'House'],
    );
  });

  // ui_api_all_supported_objects.htm
  it('of UI API and GraphQL does not know stage history', async () => {
    const { status } = await org.call('admin', 'GET', '/ui-api/object-info/OpportunityHistory');
    assert.equal(status, 400);
    const { body } = await org.call('admin', 'POST', '/graphql', {
      query: '{ uiapi { query { OpportunityHistory { edges { node { Id } } } } } }',
    });
    assert.match(JSON.stringify(body), /OpportunityHistory/);
    assert.match(JSON.stringify(body), /"errors":\[\{/);
  });

  it('describes the same to everybody', async () => {
    const [one, other] = await Promise.all(
      (['rep', 'peer'] as const).map((persona) => org.call(persona, 'GET', '/sobjects/Account/describe')),
    );
    assert.deepEqual(one, other);
  });

  it('shows UI API users what they may see', async () => {
    const read = (persona: Persona, name: string): ReturnType<SharingOrg['call']> =>
      org.call(persona, 'GET', `/ui-api/records/${ids[name]}?fields=Account.Name`);
    assert.equal((await read('rep', 'Eastern')).status, 200);
    const refused = await read('rep', 'Western');
    assert.ok([403, 404].includes(refused.status), JSON.stringify(refused));
    assert.doesNotMatch(JSON.stringify(refused.body), /Western/);
  });

  it('answers GraphQL with what its user sees', async () => {
    const query =
      'query { uiapi { query { Account(orderBy: { Name: { order: ASC } }) { totalCount edges { node { Name { value } } } } } } }';
    for (const [persona, names] of [
      ['admin', ['Eastern', 'House', 'Lonely', 'Western']],
      ['rep', ['Eastern', 'House']],
      ['peer', ['Western']],
    ] as const) {
      const response = await new GraphqlClient(org, org.tokenOf(persona)).post({ query });
      const { data } = (await response.json()) as {
        data: { uiapi: { query: { Account: { totalCount: number; edges: { node: { Name: { value: string } } }[] } } } };
      };
      const { totalCount, edges } = data.uiapi.query.Account;
      assert.deepEqual([totalCount, edges.map(({ node }) => node.Name.value)], [names.length, names], persona);
    }
  });

  it('exports what its user sees, without a word about the rest', async () => {
    for (const [persona, names] of [
      ['rep', ['Eastern', 'House']],
      ['auditor', ['Eastern', 'House', 'Lonely', 'Western']],
    ] as const) {
      const bulk = new Bulk2Client(org, org.tokenOf(persona));
      const job = await bulk.query('SELECT Name FROM Account ORDER BY Name');
      assert.equal(job.state, 'JobComplete');
      const rows: { Name: string }[] = parse(await (await bulk.page(job.id)).text(), { columns: true });
      assert.deepEqual(
        rows.map(({ Name }) => Name),
        names,
      );
    }
  });
});

// "relationshipOrder" of a field: 0 for the primary, 1 for the secondary relationship
// (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm).
describe('describe of a detail', () => {
  it('tells the first of two masters from the second', async () => {
    const { body } = await org.call('admin', 'GET', '/sobjects/Link__c/describe');
    const { fields } = body as { fields: { name: string; relationshipOrder: number | null }[] };
    const orders = new Map(fields.map(({ name, relationshipOrder }) => [name, relationshipOrder]));
    assert.deepEqual(
      ['From__c', 'To__c', 'CreatedById'].map((name) => orders.get(name)),
      [0, 1, null],
    );
  });
});

/** How many records a child subquery gave; none come as null. */
function size(children: unknown): number {
  return (children as { totalSize: number } | null)?.totalSize ?? 0;
}
