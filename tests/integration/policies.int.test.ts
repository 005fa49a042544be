import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readBenchmarks, readPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { policyProject } from '../support/policyProject.ts';
import type { PolicyProject } from '../support/policyProject.ts';
import { recordTypeXml } from '../support/recordTypes.ts';
import { runSamHere } from '../support/samHere.ts';
import type { SamResult } from '../support/samCli.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const AS_OF = ['--as-of', '2017-12-31'];
const SALES = [
  'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,Gross_Profit__c,Type',
  'O1,One,A,Closed Won,2017-05-01,400,10,New Business',
  'O2,Two,B,Closed Won,2017-05-01,300,200,Existing Business',
  'O3,Three,B,Closed Won,2017-06-01,50,20,New Business',
  'O4,Four,C,Closed Won,2017-05-01,200,,New Business',
  'O5,Five,D,Closed Won,2014-05-01,9000,900,New Business',
];

interface PolicyOrg extends SamOrg {
  sam(...args: string[]): Promise<SamResult>;
}

/** An org with these policies, four accounts and their sales. */
async function policyOrg(project: PolicyProject): Promise<PolicyOrg> {
  const projectDir = await policyProject(project);
  const org = await startSamOrg({ projectDir });
  const sam = (...args: string[]) => runSamHere([...args, '--local', org.url], { cwd: org.folder });
  await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\nC,Gamma\nD,Delta\n');
  await writeFile(path.join(org.folder, 'o.csv'), SALES.join('\n'));
  const { code, stderr } = await sam('load', '--accounts', 'a.csv', '--opportunities', 'o.csv');
  assert.equal(code, 0, stderr);
  return {
    ...org,
    sam,
    close: async () => {
      await org.close();
      await rm(projectDir, { recursive: true });
    },
  };
}

function reports({ code, stdout, stderr }: SamResult): TierReports {
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as TierReports;
}

function standings({ customers }: Pick<TierReports, 'customers'>): string[] {
  return customers.map(({ name, quartile, total }) => `${name} ${quartile} ${total}`);
}

const ACTIVE = { Active__c: true };

describe('policies side by side', () => {
  let org: PolicyOrg;

  before(async () => {
    org = await policyOrg({
      policies: {
        Business: { ...ACTIVE, Writes_To_Account__c: true, Pool_Fewest__c: 3 },
        Capital: { ...ACTIVE, Window_Months__c: 48 },
        New_Profit: {
          ...ACTIVE,
          Metric__c: 'Gross_Profit__c',
          Filter_Field__c: 'Type',
          Filter_Value__c: 'New Business',
        },
        Asleep: { Metric__c: 'Gross_Profit__c', Writes_To_Account__c: true },
      },
      readable: ['Type'],
    });
  });
  after(() => org.close());

  it('are all run, the one that writes to Account first', async () => {
    const main = reports(await org.sam('tier', ...AS_OF, '--json'));
    assert.equal(main.runKey, 'Business:2017-12-31:12');
    assert.deepEqual(standings(main), ['Alpha 1 400', 'Beta 2 350', 'Gamma 3 200']);
    assert.deepEqual(
      main.others.map(({ runKey }) => runKey),
      ['Capital:2017-12-31:48', 'New_Profit:2017-12-31:12'],
    );
    const [capital, profit] = main.others;
    assert.deepEqual(capital && standings(capital), ['Delta 1 9000', 'Alpha 2 400', 'Beta 3 350', 'Gamma 4 200']);
    assert.deepEqual(profit && standings(profit), ['Beta 1 20', 'Alpha 2 10']);
    assert.equal(profit?.rows.withoutMetric, 1);
    assert.deepEqual(main.notes, [
      'The top pool of 50 % has 2 customers, fewer than the 3 that the policy wants at least.',
    ]);
    assert.deepEqual(
      [main, ...main.others].map(({ changes }) => changes),
      [
        { accounts: 3, snapshots: 3 },
        { accounts: 0, snapshots: 4 },
        { accounts: 0, snapshots: 2 },
      ],
    );
  });

  it('leave the figures of the writing one on the accounts, and a history each', async () => {
    const admin = await org.asAdmin();
    const accounts = await admin.query('SELECT Name, Quartile__c, Tiering_Run_Key__c FROM Account ORDER BY Name');
    assert.deepEqual(
      accounts.map(({ Name, Quartile__c: quartile, Tiering_Run_Key__c: key }) => [Name, quartile, key]),
      [
        ['Alpha', 1, 'Business:2017-12-31:12'],
        ['Beta', 2, 'Business:2017-12-31:12'],
        ['Delta', null, null],
        ['Gamma', 3, 'Business:2017-12-31:12'],
      ],
    );
    const kept = await admin.query(
      "SELECT Policy__c, Window_Months__c, Metric_Total__c, Window_Revenue__c FROM Tier_Snapshot__c WHERE Account__r.Name = 'Beta' ORDER BY Policy__c",
    );
    assert.deepEqual(
      kept.map((row) => [row.Policy__c, row.Window_Months__c, row.Metric_Total__c, row.Window_Revenue__c]),
      [
        ['Business', 12, 350, 350],
        ['Capital', 48, 350, 350],
        ['New_Profit', 12, 20, 20],
      ],
    );
  });

  it('are copied into their runs with the benchmarks, for the screens', async () => {
    const fields =
      'Policy_Copy__c, Benchmarks__c, Writes_To_Account__c, Filter__c, Customers_New__c, Pool_80_Customers__c';
    const rows = await (
      await org.asAdmin()
    ).query(`SELECT Policy__c, ${fields}, Quartile_1_Lowest__c, Method__c FROM Tiering_Run__c ORDER BY Policy__c`);
    const [business, , profit] = rows;
    assert.deepEqual(
      rows.map(({ Policy__c: name, Writes_To_Account__c: writes }) => [name, writes]),
      [
        ['Business', true],
        ['Capital', false],
        ['New_Profit', false],
      ],
    );
    assert.equal(business?.Filter__c, null);
    assert.deepEqual(
      [profit?.Filter__c, profit?.Customers_New__c, profit?.Quartile_1_Lowest__c, profit?.Method__c],
      ['Type = New Business', 2, 20, 'EqualCount'],
    );
    assert.equal(business.Pool_80_Customers__c, 3);
    const copy = readPolicy(String(profit?.Policy_Copy__c));
    assert.deepEqual(copy?.filter, { field: 'Type', value: 'New Business' });
    assert.equal(readPolicy(String(business.Policy_Copy__c))?.pool?.fewest, 3);
    assert.ok(readBenchmarks(String(business.Benchmarks__c)).some(({ key }) => key === 'Strategic_Share_Low'));
  });

  it('write nothing the second time, none of them', async () => {
    const main = reports(await org.sam('tier', ...AS_OF, '--json'));
    assert.deepEqual(
      [main, ...main.others].map(({ changes }) => changes),
      Array(3).fill({ accounts: 0, snapshots: 0 }),
    );
  });

  it('are told to people one after the other', async () => {
    const { code, stdout } = await org.sam('tier', ...AS_OF, '--dry-run');
    assert.equal(code, 0);
    assert.match(stdout, /^Run Business:[^]*fewer than the 3[^]*\n\nRun Capital:[^]*history only\.\n\nRun New_Profit:/);
  });

  it('may be run one at a time, an inactive one too, which never writes to Account', async () => {
    const { runKey, others, changes, policy } = reports(
      await org.sam('tier', ...AS_OF, '--policy', 'asleep', '--json'),
    );
    assert.deepEqual([runKey, others, policy.writesToAccount], ['Asleep:2017-12-31:12', [], false]);
    assert.deepEqual(changes, { accounts: 0, snapshots: 2 });
    const admin = await org.asAdmin();
    assert.equal(await admin.count("SELECT COUNT() FROM Account WHERE Tiering_Run_Key__c LIKE 'Asleep%'"), 0);
  });

  it('may be changed by flags for once, which shows in the name and in nothing of the policy’s own history', async () => {
    const flags = ['--filter', 'type=New Business', '--damping', '10.0', '--ties', 'share-better', '--zeros', 'ranked'];
    const changed = reports(await org.sam('tier', ...AS_OF, ...flags, '--method', 'top-share', '--dry-run', '--json'));
    assert.equal(
      changed.runKey,
      'Business/Type=New Business/top-share/shared-ties/ranked-zeros/damping-10:2017-12-31:12',
    );
    assert.deepEqual(standings(changed), ['Alpha 1 400', 'Gamma 2 200', 'Beta 3 50']);
    assert.deepEqual(changed.others, []);
  });

  it('end the window with the last whole month where they are told to', async () => {
    const args = ['tier', '--as-of', '2018-01-15', '--window-end', 'last-complete-month', '--dry-run', '--json'];
    const { window, runKey } = reports(await org.sam(...args));
    assert.deepEqual([window.start, window.end, runKey], ['2017-01-01', '2017-12-31', 'Business:2017-12-31:12']);
  });

  it('find their own history again, whatever stands in the value of a filter', async () => {
    const admin = await org.asAdmin();
    const [alpha] = await admin.query("SELECT Id FROM Account WHERE Name = 'Alpha'");
    const Name = String.raw`50%_of \ O'Hara: A/B`;
    const sale = { Name, StageName: 'Closed Won', CloseDate: '2017-05-01', Amount: 7, AccountId: String(alpha?.Id) };
    const [saved] = await admin.create('Opportunity', [sale]);
    assert.ok(saved?.success, JSON.stringify(saved));
    const run = async () => reports(await org.sam('tier', ...AS_OF, '--filter', `Name=${Name}`, '--json'));
    assert.deepEqual(standings(await run()), ['Alpha 1 7']);
    assert.deepEqual((await run()).changes, { accounts: 0, snapshots: 0 });
  });
});

describe('an org whose customer deleted all policies', () => {
  it('is tiered by the built-in one', async () => {
    const org = await policyOrg({ policies: {} });
    const main = reports(await org.sam('tier', ...AS_OF, '--json'));
    assert.deepEqual([main.runKey, main.policy.writesToAccount, main.others], ['Default:2017-12-31:12', true, []]);
    await org.close();
  });
});

describe('a policy that counts one record type', () => {
  const OPPORTUNITY = 'force-app/main/default/objects/Opportunity';
  const PROCESS = '<isActive>true</isActive><values><fullName>Closed Won</fullName><default>false</default></values>';

  it('ranks what its opportunities bring, and nothing else', async () => {
    const projectDir = await policyProject({
      policies: {
        Renewals: {
          ...{ ...ACTIVE, Writes_To_Account__c: true },
          ...{ Filter_Field__c: 'RecordType.DeveloperName', Filter_Value__c: 'Renewal' },
        },
      },
      files: {
        [`${OPPORTUNITY}/businessProcesses/Renewals.businessProcess-meta.xml`]: metadata('BusinessProcess', PROCESS),
        [`${OPPORTUNITY}/recordTypes/Renewal.recordType-meta.xml`]: recordTypeXml('Renewal', {
          elements: '<businessProcess>Renewals</businessProcess>',
        }),
      },
      adminElements:
        '<recordTypeVisibilities><recordType>Opportunity.Renewal</recordType><visible>true</visible></recordTypeVisibilities>',
    });
    const org = await startSamOrg({ projectDir });
    const admin = await org.asAdmin();
    const [alpha, beta] = await admin.create('Account', [{ Name: 'Alpha' }, { Name: 'Beta' }]);
    assert.ok(alpha?.success && beta?.success);
    const [type] = await admin.query("SELECT Id FROM RecordType WHERE DeveloperName = 'Renewal'");
    const sale = { Name: 'Sale', StageName: 'Closed Won', CloseDate: '2017-05-01' };
    const renewal = { ...sale, RecordTypeId: String(type?.Id) };
    const saved = await admin.create('Opportunity', [
      { ...renewal, AccountId: alpha.id, Amount: 10 },
      { ...renewal, AccountId: beta.id, Amount: 30 },
    ]);
    const others = await admin.create('Opportunity', [{ ...sale, AccountId: alpha.id, Amount: 1000 }]);
    assert.ok(
      [...saved, ...others].every(({ success }) => success),
      JSON.stringify([saved, others]),
    );
    const main = reports(await runSamHere(['tier', ...AS_OF, '--json', '--local', org.url], { cwd: org.folder }));
    assert.deepEqual(standings(main), ['Beta 1 30', 'Alpha 2 10']);
    const misspelt = ['tier', ...AS_OF, '--filter', 'RecordType.DeveloperName=Renewals', '--local', org.url];
    const refused = await runSamHere(misspelt, { cwd: org.folder });
    assert.equal(refused.code, 3, refused.stderr);
    assert.match(
      refused.stderr,
      /Opportunity has no record type Renewals; it has Renewal\.[^]*Next step: Correct --filter/,
    );
    await org.close();
    await rm(projectDir, { recursive: true });
  });
});

describe('a snapshot under our key that belongs to another policy', () => {
  it('is reported and left as it is, and the run ends with errors', async () => {
    const org = await policyOrg({ policies: {} });
    const admin = await org.asAdmin();
    const [alpha] = await admin.query("SELECT Id FROM Account WHERE Name = 'Alpha'");
    const id = String(alpha?.Id);
    const key = `Default:2017-12-31:12:${id}`;
    const imported = {
      Snapshot_Key__c: key,
      Account__c: id,
      As_Of__c: '2017-12-31',
      Policy__c: 'Import',
      Quartile__c: 4,
    };
    const [saved] = await admin.create('Tier_Snapshot__c', [imported]);
    assert.ok(saved?.success, JSON.stringify(saved));
    const { code, stdout, stderr } = await org.sam('tier', ...AS_OF, '--json');
    assert.equal(code, 2, stderr);
    const { status, changes, refused } = JSON.parse(stdout) as TierReports;
    assert.deepEqual([status, changes], ['CompletedWithErrors', { accounts: 3, snapshots: 2 }]);
    assert.deepEqual(refused, { records: 1, file: 'refused-tiering.csv' });
    assert.match(
      stderr,
      new RegExp(`^Refused: Tier_Snapshot__c ${key}: FOREIGN_SNAPSHOT: a snapshot of the policy Import`, 'm'),
    );
    const [left] = await admin.query(
      `SELECT Policy__c, Quartile__c FROM Tier_Snapshot__c WHERE Snapshot_Key__c = '${key}'`,
    );
    assert.deepEqual([left?.Policy__c, left?.Quartile__c], ['Import', 4]);
    await org.close();
  });
});
