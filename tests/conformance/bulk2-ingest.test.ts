import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let bulk: Bulk2Client;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
  bulk = new Bulk2Client(org, admin);
});
after(() => org.close());

const INSERT = { object: 'Account', operation: 'insert' };
const UPSERT = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Customer_Key__c' };

async function account(key: string): Promise<Record<string, unknown>> {
  const path = `/services/data/v66.0/sobjects/Account/Customer_Key__c/${key}`;
  return (await jsonOf(org.fetch(path, admin))) as Record<string, unknown>;
}

async function errorOf(response: Promise<Response>, status = 400): Promise<{ errorCode: string; message: string }> {
  const [error] = (await jsonOf(response, status)) as { errorCode: string; message: string }[];
  return error ?? { errorCode: '', message: '' };
}

// Bulk API 2.0 guide: "Create a Job" (create_job.htm), "Get Job Info" (get_job_info.htm).
describe('an ingest job', () => {
  it('begins open, with the address to upload to', async () => {
    const info = await bulk.open('ingest', UPSERT);
    assert.match(info.id, /^750\w{15}$/);
    const { state, object, operation, externalIdFieldName, contentType, lineEnding, columnDelimiter } = info;
    assert.deepEqual(
      { state, object, operation, externalIdFieldName, contentType, lineEnding, columnDelimiter },
      {
        state: 'Open',
        object: 'Account',
        operation: 'upsert',
        externalIdFieldName: 'Customer_Key__c',
        contentType: 'CSV',
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      },
    );
    assert.equal(info.contentUrl, `services/data/v66.0/jobs/ingest/${info.id}/batches`);
    assert.equal(info.apiVersion, 66);
  });

  it('inserts, and tells ids and errors row by row', async () => {
    const info = await bulk.ingest(INSERT, 'Name,Customer_Key__c\nOne,I1\n,I2\n"Three, ""Inc.""\nat last",I3\n');
    assert.deepEqual(
      [info.state, info.numberRecordsProcessed, info.numberRecordsFailed, info.errorMessage],
      ['JobComplete', 3, 1, undefined],
    );
    const successful = await bulk.results(info.id, 'successfulResults');
    assert.deepEqual(Object.keys(successful[0] ?? {}), ['sf__Id', 'sf__Created', 'Name', 'Customer_Key__c']);
    assert.deepEqual(new Set(successful.map(({ Name }) => Name)), new Set(['One', 'Three, "Inc."\nat last']));
    assert.ok(successful.every(({ sf__Created }) => sf__Created === 'true'));
    assert.deepEqual(await bulk.results(info.id, 'failedResults'), [
      {
        sf__Id: '',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
        Name: '',
        Customer_Key__c: 'I2',
      },
    ]);
    assert.deepEqual(await bulk.results(info.id, 'unprocessedrecords'), []);
  });

  it('upserts by external id and tells which rows are new', async () => {
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nU1,One\n');
    const { id } = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nU1,One again\nU2,Two\n');
    const created = (await bulk.results(id, 'successfulResults')).map(({ Customer_Key__c, sf__Created }) => [
      Customer_Key__c,
      sf__Created,
    ]);
    assert.deepEqual(Object.fromEntries(created), { U1: 'false', U2: 'true' });
    assert.equal((await account('U1')).Name, 'One again');
  });

  it('updates and deletes by id', async () => {
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nD1,One\n');
    const { Id } = await account('D1');
    await bulk.ingest({ object: 'Account', operation: 'update' }, `Id,Name\n${String(Id)},Changed\n`);
    assert.equal((await account('D1')).Name, 'Changed');
    const info = await bulk.ingest(
      { object: 'Account', operation: 'delete' },
      `Id\n${String(Id)}\n001000000000000AAA\n`,
    );
    assert.deepEqual([info.numberRecordsProcessed, info.numberRecordsFailed], [2, 1]);
    await jsonOf(org.fetch('/services/data/v66.0/sobjects/Account/Customer_Key__c/D1', admin), 404);
  });

  // "Prepare CSV Files" (datafiles_prepare_csv.htm): an empty cell leaves the field, #N/A clears it.
  it('leaves a field at an empty cell and clears it at #N/A', async () => {
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name,Site,Revenue__c\nE1,One,North,5\nE2,Two,North,5\n');
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name,Site,Revenue__c\nE1,,,\nE2,,#N/A,#N/A\n');
    const [one, two] = [await account('E1'), await account('E2')];
    assert.deepEqual([one.Site, one.Revenue__c, one.Name], ['North', 5, 'One']);
    assert.deepEqual([two.Site, two.Revenue__c, two.Name], [null, null, 'Two']);
  });

  it('keeps all eighteen digits of a number', async () => {
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name,Revenue__c\nM1,One,1234567890123456.78\n');
    const { id } = await bulk.query("SELECT Revenue__c FROM Account WHERE Customer_Key__c = 'M1'");
    assert.equal(await (await bulk.page(id)).text(), '"Revenue__c"\n"1.23456789012345678E15"\n');
  });

  it('finds parents by external id, but not those of the same chunk of 200', async () => {
    await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nP1,Parent\n');
    const visits = 'Account__r.Customer_Key__c,Visited_On__c\nP1,2026-01-31\nP?,2026-01-31\n';
    const info = await bulk.ingest({ object: 'Visit__c', operation: 'insert' }, visits);
    assert.equal(info.numberRecordsFailed, 1);
    const [failed] = await bulk.results(info.id, 'failedResults');
    assert.equal(
      failed?.sf__Error,
      'INVALID_FIELD:Foreign key external ID: P? not found for field Customer_Key__c in entity Account:--',
    );
    // "Relationship Fields in a Header Row": the platform resolves foreign keys before it saves a chunk.
    const rows = Array.from({ length: 201 }, (_, row) => `C${row},Child,${row === 0 ? '' : 'C0'}`);
    const chained = await bulk.ingest(UPSERT, `Customer_Key__c,Name,Parent.Customer_Key__c\n${rows.join('\n')}\n`);
    assert.equal(chained.numberRecordsFailed, 199);
    const [later] = await bulk
      .results(chained.id, 'successfulResults')
      .then((all) => all.filter((row) => row.Customer_Key__c === 'C200'));
    assert.ok(later, 'the 201st row is in the next chunk and finds the first');
  });

  it('gives results in another order than the rows, the same each time', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => `O${row},Order ${row}`);
    const csv = `Customer_Key__c,Name\n${rows.join('\n')}\n`;
    const order = async (): Promise<(string | undefined)[]> => {
      const { id } = await bulk.ingest(UPSERT, csv);
      return (await bulk.results(id, 'successfulResults')).map(({ Customer_Key__c }) => Customer_Key__c);
    };
    const [one, other] = [await order(), await order()];
    assert.deepEqual(one, other);
    assert.notDeepEqual(
      one,
      rows.map((row) => row.split(',')[0]),
    );
    assert.equal(new Set(one).size, 500);
  });

  for (const [columnDelimiter, delimiter] of [
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
    ['PIPE', '|'],
    ['CARET', '^'],
    ['BACKQUOTE', '`'],
  ] as const) {
    it(`takes ${columnDelimiter} and CRLF`, async () => {
      const csv = [`Customer_Key__c${delimiter}Name`, `S${columnDelimiter}${delimiter}"a${delimiter}b"`, ''].join(
        '\r\n',
      );
      const info = await bulk.ingest({ ...UPSERT, columnDelimiter, lineEnding: 'CRLF' }, csv);
      assert.deepEqual([info.state, info.numberRecordsProcessed, info.numberRecordsFailed], ['JobComplete', 1, 0]);
      assert.equal((await account(`S${columnDelimiter}`)).Name, `a${delimiter}b`);
      const text = await (await bulk.call('GET', `/ingest/${info.id}/successfulResults`)).text();
      assert.ok(text.startsWith(`"sf__Id"${delimiter}"sf__Created"${delimiter}"Customer_Key__c"`), text);
      assert.ok(text.endsWith('"\r\n'));
    });
  }

  it('needs no line ending after the last row', async () => {
    const info = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nL1,Last');
    assert.equal(info.numberRecordsProcessed, 1);
  });

  it('with a header only has nothing to do', async () => {
    const info = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\n');
    assert.deepEqual([info.state, info.numberRecordsProcessed], ['JobComplete', 0]);
  });
});

describe('an upload that does not fit its job', () => {
  const LF = 'Customer_Key__c,Name\n';
  const failures: [string, Record<string, unknown>, string, string | RegExp][] = [
    [
      'CRLF in an LF job',
      {},
      'Customer_Key__c,Name\r\nX,Y\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
    [
      'LF in a CRLF job',
      { lineEnding: 'CRLF' },
      `${LF}X,Y\n`,
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF',
    ],
    ['an unknown column', {}, 'Customer_Key__c,Nme\nX,Y\n', 'InvalidBatch : Field name not found : Nme'],
    [
      'an unknown relationship',
      {},
      'Customer_Key__c,Boss.Customer_Key__c\nX,Y\n',
      'InvalidBatch : Field name not found : Boss.Customer_Key__c',
    ],
    [
      'a relationship by a field that is no key',
      {},
      'Customer_Key__c,Parent.Site\nX,Y\n',
      'InvalidBatch : Field name not found : Parent.Site',
    ],
    [
      'a byte order mark',
      {},
      '\uFEFFCustomer_Key__c,Name\nX,Y\n',
      'InvalidBatch : Field name not found : \uFEFFCustomer_Key__c',
    ],
    [
      'a byte order mark before a quote',
      {},
      '\uFEFF"Customer_Key__c",Name\nX,Y\n',
      'InvalidBatch : Field name not found : \uFEFF"Customer_Key__c"',
    ],
    [
      'another delimiter',
      { columnDelimiter: 'TAB' },
      `${LF}X,Y\n`,
      'InvalidBatch : Field name not found : Customer_Key__c,Name',
    ],
    ['a column twice', {}, 'Customer_Key__c,Name,name\nX,Y,Z\n', 'InvalidBatch : Field name duplicated : name'],
    ['nothing', {}, '', /^InvalidBatch : The uploaded data is empty/],
  ];
  for (const [what, options, csv, message] of failures) {
    it(`fails the job with ${what}`, async () => {
      const info = await bulk.ingest({ ...UPSERT, ...options }, csv);
      assert.deepEqual([info.state, info.numberRecordsProcessed], ['Failed', 0]);
      if (typeof message === 'string') assert.equal(info.errorMessage, message);
      else assert.match(info.errorMessage ?? '', message);
      const successful = await (await bulk.call('GET', `/ingest/${info.id}/successfulResults`)).text();
      assert.match(successful, /^"sf__Id"/);
      assert.equal(successful.trim().split('\n').length, 1);
    });
  }

  it('leaves its rows unprocessed', async () => {
    const { id } = await bulk.ingest(UPSERT, 'Customer_Key__c,Nme\nX,Y\nZ,"a\nb"\n');
    assert.deepEqual(await bulk.results(id, 'unprocessedrecords'), [
      { Customer_Key__c: 'Z', Nme: 'a\nb' },
      { Customer_Key__c: 'X', Nme: 'Y' },
    ]);
  });

  it('stops the job at a row with too few cells', async () => {
    const info = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nR1,One\nR2\nR3,Three\n');
    assert.equal(info.state, 'Failed');
    assert.match(info.errorMessage ?? '', /A row has 1 columns, the header has 2: R2/);
    assert.equal(info.numberRecordsProcessed, 1);
    const unprocessed = await (await bulk.call('GET', `/ingest/${info.id}/unprocessedrecords`)).text();
    assert.deepEqual(unprocessed.trim().split('\n').toSorted(), ['"Customer_Key__c","Name"', '"R2"', '"R3","Three"']);
  });

  it('stops the job where the line ending changes', async () => {
    const info = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nCR1,One\nCR2,Two\r\n');
    assert.deepEqual([info.state, info.numberRecordsProcessed], ['Failed', 1]);
    assert.match(info.errorMessage ?? '', /^ClientInputError : LineEnding is invalid on user data/);
  });

  it('fails the job at a quote that never ends', async () => {
    const info = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nQ1,"One\n');
    assert.equal(info.state, 'Failed');
    assert.match(info.errorMessage ?? '', /^InvalidBatch : Quote Not Closed/);
  });

  it('knows no column that the user may not see', async () => {
    const seller = new Bulk2Client(org, await org.token('seller@sales-org.test'));
    const info = await seller.ingest(INSERT, 'Name,Customer_Key__c\nX,Y\n');
    assert.equal(info.errorMessage, 'InvalidBatch : Field name not found : Customer_Key__c');
  });
});

// "Upload Job Data" (upload_job_data.htm), "Close or Abort a Job" (close_job.htm), "Delete a Job" (delete_job.htm).
describe('the states of an ingest job', () => {
  it('allow one upload only', async () => {
    const { id } = await bulk.open('ingest', UPSERT);
    assert.equal((await bulk.upload(id, 'Customer_Key__c\nA\n')).status, 201);
    const { errorCode, message } = await errorOf(bulk.upload(id, 'Customer_Key__c\nB\n'));
    assert.equal(errorCode, 'BULK_API_ERROR');
    assert.match(message, new RegExp(`^Found multiple contents for job: <${id.slice(0, 15)}>`));
  });

  it('allow no upload after closing', async () => {
    const { id } = await bulk.ingest(UPSERT, 'Customer_Key__c,Name\nX1,X\n');
    assert.equal((await errorOf(bulk.upload(id, 'Customer_Key__c\nB\n'))).errorCode, 'INVALIDJOBSTATE');
    const close = bulk.call('PATCH', `/ingest/${id}`, { state: 'UploadComplete' });
    assert.equal((await errorOf(close)).errorCode, 'INVALIDJOBSTATE');
  });

  it('give no results before the end', async () => {
    const { id } = await bulk.open('ingest', UPSERT);
    for (const name of ['successfulResults', 'failedResults', 'unprocessedrecords']) {
      assert.equal((await errorOf(bulk.call('GET', `/ingest/${id}/${name}`))).errorCode, 'INVALIDJOBSTATE');
    }
  });

  it('let an open job be aborted, then deleted', async () => {
    const { id } = await bulk.open('ingest', UPSERT);
    assert.equal((await errorOf(bulk.call('DELETE', `/ingest/${id}`))).errorCode, 'INVALIDJOBSTATE');
    const aborted = (await jsonOf(bulk.call('PATCH', `/ingest/${id}`, { state: 'Aborted' }))) as { state: string };
    assert.equal(aborted.state, 'Aborted');
    assert.equal((await bulk.call('DELETE', `/ingest/${id}`)).status, 204);
    assert.equal((await errorOf(bulk.call('GET', `/ingest/${id}`), 404)).errorCode, 'NOT_FOUND');
  });

  it('stop a running job at an abort; the rest stays unprocessed', async () => {
    const ROWS = 20_000;
    const rows = Array.from({ length: ROWS }, (_, row) => `AB${row},Row ${row}`);
    const { id } = await bulk.open('ingest', UPSERT);
    await bulk.upload(id, `Customer_Key__c,Name\n${rows.join('\n')}\n`);
    await bulk.call('PATCH', `/ingest/${id}`, { state: 'UploadComplete' });
    while ((await bulk.info('ingest', id)).numberRecordsProcessed === 0);
    await jsonOf(bulk.call('PATCH', `/ingest/${id}`, { state: 'Aborted' }));
    const info = await bulk.finished('ingest', id);
    assert.equal(info.state, 'Aborted');
    const unprocessed = (await bulk.results(id, 'unprocessedrecords')).length;
    const processed = (await bulk.info('ingest', id)).numberRecordsProcessed;
    assert.ok(processed > 0 && processed < ROWS, `${processed} processed`);
    assert.equal((await bulk.results(id, 'successfulResults')).length + unprocessed, ROWS);
  });

  it('show jobs to their owner and to who manages data integrations', async () => {
    const seller = new Bulk2Client(org, await org.token('seller@sales-org.test'));
    const own = await seller.open('ingest', INSERT);
    const others = await bulk.open('ingest', INSERT);
    assert.equal((await bulk.info('ingest', own.id)).id, own.id);
    await jsonOf(seller.call('GET', `/ingest/${others.id}`), 404);
    const list = (await jsonOf(seller.call('GET', '/ingest'))) as { done: boolean; records: { id: string }[] };
    assert.equal(list.done, true);
    assert.ok(list.records.every(({ id }) => id !== others.id));
    assert.ok(list.records.some(({ id }) => id === own.id));
  });

  const refusals: [string, Record<string, unknown>, string, RegExp][] = [
    [
      'an unknown object',
      { ...INSERT, object: 'Nothing__c' },
      'INVALIDJOB',
      /^InvalidJob : Unable to find object: Nothing__c$/,
    ],
    [
      'an upsert without its field',
      { ...UPSERT, externalIdFieldName: '' },
      'INVALIDJOB',
      /^InvalidJob : Field name provided, {2}does not match an External ID for Account$/,
    ],
    [
      'a field that is no external id',
      { ...UPSERT, externalIdFieldName: 'Site' },
      'INVALIDJOB',
      /Field name provided, Site does not match/,
    ],
    [
      'an unknown operation',
      { ...INSERT, operation: '' },
      'API_ERROR',
      /^Invalid value: '' supplied for property: 'operation'$/,
    ],
    [
      'a content type that is not CSV',
      { ...INSERT, contentType: 'JSON' },
      'API_ERROR',
      /'JSON' supplied for property: 'contentType'/,
    ],
    [
      'an unknown delimiter',
      { ...INSERT, columnDelimiter: 'DOT' },
      'API_ERROR',
      /'DOT' supplied for property: 'columnDelimiter'/,
    ],
  ];
  for (const [what, body, code, message] of refusals) {
    it(`do not begin with ${what}`, async () => {
      const error = await errorOf(bulk.call('POST', '/ingest', body));
      assert.equal(error.errorCode, code);
      assert.match(error.message, message);
    });
  }

  it('do not include hardDelete', async () => {
    const error = await errorOf(bulk.call('POST', '/ingest', { ...INSERT, operation: 'hardDelete' }), 501);
    assert.match(error.message, /does not support hardDelete jobs/);
  });
});
