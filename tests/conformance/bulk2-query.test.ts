import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Faults } from '../../local-org/index.ts';
import { Bulk2Client } from '../support/bulk2.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

const ACCOUNTS = 2500;
const PAGE_ROWS = 1100;

let org: TestOrg;
let bulk: Bulk2Client;
let admin: string;
before(async () => {
  org = await startTestOrg({ bulk2: { queryPageRows: PAGE_ROWS } });
  admin = await org.token('admin@sales-org.test');
  bulk = new Bulk2Client(org, admin);
  const rows = Array.from({ length: ACCOUNTS }, (_, row) => `K${row},"Name ${row}\nsecond ""line""",${row}.25`);
  const csv = `Customer_Key__c,Name,Revenue__c\n${rows.join('\n')}\n`;
  const info = await bulk.ingest({ object: 'Account', operation: 'insert' }, csv);
  assert.equal(info.numberRecordsFailed, 0);
});
after(() => org.close());

async function errorOf(response: Promise<Response>, status = 400): Promise<{ errorCode: string; message: string }> {
  const [error] = (await jsonOf(response, status)) as { errorCode: string; message: string }[];
  return error ?? { errorCode: '', message: '' };
}

async function textOf(soql: string): Promise<string> {
  const { id, state } = await bulk.query(soql);
  assert.equal(state, 'JobComplete');
  return (await bulk.page(id)).text();
}

// Bulk API 2.0 guide: "Create a Query Job" (query_create_job.htm), "Get Information About a Query Job".
describe('a query job', () => {
  it('is answered at once and tells its progress', async () => {
    const info = await bulk.open('query', { operation: 'query', query: 'SELECT Id FROM Account' });
    assert.equal(info.state, 'UploadComplete');
    const { operation, object, contentType, lineEnding, columnDelimiter, apiVersion } = info;
    assert.deepEqual(
      { operation, object, contentType, lineEnding, columnDelimiter, apiVersion },
      {
        operation: 'query',
        object: 'Account',
        contentType: 'CSV',
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
        apiVersion: 66,
      },
    );
    const over = await bulk.finished('query', info.id);
    assert.deepEqual([over.state, over.numberRecordsProcessed], ['JobComplete', ACCOUNTS]);
  });

  it('writes every cell in quotes and every value in the form of bulk results', async () => {
    await bulk.ingest(
      { object: 'Account', operation: 'upsert', externalIdFieldName: 'Customer_Key__c' },
      'Customer_Key__c,Revenue__c,Key_Account__c,Share__c,Site\nK1,12345678,true,100,"a ""b"", c"\nK2,1054,false,#N/A,\n',
    );
    const text = await textOf(
      "SELECT Customer_Key__c, Revenue__c, Key_Account__c, Share__c, Site, Parent.Name FROM Account WHERE Customer_Key__c IN ('K1', 'K2') ORDER BY Customer_Key__c",
    );
    assert.equal(
      text,
      '"Customer_Key__c","Revenue__c","Key_Account__c","Share__c","Site","Parent.Name"\n' +
        '"K1","1.2345678E7","true","100.0","a ""b"", c",""\n' +
        '"K2","1054.0","false","","",""\n',
    );
  });

  it('writes dates and times in ISO form', async () => {
    const text = await textOf("SELECT CreatedDate FROM Account WHERE Customer_Key__c = 'K1'");
    assert.match(text, /^"CreatedDate"\n"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"\n$/);
  });

  it('names columns as the schema spells them', async () => {
    assert.match(await textOf('select id, owner.profile.NAME from account limit 1'), /^"Id","Owner.Profile.Name"\n/);
  });

  it('takes another delimiter and CRLF', async () => {
    const { id } = await bulk.query("SELECT Id, Name FROM Account WHERE Customer_Key__c = 'K3'", {
      columnDelimiter: 'PIPE',
      lineEnding: 'CRLF',
    });
    assert.match(await (await bulk.page(id)).text(), /^"Id"\|"Name"\r\n"001\w{15}"\|"Name 3\nsecond ""line"""\r\n$/);
  });

  it('finds deleted records with queryAll only', async () => {
    await bulk.ingest({ object: 'Account', operation: 'insert' }, 'Name,Customer_Key__c\nGone,GONE\n');
    const soql = "SELECT Id, IsDeleted FROM Account WHERE Customer_Key__c = 'GONE'";
    const [, row = ''] = (await textOf(soql)).split('\n');
    const id = row.slice(1, 19);
    await org.fetch(`/services/data/v66.0/sobjects/Account/${id}`, admin, { method: 'DELETE' });
    assert.equal(await textOf(soql), '"Id","IsDeleted"\n');
    const all = await bulk.query(soql, { operation: 'queryAll' });
    assert.equal(all.operation, 'queryAll');
    assert.equal(await (await bulk.page(all.id)).text(), `"Id","IsDeleted"\n"${id}","true"\n`);
  });

  it('without rows has one page with a header', async () => {
    const { id, numberRecordsProcessed } = await bulk.query("SELECT Id FROM Account WHERE Name = 'nobody'");
    assert.equal(numberRecordsProcessed, 0);
    const page = await bulk.page(id);
    assert.equal(page.headers.get('Sforce-NumberOfRecords'), '0');
    assert.equal(page.headers.get('Sforce-Locator'), 'null');
    assert.equal(await page.text(), '"Id"\n');
  });
});

// "Get Results for a Query Job" (query_get_job_results.htm).
describe('the results of a query job', () => {
  const soql = 'SELECT Customer_Key__c, Name, Revenue__c FROM Account';

  async function pages(id: string, maxRecords?: string): Promise<{ rows: string[][]; counts: number[] }> {
    const rows: string[][] = [];
    const counts: number[] = [];
    let locator = '';
    do {
      const page = await bulk.page(id, {
        ...(locator === '' ? {} : { locator }),
        ...(maxRecords === undefined ? {} : { maxRecords }),
      });
      assert.match(page.headers.get('Content-Type') ?? '', /^text\/csv/);
      const [header, ...records]: string[][] = parse(await page.text());
      assert.deepEqual(header, ['Customer_Key__c', 'Name', 'Revenue__c'], 'each page has a header');
      assert.equal(page.headers.get('Sforce-NumberOfRecords'), String(records.length));
      counts.push(records.length);
      rows.push(...records);
      locator = page.headers.get('Sforce-Locator') ?? '';
    } while (locator !== 'null');
    return { rows, counts };
  }

  for (const [maxRecords, counts] of [
    [undefined, [1100, 1100, 300]],
    ['999999', [1100, 1100, 300]],
    ['1000', [1000, 1000, 500]],
    ['777', [777, 777, 777, 169]],
    ['2500', [1100, 1100, 300]],
  ] as const) {
    it(`come complete in pages with maxRecords ${maxRecords ?? 'left out'}`, async () => {
      const { id } = await bulk.query(soql);
      const result = await pages(id, maxRecords);
      assert.deepEqual(result.counts, counts);
      const expected = new Set(Array.from({ length: ACCOUNTS }, (_, row) => `K${row}`));
      assert.deepEqual(new Set(result.rows.map(([key]) => key)), expected);
      assert.equal(result.rows.length, ACCOUNTS);
    });
  }

  it('can be read page for page one row at a time', async () => {
    const { id } = await bulk.query(
      'SELECT Customer_Key__c, Name, Revenue__c FROM Account ORDER BY Revenue__c LIMIT 3',
    );
    assert.deepEqual((await pages(id, '1')).counts, [1, 1, 1]);
  });

  it('give a page again', async () => {
    const { id } = await bulk.query(soql);
    const locator = (await bulk.page(id)).headers.get('Sforce-Locator') ?? '';
    const again = async (): Promise<string> => (await bulk.page(id, { locator })).text();
    assert.equal(await again(), await again());
  });

  it('are compressed for who takes gzip', async () => {
    const { id } = await bulk.query(soql);
    const plain = await (await bulk.page(id)).text();
    const [encoding, body] = await new Promise<[string | undefined, Buffer]>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${admin}`, 'Accept-Encoding': 'gzip' };
      get(`${org.url}/services/data/v66.0/jobs/query/${id}/results`, { headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          resolve([response.headers['content-encoding'], Buffer.concat(pieces)]);
        });
      }).on('error', reject);
    });
    assert.equal(encoding, 'gzip');
    assert.equal(gunzipSync(body).toString(), plain);
  });

  it('are refused behind a made-up locator or with a bad page size', async () => {
    const { id } = await bulk.query(soql);
    for (const locator of ['x', 'MTAwMDAw', 'LTE']) {
      assert.equal((await errorOf(bulk.page(id, { locator }))).errorCode, 'INVALID_LOCATOR', locator);
    }
    for (const maxRecords of ['0', '-1', 'all', '1.5']) {
      const { errorCode } = await errorOf(bulk.page(id, { maxRecords }));
      assert.equal(errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE', maxRecords);
    }
  });

  it('are refused in another API version than the one that created the job', async () => {
    const { id } = await bulk.query(soql);
    for (const resource of ['results', 'resultPages']) {
      const answer = org.fetch(`/services/data/v65.0/jobs/query/${id}/${resource}`, admin);
      assert.equal((await errorOf(answer, 409)).errorCode, 'UNSUPPORTED_API_VERSION', resource);
    }
  });
});

interface ResultPages {
  readonly resultPages: readonly { readonly resultUrl: string }[];
  readonly nextRecordsUrl?: string;
  readonly done: boolean;
}

// "Get Parallel Results for a Query Job" (query_get_parallel_job_results.htm).
describe('the result pages of a query job', () => {
  const soql = 'SELECT Customer_Key__c FROM Account';
  const faults = new Faults();
  let small: TestOrg;
  let token: string;
  let job = '';

  before(async () => {
    small = await startTestOrg({ bulk2: { queryPageRows: 3 }, faults });
    token = await small.token('admin@sales-org.test');
    const client = new Bulk2Client(small, token);
    const csv = `Name,Customer_Key__c\n${Array.from({ length: 17 }, (_, row) => `N,K${row}`).join('\n')}\n`;
    await client.ingest({ object: 'Account', operation: 'insert' }, csv);
    job = (await client.query(soql)).id;
  });
  after(() => small.close());

  async function list(address: string): Promise<ResultPages> {
    return (await jsonOf(small.fetch(address, token))) as ResultPages;
  }

  it('are listed five at a time, with where the list goes on', async () => {
    const first = await list(`/services/data/v66.0/jobs/query/${job}/resultPages`);
    assert.equal(first.resultPages.length, 5);
    assert.equal(first.done, false);
    const second = await list(first.nextRecordsUrl ?? '');
    assert.equal(second.resultPages.length, 1);
    assert.deepEqual([second.done, second.nextRecordsUrl], [true, undefined]);
    const urls = [...first.resultPages, ...second.resultPages].map(({ resultUrl }) => resultUrl);
    assert.equal(new Set(urls).size, 6);
    for (const url of urls) {
      assert.match(url, new RegExp(`^/services/data/v66\\.0/jobs/query/${job}/results\\?locator=\\w+$`));
    }
  });

  it('hold each row once, in whatever order they are fetched, together and again', async () => {
    const { resultPages, nextRecordsUrl = '' } = await list(`/services/data/v66.0/jobs/query/${job}/resultPages`);
    const urls = [...resultPages, ...(await list(nextRecordsUrl)).resultPages].map(({ resultUrl }) => resultUrl);
    const keys = async (): Promise<string[]> => {
      const pages = await Promise.all(
        urls.toReversed().map(async (url) => {
          const page = await small.fetch(url, token);
          const [header, ...rows]: string[][] = parse(await page.text());
          assert.deepEqual(header, ['Customer_Key__c']);
          assert.equal(page.headers.get('Sforce-NumberOfRecords'), String(rows.length));
          return rows.flat();
        }),
      );
      return pages.flat().sort();
    };
    const expected = Array.from({ length: 17 }, (_, row) => `K${row}`).sort();
    assert.deepEqual(await keys(), expected);
    assert.deepEqual(await keys(), expected);
  });

  it('are one page for a result without rows', async () => {
    const { id } = await bulk.query("SELECT Id FROM Account WHERE Name = 'nobody'");
    const { resultPages, done } = (await jsonOf(bulk.call('GET', `/query/${id}/resultPages`))) as ResultPages;
    assert.deepEqual([resultPages.length, done], [1, true]);
    const page = await org.fetch(resultPages[0]?.resultUrl ?? '', admin);
    assert.deepEqual([page.headers.get('Sforce-NumberOfRecords'), await page.text()], ['0', '"Id"\n']);
  });

  it('are there since version 58.0', async () => {
    const address = (version: string): string => `/services/data/v${version}/jobs/query`;
    const create = async (version: string): Promise<string> => {
      const body = JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Account LIMIT 1' });
      const { id } = (await jsonOf(org.fetch(address(version), admin, { method: 'POST', body }))) as { id: string };
      await bulk.finished('query', id);
      return `${address(version)}/${id}/resultPages`;
    };
    assert.equal((await errorOf(org.fetch(await create('57.0'), admin), 404)).errorCode, 'NOT_FOUND');
    assert.equal((await org.fetch(await create('58.0'), admin)).status, 200);
  });

  it('are refused behind a made-up locator, of no job, of one that has not completed, and to any other method', async () => {
    const { id } = await bulk.query(soql);
    const bad = bulk.call('GET', `/query/${id}/resultPages?locator=x`);
    assert.equal((await errorOf(bad)).errorCode, 'INVALID_LOCATOR');
    assert.equal(
      (await errorOf(bulk.call('GET', '/query/750000000000000AAA/resultPages'), 404)).errorCode,
      'NOT_FOUND',
    );
    assert.equal(
      (await errorOf(bulk.call('POST', `/query/${id}/resultPages`, {}), 405)).errorCode,
      'METHOD_NOT_ALLOWED',
    );
    faults.add({ path: '*/jobs/query', fault: { kind: 'job', end: 'Failed' } });
    const failed = await new Bulk2Client(small, token).query(soql);
    const pages = small.fetch(`/services/data/v66.0/jobs/query/${failed.id}/resultPages`, token);
    assert.equal((await errorOf(pages)).errorCode, 'INVALIDJOBSTATE');
  });
});

// "Abort a Query Job" (query_abort_job.htm; queryJob.test.ts aborts one at work), "Delete a Query Job" (query_delete_job.htm), "Get All Query Jobs".
describe('the states of a query job', () => {
  it('let it be deleted when it is over', async () => {
    const { id } = await bulk.query('SELECT Id FROM Account');
    assert.equal(
      (await errorOf(bulk.call('PATCH', `/query/${id}`, { state: 'Aborted' }))).errorCode,
      'INVALIDJOBSTATE',
    );
    assert.equal((await bulk.call('DELETE', `/query/${id}`)).status, 204);
    assert.equal((await errorOf(bulk.page(id), 404)).errorCode, 'NOT_FOUND');
  });

  it('are listed', async () => {
    const { id } = await bulk.query('SELECT Id FROM Account LIMIT 1');
    const { records } = (await jsonOf(bulk.call('GET', '/query'))) as { records: { id: string }[] };
    assert.ok(records.some((job) => job.id === id));
  });

  it('count against the daily allowance', async () => {
    const remaining = async (): Promise<number> => {
      const limits = await jsonOf(org.fetch('/services/data/v66.0/limits', admin));
      return (limits as { DailyBulkV2QueryJobs: { Remaining: number } }).DailyBulkV2QueryJobs.Remaining;
    };
    const before = await remaining();
    await bulk.query('SELECT Id FROM Account LIMIT 1');
    assert.equal(await remaining(), before - 1);
  });
});

// "Query with Bulk API 2.0": "SOQL Considerations": what a query job cannot do is refused at its creation.
describe('a query that a job cannot run', () => {
  const refusals: [string, Record<string, unknown>, number, string][] = [
    ['COUNT()', { query: 'SELECT COUNT() FROM Account' }, 400, 'API_ERROR'],
    ['an aggregate', { query: 'SELECT SUM(Revenue__c) FROM Account' }, 400, 'API_ERROR'],
    ['GROUP BY', { query: 'SELECT Name FROM Account GROUP BY Name' }, 400, 'API_ERROR'],
    ['OFFSET', { query: 'SELECT Id FROM Account LIMIT 5 OFFSET 5' }, 400, 'API_ERROR'],
    ['a child subquery', { query: 'SELECT Id, (SELECT Id FROM Opportunities) FROM Account' }, 400, 'API_ERROR'],
    ['an unknown field', { query: 'SELECT Nme FROM Account' }, 400, 'INVALID_FIELD'],
    ['no SOQL', { query: '' }, 400, 'API_ERROR'],
    ['an unknown operation', { query: 'SELECT Id FROM Account', operation: 'read' }, 400, 'API_ERROR'],
  ];
  for (const [what, body, status, code] of refusals) {
    it(`is refused: ${what}`, async () => {
      assert.equal(
        (await errorOf(bulk.call('POST', '/query', { operation: 'query', ...body }), status)).errorCode,
        code,
      );
    });
  }
});
