import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { openSfCli } from '../support/sfCli.ts';
import type { SfCli, SfJson } from '../support/sfCli.ts';

// Source of the commands: Salesforce CLI Command Reference, "data Commands".

let org: TestOrg;
let sf: SfCli;
before(async () => {
  [org, sf] = await Promise.all([startTestOrg(), openSfCli()]);
  await sf.login('admin', org.url, await org.token('admin@sales-org.test'));
});
after(async () => {
  await Promise.all([org.close(), sf.close()]);
});

interface Loaded {
  readonly jobId: string;
  readonly processedRecords: number;
  readonly successfulRecords: number;
  readonly failedRecords: number;
}

const WAIT = '--wait 1';

async function file(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(path.join(sf.home, name), lines.map((line) => `${line}\n`).join(''));
  return name;
}

const read = (name: string): Promise<string> => readFile(path.join(sf.home, name), 'utf8');

/** Exports a query with a file of its own, as CSV without the quotes around cells, sorted but for the header. */
async function exported(name: string, soql: string): Promise<readonly string[]> {
  await sf.result('admin', `data export bulk --output-file ${name}.csv ${WAIT} --query`, soql);
  const [header = '', ...rows] = (await read(`${name}.csv`)).replaceAll('"', '').trimEnd().split('\n');
  return [header, ...rows.sort()];
}

/** What a job's failure tells beside the exit code: the CLI's name for it, or Salesforce's code, and the reason. */
const failure = ({ status, name, message = '' }: SfJson<unknown>): readonly unknown[] => [
  status,
  name,
  message.split('\n').at(-1),
];

describe('sf data, in bulk', { concurrency: 2 }, () => {
  it('inserts, updates, upserts and deletes the rows of files, and exports them', async () => {
    const own = "FROM Account WHERE Customer_Key__c LIKE 'B%'";
    const rows = await file('insert.csv', ['Name,Customer_Key__c', '"Bulk, One",B1', 'Bulk Two,B2']);
    const inserted = await sf.result<Loaded>('admin', `data import bulk --sobject Account --file ${rows} ${WAIT}`);
    assert.deepEqual([inserted.processedRecords, inserted.failedRecords], [2, 0]);

    const changes = await file('upsert.csv', ['Customer_Key__c,Name', 'B2,Bulk Zwei', 'B3,Bulk Drei']);
    const upsert = `data upsert bulk --sobject Account --external-id Customer_Key__c --file ${changes} ${WAIT}`;
    const { jobInfo, records } = await sf.result<{
      jobInfo: { numberRecordsProcessed: number };
      records: { successfulResults: { sf__Id: string; sf__Created: string; Customer_Key__c: string }[] };
    }>('admin', upsert);
    assert.equal(jobInfo.numberRecordsProcessed, 2);
    assert.deepEqual(records.successfulResults.map((row) => [row.Customer_Key__c, row.sf__Created]).sort(), [
      ['B2', 'false'],
      ['B3', 'true'],
    ]);
    assert.deepEqual(await exported('after', `SELECT Customer_Key__c, Name ${own}`), [
      'Customer_Key__c,Name',
      'B1,Bulk, One',
      'B2,Bulk Zwei',
      'B3,Bulk Drei',
    ]);

    const ids = records.successfulResults.map(({ sf__Id }) => sf__Id);
    const renamed = await file('update.csv', ['Id,Name', ...ids.map((id) => `${id},Renamed`)]);
    const updated = await sf.result<Loaded>('admin', `data update bulk --sobject Account --file ${renamed} ${WAIT}`);
    assert.equal(updated.successfulRecords, 2);
    const doomed = await file('delete.csv', ['Id', ...ids]);
    await sf.result('admin', `data delete bulk --sobject Account --file ${doomed} ${WAIT}`);
    assert.deepEqual(await exported('left', `SELECT Name ${own}`), ['Name', 'Bulk, One']);
  });

  it('exports JSON', async () => {
    const soql = "SELECT Username, Profile.Name FROM User WHERE LastName = 'Ler'";
    await sf.result('admin', `data export bulk --output-file users.json --result-format json ${WAIT} --query`, soql);
    assert.deepEqual(JSON.parse(await read('users.json')), [
      { Username: 'seller@sales-org.test', 'Profile.Name': 'Standard User' },
    ]);
  });

  it('tells how many rows failed, and hands out why', async () => {
    const rows = await file('mixed.csv', ['Name,AnnualRevenue', 'Mixed,1', 'Mixed,much']);
    const done = await sf.json('admin', `data import bulk --sobject Account --file ${rows} ${WAIT}`);
    assert.deepEqual(failure(done), [
      1,
      'FailedRecordDetailsError',
      'Job finished being processed but failed to process 1 records.',
    ]);
    const { jobId } = (done as { data?: { jobId?: string } }).data ?? {};
    const results = await sf.result<Loaded & { failedFilePath: string }>(
      'admin',
      `data bulk results --job-id ${jobId ?? ''}`,
    );
    assert.deepEqual([results.successfulRecords, results.failedRecords], [1, 1]);
    assert.match(await read(results.failedFilePath), /^"","INVALID_TYPE_ON_FIELD_IN_RECORD:.*","Mixed","much"$/m);
  });

  it('tells why a job does not start, or fails', async () => {
    const rows = await file('wrong.csv', ['Name,Nope__c', 'A,1']);
    const load = (words: string): Promise<SfJson<unknown>> => sf.json('admin', `data ${words} --file ${rows} ${WAIT}`);
    assert.deepEqual(failure(await load('import bulk --sobject Nope__c')), [
      1,
      'INVALIDJOB',
      'InvalidJob : Unable to find object: Nope__c',
    ]);
    assert.deepEqual(failure(await load('upsert bulk --sobject Account --external-id Phone')), [
      1,
      'INVALIDJOB',
      'InvalidJob : Field name provided, Phone does not match an External ID for Account',
    ]);
    assert.deepEqual(failure(await load('import bulk --sobject Account')), [
      1,
      'JobFailedError',
      'InvalidBatch : Field name not found : Nope__c',
    ]);
    const query = await sf.json(
      'admin',
      `data export bulk --output-file none.csv ${WAIT} --query`,
      'SELECT Nope__c FROM Account',
    );
    assert.deepEqual([query.status, query.name], [1, 'INVALID_FIELD']);
  });
});
