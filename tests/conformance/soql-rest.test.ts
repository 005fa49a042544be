import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

type Json = Record<string, unknown>;
interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Json[];
}

let org: TestOrg;
let admin: string;
const ids = new Map<string, string>();

async function create(object: string, record: Json): Promise<string> {
  const path = `/services/data/v66.0/sobjects/${object}`;
  const answer = await jsonOf(org.fetch(path, admin, { method: 'POST', body: JSON.stringify(record) }), 201);
  return (answer as { id: string }).id;
}

before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
  for (const [name, industry] of [
    ['Acme', 'Retail'],
    ['Bravo', 'Banking'],
    ['Carat', 'Retail'],
    ['Delta', null],
  ]) {
    ids.set(String(name), await create('Account', { Name: name, Industry: industry }));
  }
  for (const [name, account, amount] of [
    ['one', 'Acme', 100],
    ['two', 'Acme', 250.5],
    ['three', 'Bravo', 12_345_678],
  ]) {
    const AccountId = ids.get(String(account));
    const deal = { Name: name, AccountId, Amount: amount, StageName: 'Prospecting', CloseDate: '2017-05-17' };
    ids.set(String(name), await create('Opportunity', deal));
  }
  await create('Contact', { LastName: 'Stone', AccountId: ids.get('Acme') });
});
after(() => org.close());

// "TYPEOF" and "Understanding Relationship Fields and Polymorphic Fields" in the SOQL and SOSL Reference.
describe('polymorphic parents', () => {
  it('are shown as records of the object Name, or of their own with TYPEOF', async () => {
    for (const [Subject, WhatId] of [
      ['visit', ids.get('Acme')],
      ['offer', ids.get('two')],
      ['alone', undefined],
    ]) {
      await create('Task', { Subject, WhatId });
    }
    const of = (type: string, name: string): Json => ({ ...attributes(type, name), type: 'Name' });
    const named = (await query('SELECT Subject, What.Name FROM Task')) as Answer;
    assert.deepEqual(
      named.records.map(({ What }) => What),
      [
        { attributes: of('Account', 'Acme'), Name: 'Acme' },
        { attributes: of('Opportunity', 'two'), Name: 'two' },
        null,
      ],
    );
    const soql = 'SELECT TYPEOF What WHEN Account THEN Industry, Name WHEN Opportunity THEN Amount END FROM Task';
    assert.deepEqual(
      ((await query(soql)) as Answer).records.map(({ What }) => What),
      [
        { attributes: attributes('Account', 'Acme'), Industry: 'Retail', Name: 'Acme' },
        { attributes: attributes('Opportunity', 'two'), Amount: 250.5 },
        null,
      ],
    );
    const [error] = (await query('SELECT Who.Account.Name FROM Task', 'query', { status: 400 })) as Json[];
    assert.equal(error?.errorCode, 'INVALID_FIELD');
  });
});

async function query(
  soql: string,
  resource = 'query',
  options: { status?: number; batchSize?: number } = {},
): Promise<unknown> {
  const headers: Record<string, string> =
    options.batchSize === undefined ? {} : { 'Sforce-Query-Options': `batchSize=${options.batchSize}` };
  const path = `/services/data/v66.0/${resource}?q=${encodeURIComponent(soql)}`;
  return jsonOf(org.fetch(path, admin, { headers }), options.status ?? 200);
}

const attributes = (type: string, name: string): Json => ({
  type,
  url: `/services/data/v66.0/sobjects/${type}/${ids.get(name)}`,
});

// REST guide: "Query" (resources_query.htm); SOQL reference: "Using Aliases with GROUP BY": expr0 and so on.
describe('an aggregate query', () => {
  it('answers results that are no records, values under their aliases', async () => {
    assert.deepEqual(
      await query(
        'SELECT Account.Name, COUNT(Id), SUM(Amount) total, AVG(Amount), MAX(CloseDate) FROM Opportunity GROUP BY Account.Name',
      ),
      {
        totalSize: 2,
        done: true,
        records: [
          {
            attributes: { type: 'AggregateResult' },
            Name: 'Acme',
            expr0: 2,
            total: 350.5,
            expr1: 175.25,
            expr2: '2017-05-17',
          },
          {
            attributes: { type: 'AggregateResult' },
            Name: 'Bravo',
            expr0: 1,
            total: 12_345_678,
            expr1: 12_345_678,
            expr2: '2017-05-17',
          },
        ],
      },
    );
  });

  it('over all records has one result', async () => {
    assert.deepEqual(await query('SELECT COUNT(Id), MIN(Amount) least FROM Opportunity'), {
      totalSize: 1,
      done: true,
      records: [{ attributes: { type: 'AggregateResult' }, expr0: 3, least: 100 }],
    });
  });

  it('is never cut into pages', async () => {
    const contacts = Array.from({ length: 400 }, (_, n) => ({ attributes: { type: 'Contact' }, LastName: `C${n}` }));
    for (const records of [contacts.slice(0, 200), contacts.slice(200)]) {
      const body = JSON.stringify({ allOrNone: true, records });
      await jsonOf(org.fetch('/services/data/v66.0/composite/sobjects', admin, { method: 'POST', body }));
    }
    const soql = "SELECT LastName FROM Contact WHERE LastName LIKE 'C%' GROUP BY LastName";
    const { totalSize, done, records } = (await query(soql, 'query', { batchSize: 200 })) as Answer;
    assert.deepEqual([totalSize, done, records.length], [400, true, 400]);
  });

  it('tells its columns to the CLI', async () => {
    const soql = encodeURIComponent('SELECT Name, COUNT(Id), MAX(Industry) i FROM Account GROUP BY Name');
    const answer = (await jsonOf(org.fetch(`/services/data/v66.0/query?columns=true&q=${soql}`, admin))) as {
      columnMetadata: Json[];
    };
    assert.deepEqual(
      answer.columnMetadata.map(({ columnName, displayName, aggregate }) => [columnName, displayName, aggregate]),
      [
        ['Name', 'Name', false],
        ['expr0', 'COUNT(Id)', true],
        ['i', 'MAX(Industry)', true],
      ],
    );
  });
});

// SOQL reference: "Relationship Queries"; REST guide: "Execute a SOQL Query", nested results.
describe('a child subquery', () => {
  it('nests the children of each record, in the order asked for, and null where there are none', async () => {
    const soql =
      'SELECT Name, (SELECT Name, Account.Name FROM Opportunities WHERE Amount > 1 ORDER BY Amount DESC), Industry, (SELECT LastName FROM Contacts) FROM Account ORDER BY Name LIMIT 3';
    const { totalSize, done, records } = (await query(soql)) as Answer;
    assert.deepEqual([totalSize, done], [3, true]);
    const [acme, bravo, carat] = records;
    const parent = { attributes: attributes('Account', 'Acme'), Name: 'Acme' };
    assert.deepEqual(Object.keys(acme ?? {}), ['attributes', 'Name', 'Opportunities', 'Industry', 'Contacts']);
    assert.deepEqual(acme?.Opportunities, {
      totalSize: 2,
      done: true,
      records: [
        { attributes: attributes('Opportunity', 'two'), Name: 'two', Account: parent },
        { attributes: attributes('Opportunity', 'one'), Name: 'one', Account: parent },
      ],
    });
    assert.equal((acme?.Contacts as Answer).totalSize, 1);
    assert.equal((bravo?.Opportunities as Answer).totalSize, 1);
    assert.deepEqual([bravo?.Contacts, carat?.Opportunities, carat?.Contacts], [null, null, null]);
  });

  it('has LIMIT and WHERE of its own for each parent', async () => {
    const soql =
      "SELECT (SELECT Name FROM Opportunities WHERE Name != 'two' ORDER BY Name LIMIT 1) FROM Account ORDER BY Name";
    const { records } = (await query(soql)) as Answer;
    assert.deepEqual(
      records.map(({ Opportunities }) => (Opportunities as Answer | null)?.records.map(({ Name }) => Name) ?? null),
      [['one'], ['three'], null, null],
    );
  });

  it('may have children of its own', async () => {
    const child = await create('Account', { Name: 'Acme Child', ParentId: ids.get('Acme') });
    await create('Contact', { LastName: 'Grandchild', AccountId: child });
    const soql =
      "SELECT Name, (SELECT Name, (SELECT LastName FROM Contacts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme'";
    const { records } = (await query(soql)) as Answer;
    const [below] = (records[0]?.ChildAccounts as Answer).records;
    assert.deepEqual(
      [below?.Name, (below?.Contacts as Answer).records.map(({ LastName }) => LastName)],
      ['Acme Child', ['Grandchild']],
    );
    await org.fetch(`/services/data/v66.0/sobjects/Account/${child}`, admin, { method: 'DELETE' });
  });
});

// REST guide: "QueryAll" (resources_queryall.htm).
describe('queryAll', () => {
  it('finds what query does not: deleted records', async () => {
    const id = await create('Account', { Name: 'Gone' });
    await org.fetch(`/services/data/v66.0/sobjects/Account/${id}`, admin, { method: 'DELETE' });
    const soql = "SELECT Name, IsDeleted FROM Account WHERE Name = 'Gone' AND IsDeleted = true";
    assert.deepEqual(await query(soql), { totalSize: 0, done: true, records: [] });
    assert.deepEqual(await query(soql, 'queryAll'), {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` },
          Name: 'Gone',
          IsDeleted: true,
        },
      ],
    });
  });

  it('answers further pages', async () => {
    const { nextRecordsUrl = '', totalSize } = (await query('SELECT Id FROM Contact', 'queryAll', {
      batchSize: 200,
    })) as Answer;
    const second = (await jsonOf(org.fetch(nextRecordsUrl, admin))) as Answer;
    assert.equal(second.records.length, 200);
    const third = (await jsonOf(
      org.fetch((second.nextRecordsUrl ?? '').replace('/query/', '/queryAll/'), admin),
    )) as Answer;
    assert.deepEqual([third.done, totalSize], [true, 400 + third.records.length]);
  });
});

describe('a query that is refused', () => {
  for (const [soql, code, status] of [
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 400],
    ['SELECT Id, (SELECT Id FROM Nothing__r) FROM Account', 'INVALID_TYPE', 400],
    ["SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)", 'MALFORMED_QUERY', 400],
    ['SELECT Id FROM Account OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 400],
    ['SELECT FORMAT(AVG(Amount)) FROM Opportunity', 'FUNCTIONALITY_NOT_ENABLED', 501],
  ] as const) {
    it(`answers ${code}: ${soql}`, async () => {
      const [error] = (await query(soql, 'query', { status })) as { errorCode: string }[];
      assert.equal(error?.errorCode, code);
    });
  }

  it('answers EXCEEDED_ID_LIMIT instead of a first page', async () => {
    for (let start = 0; start < 1800; start += 200) {
      const records = Array.from({ length: 200 }, (_, n) => ({
        attributes: { type: 'Contact' },
        LastName: `D${start + n}`,
      }));
      const body = JSON.stringify({ allOrNone: true, records });
      await jsonOf(org.fetch('/services/data/v66.0/composite/sobjects', admin, { method: 'POST', body }));
    }
    const [error] = (await query('SELECT LastName FROM Contact GROUP BY LastName', 'query', { status: 400 })) as Json[];
    assert.equal(error?.errorCode, 'EXCEEDED_ID_LIMIT');
  });
});
