import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

const ACCOUNTS = 450;

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
  for (let start = 0; start < ACCOUNTS; start += 150) {
    const records = Array.from({ length: 150 }, (_, index) => ({
      attributes: { type: 'Account' },
      Name: `Account ${String(start + index).padStart(4, '0')}`,
      Customer_Key__c: `K${start + index}`,
      Revenue__c: start + index + 0.5,
    }));
    await jsonOf(
      org.fetch('/services/data/v66.0/composite/sobjects', admin, {
        method: 'POST',
        body: JSON.stringify({ allOrNone: true, records }),
      }),
    );
  }
});
after(() => org.close());

async function query(soql: string, options: { batchSize?: number; token?: string } = {}): Promise<Answer> {
  const { batchSize, token = admin } = options;
  const headers: Record<string, string> =
    batchSize === undefined ? {} : { 'Sforce-Query-Options': `batchSize=${batchSize}` };
  const path = `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`;
  return (await jsonOf(org.fetch(path, token, { headers }))) as Answer;
}

async function more(url: string | undefined, token = admin): Promise<Answer> {
  return (await jsonOf(org.fetch(url ?? '', token))) as Answer;
}

// REST guide: "Query" (resources_query.htm), "Query More Results" (resources_query_more_results.htm).
describe('a query', () => {
  it('nests parents and tells what each record is', async () => {
    const { totalSize, done, records } = await query(
      "SELECT Name, Owner.Profile.Name, Parent.Name FROM Account WHERE Customer_Key__c = 'K7'",
    );
    assert.deepEqual({ totalSize, done }, { totalSize: 1, done: true });
    const [record] = records;
    const owner = record?.Owner as Record<string, unknown>;
    assert.deepEqual(Object.keys(record ?? {}), ['attributes', 'Name', 'Owner', 'Parent']);
    assert.match(
      JSON.stringify(record?.attributes),
      /{"type":"Account","url":"\/services\/data\/v66\.0\/sobjects\/Account\/001\w{15}"}/,
    );
    assert.match(JSON.stringify(owner.attributes), /"type":"User","url":".*\/User\/005\w{15}"/);
    assert.equal((owner.Profile as Record<string, unknown>).Name, 'System Administrator');
    assert.equal(record?.Parent, null);
  });

  it('gives an id only when it is asked for', async () => {
    const { records } = await query('SELECT Id, Name FROM Account LIMIT 1');
    assert.deepEqual(Object.keys(records[0] ?? {}), ['attributes', 'Id', 'Name']);
  });

  it('counts without records', async () => {
    assert.deepEqual(await query('SELECT COUNT() FROM Account'), { totalSize: ACCOUNTS, done: true, records: [] });
  });

  it('that matches nothing is done', async () => {
    assert.deepEqual(await query("SELECT Id FROM Account WHERE Name = 'nobody'"), {
      totalSize: 0,
      done: true,
      records: [],
    });
  });

  it('tells its columns to the CLI, parents joined', async () => {
    const soql = 'SELECT Id, Owner.Name, Owner.Profile.Name, Revenue__c FROM Account';
    const path = `/services/data/v66.0/query?columns=true&q=${encodeURIComponent(soql)}`;
    const answer = (await jsonOf(org.fetch(path, admin))) as {
      columnMetadata: { columnName: string; joinColumns: { columnName: string; joinColumns: unknown[] }[] }[];
      entityName: string;
      idSelected: boolean;
    };
    assert.deepEqual([answer.entityName, answer.idSelected], ['Account', true]);
    const [id, owner, revenue] = answer.columnMetadata;
    assert.deepEqual([id?.columnName, owner?.columnName, revenue?.columnName], ['Id', 'Owner', 'Revenue__c']);
    assert.deepEqual(
      owner?.joinColumns.map(({ columnName, joinColumns }) => [columnName, joinColumns.length]),
      [
        ['Name', 0],
        ['Profile', 1],
      ],
    );
  });

  for (const [what, soql, code] of [
    ['an unknown field', 'SELECT Nme FROM Account', 'INVALID_FIELD'],
    ['an unknown object', 'SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
    ['broken SOQL', 'SELECT FROM', 'MALFORMED_QUERY'],
    ['no SOQL', '', 'MALFORMED_QUERY'],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      const path = `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`;
      const [error] = (await jsonOf(org.fetch(path, admin), 400)) as { errorCode: string }[];
      assert.equal(error?.errorCode, code);
    });
  }

  it('does not know fields that the user may not see', async () => {
    const user = await org.token('user@sales-org.test');
    const path = `/services/data/v66.0/query?q=${encodeURIComponent('SELECT Revenue__c FROM Account')}`;
    const [error] = (await jsonOf(org.fetch(path, user), 400)) as { errorCode: string; message: string }[];
    assert.equal(error?.errorCode, 'INVALID_FIELD');
    assert.match(error?.message ?? '', /No such column 'Revenue__c' on entity 'Account'/);
  });
});

// REST guide: "Query Options Header" (headers_queryoptions.htm): 200 to 2,000 rows a page.
describe('a result of several pages', () => {
  const soql = 'SELECT Customer_Key__c FROM Account ORDER BY Name';

  it('comes page by page, each record once', async () => {
    const first = await query(soql, { batchSize: 200 });
    assert.equal(first.totalSize, ACCOUNTS);
    assert.equal(first.done, false);
    assert.match(first.nextRecordsUrl ?? '', /^\/services\/data\/v66\.0\/query\/01g\w{15}-200$/);
    const second = await more(first.nextRecordsUrl);
    assert.match(second.nextRecordsUrl ?? '', /-400$/);
    const third = await more(second.nextRecordsUrl);
    assert.equal(third.done, true);
    assert.equal(third.nextRecordsUrl, undefined);
    const keys = [first, second, third].flatMap(({ records }) => records.map((record) => record.Customer_Key__c));
    assert.deepEqual(
      keys,
      Array.from({ length: ACCOUNTS }, (_, index) => `K${index}`),
    );
  });

  it('gives any page again', async () => {
    const first = await query(soql, { batchSize: 200 });
    assert.deepEqual(await more(first.nextRecordsUrl), await more(first.nextRecordsUrl));
  });

  it('has pages of at least 200 rows', async () => {
    assert.equal((await query(soql, { batchSize: 1 })).records.length, 200);
  });

  it('stays as it was when records change meanwhile', async () => {
    const first = await query('SELECT Site FROM Account WHERE Site = NULL ORDER BY Name', { batchSize: 200 });
    const [account] = (await query("SELECT Id FROM Account WHERE Customer_Key__c = 'K300'")).records;
    const path = `/services/data/v66.0/sobjects/Account/${String(account?.Id)}`;
    await org.fetch(path, admin, { method: 'PATCH', body: '{"Site":"moved"}' });
    assert.equal((await more(first.nextRecordsUrl)).records.length, 200);
    await org.fetch(path, admin, { method: 'PATCH', body: '{"Site":null}' });
  });

  const REFUSED = [{ message: 'invalid query locator', errorCode: 'INVALID_QUERY_LOCATOR' }];

  it('belongs to its user', async () => {
    const { nextRecordsUrl } = await query(soql, { batchSize: 200 });
    const other = await org.token('bare-admin@sales-org.test');
    assert.deepEqual(await jsonOf(org.fetch(nextRecordsUrl ?? '', other), 400), REFUSED);
  });

  it('is gone when the user has opened ten newer ones', async () => {
    const oldest = await query(soql, { batchSize: 200 });
    for (let opened = 0; opened < 9; opened += 1) await query(soql, { batchSize: 200 });
    await more(oldest.nextRecordsUrl);
    await query(soql, { batchSize: 200 });
    assert.deepEqual(await jsonOf(org.fetch(oldest.nextRecordsUrl ?? '', admin), 400), REFUSED);
  });

  it('has no page behind a made-up locator', async () => {
    const { nextRecordsUrl = '' } = await query(soql, { batchSize: 200 });
    for (const url of [
      nextRecordsUrl.replace('-200', '-201'),
      nextRecordsUrl.replace('-200', '-600'),
      nextRecordsUrl.replace('-200', ''),
    ]) {
      assert.deepEqual(await jsonOf(org.fetch(url, admin), 400), REFUSED, url);
    }
  });
});
