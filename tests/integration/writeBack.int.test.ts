import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { describeTier, tier } from '../../scripts/tiering/index.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { MOST_BY_COLLECTIONS } from '../../scripts/tiering/writeRecords.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';

interface Sale {
  readonly account: string;
  readonly date: string;
  readonly amount: string;
}

const faults = new Faults();
let org: SamOrg;
let home = '';

before(async () => {
  // A customer's accounts and opportunities have record types, which know nothing of our picklists.
  org = await startSamOrg({ faults, shape: ['private-sharing', 'record-types'] });
  home = process.cwd();
  // The job writes its list of refused records into the working directory.
  process.chdir(org.folder);
});
after(async () => {
  process.chdir(home);
  await org.close();
});

function asSync(): Promise<Org> {
  return connect({ instanceUrl: org.url, username: 'sync@local-org.test', password: PASSWORD });
}

function run(connected: Org, asOf: string): Promise<TierReport> {
  return tier({ org: connected, terminal: QUIET }, tierOptions(asOf));
}

async function bring(accounts: readonly string[], sales: readonly Sale[]): Promise<void> {
  const accountFile = path.join(org.folder, 'accounts.csv');
  const saleFile = path.join(org.folder, 'sales.csv');
  await writeFile(accountFile, ['External_Key__c,Name', ...accounts.map((key) => `${key},Name of ${key}`)].join('\n'));
  const rows = sales.map(
    ({ account, date, amount }) => `${account}-${date},Sale,${account},Closed Won,${date},${amount}`,
  );
  await writeFile(
    saleFile,
    ['External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount', ...rows].join('\n'),
  );
  const { status } = await load(
    await org.asAdmin(),
    [
      { object: 'Account', file: accountFile, keyField: 'External_Key__c' },
      { object: 'Opportunity', file: saleFile, keyField: 'External_Key__c' },
    ],
    QUIET,
  );
  assert.equal(status, 'Completed');
}

interface Standing {
  readonly quartile: unknown;
  readonly previous: unknown;
  readonly run: unknown;
}

async function standing(key: string): Promise<Standing> {
  const [account] = await (
    await org.asAdmin()
  ).query(`SELECT Quartile__c, Previous_Quartile__c, Tiering_Run_Key__c FROM Account WHERE External_Key__c = '${key}'`);
  return { quartile: account?.Quartile__c, previous: account?.Previous_Quartile__c, run: account?.Tiering_Run_Key__c };
}

async function movements(key: string): Promise<unknown[]> {
  const snapshots = await (
    await org.asAdmin()
  ).query(
    `SELECT As_Of__c, Movement__c, Quartile__c FROM Tier_Snapshot__c WHERE Account__r.External_Key__c = '${key}' ORDER BY As_Of__c`,
  );
  return snapshots.map(({ As_Of__c: asOf, Movement__c: movement, Quartile__c: quartile }) => [
    asOf,
    movement,
    quartile,
  ]);
}

describe('an org without a single opportunity', () => {
  it('gets a completed run of nobody', async () => {
    const report = await run(await asSync(), '2015-12-31');
    assert.deepEqual([report.status, report.population, report.total], ['Completed', 0, '0']);
    assert.deepEqual(
      report.quartiles.map(({ customers, total, share }) => [customers, total, share]),
      Array(4).fill([0, '0', '0.000000']),
    );
  });
});

describe('two years of four customers', () => {
  it('tell who moved, who left and who came', async () => {
    await bring(
      ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'],
      [
        { account: 'ONE', date: '2016-05-01', amount: '400' },
        { account: 'TWO', date: '2016-05-01', amount: '300' },
        { account: 'THREE', date: '2016-05-01', amount: '200' },
        { account: 'FOUR', date: '2016-05-01', amount: '100' },
        { account: 'ONE', date: '2017-05-01', amount: '300' },
        { account: 'TWO', date: '2017-05-01', amount: '400' },
        { account: 'THREE', date: '2017-05-01', amount: '200' },
        { account: 'FIVE', date: '2017-05-01', amount: '100' },
      ],
    );
    const sync = await asSync();
    const first = await run(sync, '2016-12-31');
    assert.deepEqual(first.changes, { accounts: 4, snapshots: 4 });
    const second = await run(sync, '2017-12-31');
    // All but THREE's own quartile changed; THREE's previous quartile and share of another total are written as well.
    assert.deepEqual(second.changes, { accounts: 5, snapshots: 4 });
    const run2017 = 'Default:2017-12-31:12';
    assert.deepEqual(await standing('ONE'), { quartile: 2, previous: 1, run: run2017 });
    assert.deepEqual(await standing('TWO'), { quartile: 1, previous: 2, run: run2017 });
    assert.deepEqual(await standing('THREE'), { quartile: 3, previous: 3, run: run2017 });
    assert.deepEqual(await standing('FOUR'), { quartile: null, previous: null, run: run2017 });
    assert.deepEqual(await standing('FIVE'), { quartile: 4, previous: null, run: run2017 });
    assert.deepEqual(await movements('ONE'), [
      ['2016-12-31', 'New', 1],
      ['2017-12-31', 'Down', 2],
    ]);
    assert.deepEqual(await movements('TWO'), [
      ['2016-12-31', 'New', 2],
      ['2017-12-31', 'Up', 1],
    ]);
    assert.deepEqual(await movements('THREE'), [['2016-12-31', 'New', 3]]);
    assert.deepEqual(await movements('FOUR'), [
      ['2016-12-31', 'New', 4],
      ['2017-12-31', 'Left', null],
    ]);
    assert.deepEqual(await movements('FIVE'), [['2017-12-31', 'New', 4]]);
    assert.deepEqual((await run(sync, '2017-12-31')).changes, { accounts: 0, snapshots: 0 });
  });
});

/** The same org, but something happens after everything was read and before the first account is written. */
function interrupted(sync: Org, happening: () => Promise<void>): Org {
  let hasHappened = false;
  return {
    ...sync,
    update: async (objectName, records) => {
      if (objectName === 'Account' && !hasHappened) {
        hasHappened = true;
        await happening();
      }
      return sync.update(objectName, records);
    },
  };
}

const RUN_OF_2017 =
  'SELECT Status__c, Accounts_Failed__c, Error_Summary__c FROM Tiering_Run__c WHERE As_Of__c = 2017-12-31';

describe('a record that Salesforce refuses', () => {
  const refusing = (sync: Org): Org =>
    interrupted(sync, () => {
      const message = 'Not on a Sunday';
      const fault = { kind: 'rows', rows: 1, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message } as const;
      faults.add({ method: 'PATCH', path: '*/composite/sobjects', fault });
      return Promise.resolve();
    });

  it('is reported where no file can be written as well, and the run is as good as with one', async () => {
    await bring(['ONE', 'TWO'], [{ account: 'TWO', date: '2017-05-31', amount: '1' }]);
    // Nothing can be written over a folder.
    await mkdir('refused-tiering.csv');
    const notes: string[] = [];
    const terminal = { ...QUIET, note: (line: string) => notes.push(line) };
    const report = await tier({ org: refusing(await asSync()), terminal }, tierOptions('2017-12-31'));
    assert.deepEqual([report.status, report.refused], ['CompletedWithErrors', { records: 1 }]);
    assert.ok(notes.some((note) => /^Refused: Account 001\w{15}: FIELD_CUSTOM_VALIDATION_EXCEPTION/.test(note)));
    assert.match(describeTier(report), /1 records were not written; they and the reasons are in the notes above/);
    await rmdir('refused-tiering.csv');
  });

  it('is reported by id and code, while the others go through; the next run heals', async () => {
    await bring(['ONE', 'TWO'], [{ account: 'TWO', date: '2017-06-01', amount: '1000' }]);
    const sync = await asSync();
    const report = await run(refusing(sync), '2017-12-31');
    assert.equal(report.status, 'CompletedWithErrors');
    assert.equal(report.refused?.records, 1);
    assert.ok(report.changes.accounts > 0);
    const list = await readFile(String(report.refused.file), 'utf8');
    const [, id = ''] =
      /^Account,(\w{18}),Name of \w+,FIELD_CUSTOM_VALIDATION_EXCEPTION,Not on a Sunday$/m.exec(list) ?? [];
    assert.notEqual(id, '', list);
    const [told] = await sync.query(RUN_OF_2017);
    assert.equal(told?.Status__c, 'CompletedWithErrors');
    assert.equal(told.Accounts_Failed__c, 1);
    assert.match(String(told.Error_Summary__c), new RegExp(`Account ${id}: FIELD_CUSTOM_VALIDATION_EXCEPTION`));
    assert.equal((await run(sync, '2017-12-31')).status, 'Completed');
    assert.deepEqual((await run(sync, '2017-12-31')).changes, { accounts: 0, snapshots: 0 });
    const [healed] = await sync.query(RUN_OF_2017);
    assert.deepEqual([healed?.Status__c, healed?.Error_Summary__c], ['Completed', null]);
    assert.ok(!existsSync('refused-tiering.csv'), 'a list of the run before is none of this run');
  });
});

describe('an account that somebody deletes after it was read', () => {
  it('is a counted skip with its snapshot, and no error; the next run does without it', async () => {
    await bring(
      ['SHORT', 'LONG'],
      [
        { account: 'SHORT', date: '2017-08-01', amount: '77' },
        { account: 'LONG', date: '2017-08-01', amount: '78' },
      ],
    );
    const sync = await asSync();
    const admin = await org.asAdmin();
    const [victim] = await admin.query("SELECT Id FROM Account WHERE External_Key__c = 'SHORT'");
    const racing = interrupted(sync, async () => {
      const [outcome] = await admin.remove([String(victim?.Id)]);
      assert.equal(outcome?.success, true);
    });
    const report = await run(racing, '2017-12-31');
    assert.deepEqual([report.status, report.skipped, report.refused], ['Completed', { accounts: 1 }, undefined]);
    assert.ok(report.changes.accounts > 0 && report.changes.snapshots > 0);
    const [told] = await sync.query(RUN_OF_2017);
    assert.deepEqual([told?.Status__c, told?.Accounts_Failed__c, told?.Error_Summary__c], ['Completed', 0, null]);
    const next = await run(sync, '2017-12-31');
    assert.deepEqual([next.status, next.skipped, next.population], ['Completed', undefined, report.population - 1]);
    assert.deepEqual((await run(sync, '2017-12-31')).changes, { accounts: 0, snapshots: 0 });
  });
});

describe('an account that somebody merges into another one after it was read', () => {
  it('is a counted skip with its snapshot; the next run ranks what it brought with the one that stays', async () => {
    await bring(
      ['MERGED', 'STAYS'],
      [
        { account: 'MERGED', date: '2017-09-01', amount: '55' },
        { account: 'STAYS', date: '2017-09-01', amount: '66' },
      ],
    );
    const sync = await asSync();
    const { soap } = await org.login('admin@local-org.test', PASSWORD);
    const idOf = async (key: string) =>
      String((await sync.query(`SELECT Id FROM Account WHERE External_Key__c = '${key}'`))[0]?.Id);
    const [merged, stays] = [await idOf('MERGED'), await idOf('STAYS')];
    const racing = interrupted(sync, async () => {
      const [outcome] = await soap.merge([
        { masterRecord: { type: 'Account', Id: stays }, recordToMergeIds: [merged] },
      ]);
      assert.equal(outcome?.success, true, JSON.stringify(outcome));
    });
    const report = await run(racing, '2017-12-31');
    assert.deepEqual([report.status, report.skipped, report.refused], ['Completed', { accounts: 1 }, undefined]);
    const next = await run(sync, '2017-12-31');
    assert.deepEqual([next.status, next.skipped, next.population], ['Completed', undefined, report.population - 1]);
    assert.equal(next.customers.find(({ id }) => id === stays)?.total, '121');
    assert.equal(next.total, report.total);
    assert.deepEqual((await run(sync, '2017-12-31')).changes, { accounts: 0, snapshots: 0 });
  });
});

describe('a run that breaks while it writes', () => {
  it('is marked as failed, and the next one finishes the work', async () => {
    await bring(['TWO'], [{ account: 'TWO', date: '2017-07-01', amount: '5' }]);
    const sync = await asSync();
    const breaking: Org = {
      ...sync,
      update: (objectName, records) =>
        objectName === 'Account' ? Promise.reject(new Error('the line went dead')) : sync.update(objectName, records),
    };
    await assert.rejects(run(breaking, '2017-12-31'), /the line went dead/);
    const status = async () =>
      (await sync.query('SELECT Status__c FROM Tiering_Run__c WHERE As_Of__c = 2017-12-31'))[0]?.Status__c;
    assert.equal(await status(), 'Failed');
    assert.equal((await run(sync, '2017-12-31')).status, 'Completed');
    assert.equal(await status(), 'Completed');
  });
});

/** The same org, which answers in the reverse order, and tells of the accounts of the rows that it is sent. */
function upsideDown(sync: Org, sent: (readonly [object: string, accounts: readonly string[]])[]): Org {
  return {
    ...sync,
    stream: async (query, onRow) => {
      const rows: (readonly string[])[] = [];
      const count = await sync.stream(query, (cells) => rows.push(cells));
      rows.reverse().forEach(onRow);
      return count;
    },
    ingest: async (request) => {
      const at = request.columns.indexOf(request.object === 'Account' ? 'Id' : 'Account__c');
      const rows: (readonly string[])[] = [];
      for await (const row of request.rows) {
        rows.push(row);
      }
      sent.push([request.object, rows.map((row) => row[at] ?? '')]);
      return sync.ingest({ ...request, rows });
    },
  };
}

describe('a plan too large for collections', () => {
  const many = Array.from({ length: MOST_BY_COLLECTIONS + 50 }, (_, index) => `MANY-${index}`);

  it('goes through Bulk API 2.0, clears with #N/A, and is empty afterwards', async () => {
    await bring(
      many,
      many.map((account, index) => ({ account, date: '2019-05-01', amount: `${index + 1}.50` })),
    );
    const sync = await asSync();
    const sent: (readonly [object: string, accounts: readonly string[]])[] = [];
    const first = await run(upsideDown(sync, sent), '2019-12-31');
    // Rows of one account in several batches at once would lock each other out.
    assert.deepEqual(
      sent.map(([object, accounts]) => [object, accounts.length]),
      [
        ['Account', first.changes.accounts],
        ['Tier_Snapshot__c', first.changes.snapshots],
      ],
    );
    for (const [object, accounts] of sent) {
      assert.deepEqual(accounts, accounts.toSorted(), object);
    }
    assert.equal(first.population, many.length);
    assert.equal(first.changes.snapshots, many.length + 6, 'and the six of 2017, who left');
    assert.deepEqual((await run(sync, '2019-12-31')).changes, { accounts: 0, snapshots: 0 });
    const later = await run(sync, '2021-12-31');
    assert.equal(later.population, 0);
    assert.deepEqual(later.changes, { accounts: many.length, snapshots: many.length });
    assert.equal(
      await sync.count('SELECT COUNT() FROM Account WHERE Quartile__c != null OR Window_Revenue__c != null'),
      0,
    );
    assert.equal(await sync.count('SELECT COUNT() FROM Account WHERE In_Top_Pool__c = true'), 0);
    assert.deepEqual((await run(sync, '2021-12-31')).changes, { accounts: 0, snapshots: 0 });
  });
});
