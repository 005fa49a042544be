import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { RestUser } from '../support/restUser.ts';
import { openSfCli } from '../support/sfCli.ts';
import type { SfCli } from '../support/sfCli.ts';

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

interface Created {
  readonly id: string;
}
interface Queried {
  readonly totalSize: number;
  readonly records: readonly Record<string, unknown>[];
}

const create = (values: string): Promise<Created> =>
  sf.result('admin', 'data create record --sobject Account --values', values);
const query = (soql: string): Promise<Queried> => sf.result('admin', 'data query --query', soql);

const NO_SUCH_ID = '001Lo0000000999IAA';

/** A refusal: the exit code, Salesforce's error code, and its message. */
async function refused(command: string, ...values: readonly string[]): Promise<readonly unknown[]> {
  const { status, name, message } = await sf.json('admin', command, ...values);
  return [status, name, message];
}

describe('sf data, record by record', { concurrency: 2 }, () => {
  it('searches', async () => {
    const admin = await RestUser.of(org, 'admin@sales-org.test');
    const id = await admin.create('Account', { Name: 'Acme Vienna', Customer_Key__c: 'SEARCHED' });
    const found = await sf.result<{ searchRecords: readonly Record<string, unknown>[] }>(
      'admin',
      'data search --query',
      'FIND {vienn*} IN NAME FIELDS RETURNING Account(Id, Customer_Key__c)',
    );
    assert.deepEqual(
      found.searchRecords.map((record) => [record.Id, record.Customer_Key__c]),
      [[id, 'SEARCHED']],
    );
  });

  it('creates, reads, updates and deletes a record by its id', async () => {
    const { id } = await create("Name='Acme Paris' Customer_Key__c=BY-ID Revenue__c=12.5");
    const read = await sf.result<Record<string, unknown>>('admin', 'data get record --sobject Account --record-id', id);
    assert.deepEqual([read.Name, read.Customer_Key__c, read.Revenue__c], ['Acme Paris', 'BY-ID', 12.5]);
    await sf.result('admin', `data update record --sobject Account --record-id ${id} --values`, 'Revenue__c=13');
    const { records } = await query(`SELECT Revenue__c FROM Account WHERE Id = '${id}'`);
    assert.equal(records[0]?.Revenue__c, 13);
    await sf.result('admin', 'data delete record --sobject Account --record-id', id);
    const gone = await refused('data get record --sobject Account --record-id', id);
    assert.deepEqual(gone, [1, 'NOT_FOUND', 'The requested resource does not exist']);
  });

  it('finds the record by its values', async () => {
    const { id } = await create("Name='Acme Rome' Customer_Key__c=BY-VALUE");
    const found = await sf.result<Created>(
      'admin',
      'data update record --sobject Account --where',
      "Name='Acme Rome'",
      '--values',
      'Name=Roma',
    );
    assert.equal(found.id, id);
    const read = await sf.run('admin', 'data get record --sobject Account --where', 'Customer_Key__c=BY-VALUE');
    assert.equal(read.code, 0);
    assert.match(read.stdout, /Name: Roma\n/);
    await sf.result('admin', 'data delete record --sobject Account --where', 'Name=Roma');
    assert.deepEqual(await refused('data delete record --sobject Account --where', 'Name=Roma'), [
      1,
      'DataRecordGetNoRecord',
      'No matching record found.',
    ]);
  });

  it('shows what the org refuses', async () => {
    assert.deepEqual(await refused('data create record --sobject Account --values', 'Name=A Nope__c=1'), [
      1,
      'INVALID_FIELD',
      "No such column 'Nope__c' on sobject of type Account",
    ]);
    assert.deepEqual(await refused('data create record --sobject Account --values', 'Phone=1'), [
      1,
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [Name]',
    ]);
    const change = await refused(`data update record --sobject Account --record-id ${NO_SUCH_ID} --values`, 'Name=A');
    assert.deepEqual(change.slice(0, 2), [1, 'NOT_FOUND']);
    const removal = await refused('data delete record --sobject Account --record-id', NO_SUCH_ID);
    assert.deepEqual(removal.slice(0, 2), [1, 'NOT_FOUND']);
  });
});

describe('sf data query', { concurrency: 2 }, () => {
  before(async () => {
    await create("Name='Query, Inc.' Customer_Key__c=QUERY");
  });
  const soql = "SELECT Name, Owner.Name, Phone, (SELECT Id FROM Contacts) FROM Account WHERE Customer_Key__c = 'QUERY'";

  it('prints a table for people', async () => {
    const { code, stdout } = await sf.run('admin', 'data query --query', soql);
    assert.equal(code, 0);
    assert.match(stdout, /NAME\s+│ OWNER\.NAME/);
    assert.match(stdout, /Query, Inc\.\s+│ Ann Admin/);
    assert.match(stdout, /Total number of records retrieved: 1\./);
  });

  it('prints CSV and JSON for programs, and counts', async () => {
    const flat = soql.replace(', (SELECT Id FROM Contacts)', '');
    const csv = await sf.run('admin', 'data query --result-format csv --query', flat);
    assert.equal(csv.stdout, 'Name,Owner.Name,Phone\n"Query, Inc.",Ann Admin,\n');
    const { records } = await query(soql);
    const { Name, Owner, Phone, Contacts } = records[0] as { Owner?: { Name?: string } } & Record<string, unknown>;
    assert.deepEqual([Name, Owner?.Name, Phone, Contacts], ['Query, Inc.', 'Ann Admin', null, null]);
    assert.equal((await query("SELECT COUNT() FROM Account WHERE Customer_Key__c = 'QUERY'")).totalSize, 1);
  });

  it('shows where a query is wrong', async () => {
    const { code, stderr } = await sf.run('admin', 'data query --query', 'SELECT Nope__c FROM Account');
    assert.equal(code, 1);
    assert.match(stderr, /ERROR at Row:1:Column:8\nNo such column 'Nope__c' on entity 'Account'\./);
    const unknown = await refused('data query --query', 'SELECT Id FROM Nope__c');
    assert.deepEqual(unknown.slice(0, 2), [1, 'INVALID_TYPE']);
  });
});

describe('sf data, trees of records', () => {
  const record = (type: string, referenceId: string, values: Record<string, unknown>): Record<string, unknown> => ({
    attributes: { type, referenceId },
    ...values,
  });
  const write = (name: string, content: unknown): Promise<void> =>
    writeFile(path.join(sf.home, name), JSON.stringify(content));

  it('imports what a plan lists, parents first, and exports it again with its plan', async () => {
    await write('plan.json', [
      { sobject: 'Account', files: ['accounts.json'] },
      { sobject: 'Contact', files: ['contacts.json'] },
      { sobject: 'Opportunity', files: ['opportunities.json'] },
    ]);
    await write('accounts.json', {
      records: [record('Account', 'One', { Name: 'Tree One' }), record('Account', 'Two', { Name: 'Tree Two' })],
    });
    await write('contacts.json', { records: [record('Contact', 'Leaf', { LastName: 'Leaf', AccountId: '@One' })] });
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: '@Two' };
    await write('opportunities.json', { records: [record('Opportunity', 'Deal', deal)] });
    const imported = await sf.result<{ refId: string; type: string; id: string }[]>(
      'admin',
      'data import tree --plan plan.json',
    );
    assert.deepEqual(
      imported.map(({ refId, type, id }) => [refId, type, id.slice(0, 3)]),
      [
        ['One', 'Account', '001'],
        ['Two', 'Account', '001'],
        ['Leaf', 'Contact', '003'],
        ['Deal', 'Opportunity', '006'],
      ],
    );

    await mkdir(path.join(sf.home, 'out'));
    const soql =
      "SELECT Name, (SELECT LastName FROM Contacts), (SELECT Name, StageName, CloseDate FROM Opportunities) FROM Account WHERE Name LIKE 'Tree%'";
    await sf.result('admin', 'data export tree --plan --output-dir out --query', soql);
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(path.join(sf.home, 'out', name), 'utf8'));
    const plan = (await read('Account-Contact-Opportunity-plan.json')) as { sobject: string }[];
    assert.deepEqual(
      plan.map(({ sobject }) => sobject),
      ['Account', 'Contact', 'Opportunity'],
    );
    const { records } = (await read('Opportunity.json')) as { records: Record<string, unknown>[] };
    assert.deepEqual(
      records.map(({ Name, AccountId }) => [Name, AccountId]),
      [['Deal', '@AccountRef2']],
    );
  });

  it('imports nothing of a tree with a bad record, and says which it is', async () => {
    await write('bad.json', {
      records: [
        record('Account', 'Good', { Name: 'Felled' }),
        record('Account', 'Bad', { Name: 'Felled', Nope__c: 1 }),
      ],
    });
    const { code, stdout } = await sf.run('admin', 'data import tree --files bad.json');
    assert.equal(code, 1);
    assert.match(stdout, /Bad\s+│ INVALID_FIELD/);
    assert.equal((await query("SELECT COUNT() FROM Account WHERE Name = 'Felled'")).totalSize, 0);
  });
});
