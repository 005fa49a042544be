import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setup as setUp } from '../../scripts/setup/index.ts';
import type { SetupReport } from '../../scripts/setup/index.ts';
import { runSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { projectCopy, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const KEYS = ['Designation_Strategic', 'Designation_Nurture', 'Quartile_1', 'Quartile_2', 'Quartile_3', 'Quartile_4'];
const LEVEL_FIELDS =
  'Service_Level_Key__c, Name, Quartile__c, Designation__c, Contact_Cadence_Days__c, Review_Cadence_Days__c, Active__c';

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
});
after(() => org.close());

function setup(on: SamOrg, ...args: string[]): Promise<SamResult> {
  return runSam(['setup', '--local', on.url, ...args], { cwd: on.folder });
}

function reportOf({ code, stdout, stderr }: SamResult, expected = 0): SetupReport {
  assert.equal(code, expected, stderr);
  return JSON.parse(stdout) as SetupReport;
}

function outcomes({ sets }: SetupReport): readonly (readonly string[])[] {
  return sets.flatMap(({ object, records }) => records.map(({ key, outcome }) => [object, key, outcome]));
}

const all = (outcome: string) => KEYS.map((key) => ['Service_Level__c', key, outcome]);

describe('setup in a new org', () => {
  it('plans the service levels in a dry run, and creates nothing', async () => {
    const report = reportOf(await setup(org, '--dry-run', '--json'));
    assert.equal(report.status, 'Planned');
    assert.deepEqual(outcomes(report), all('Planned'));
    assert.equal(await (await org.asAdmin()).count('SELECT COUNT() FROM Service_Level__c'), 0);
  });

  it('creates a level for each quartile and each designation', async () => {
    const report = reportOf(await setup(org, '--json'));
    assert.equal(report.status, 'Completed');
    assert.deepEqual(outcomes(report), all('Created'));
    const rows = await (
      await org.asAdmin()
    ).query(`SELECT ${LEVEL_FIELDS} FROM Service_Level__c ORDER BY Service_Level_Key__c`);
    assert.deepEqual(
      rows.map(({ attributes: _, ...row }) => Object.values(row)),
      [
        ['Designation_Nurture', 'Nurture account', null, 'Nurture', 30, 90, true],
        ['Designation_Strategic', 'Strategic account', null, 'Strategic', 14, 90, true],
        ['Quartile_1', 'Quartile 1', 1, null, 30, 180, true],
        ['Quartile_2', 'Quartile 2', 2, null, 60, 365, true],
        ['Quartile_3', 'Quartile 3', 3, null, 180, null, true],
        ['Quartile_4', 'Quartile 4', 4, null, null, null, true],
      ],
    );
  });

  it('says of each level what it gets and what it does not, one line each', async () => {
    const rows = await (
      await org.asAdmin()
    ).query('SELECT Name, What_It_Gets__c, What_It_Does_Not_Get__c FROM Service_Level__c');
    for (const { Name: name, What_It_Gets__c: gets, What_It_Does_Not_Get__c: getsNot } of rows) {
      for (const text of [gets, getsNot]) {
        assert.match(String(text), /^(?:[^\n]+\.\n){1,}[^\n]+\.$/, String(name));
      }
    }
  });
});

describe('setup in an org that has been set up', () => {
  it('creates what is missing and leaves alone what people have rewritten', async () => {
    const admin = await org.asAdmin();
    const [first, second] = await admin.query(
      "SELECT Id FROM Service_Level__c WHERE Service_Level_Key__c IN ('Quartile_1', 'Quartile_2') ORDER BY Service_Level_Key__c",
    );
    const rewritten = { Name: 'Our top customers', Active__c: false, Service_Level_Key__c: 'QUARTILE_1' };
    await admin.update('Service_Level__c', [{ Id: String(first?.Id), ...rewritten }]);
    await admin.update('Service_Level__c', [{ Id: String(second?.Id), Service_Level_Key__c: 'Ours' }]);
    const stamps = () => admin.query('SELECT Id, Name, SystemModstamp FROM Service_Level__c ORDER BY CreatedDate, Id');
    const stood = await stamps();
    const report = reportOf(await setup(org, '--json'));
    assert.deepEqual(
      outcomes(report),
      KEYS.map((key) => ['Service_Level__c', key, key === 'Quartile_2' ? 'Created' : 'Existing']),
    );
    const stands = await stamps();
    assert.equal(stands.length, 7);
    assert.deepEqual(
      stands.filter(({ Id: id }) => stood.some((row) => row.Id === id)),
      stood,
    );
  });

  it('leaves alone what somebody else creates in the same moment', async () => {
    const admin = await org.asAdmin();
    const count = () => admin.count('SELECT COUNT() FROM Service_Level__c');
    const stood = await count();
    const report = await setUp({ ...admin, query: () => Promise.resolve([]) }, { dryRun: false });
    assert.deepEqual([report.status, outcomes(report)], ['Completed', all('Existing')]);
    assert.equal(await count(), stood);
  });

  it('says to people that nothing was missing', async () => {
    const { code, stdout } = await setup(org);
    assert.equal(code, 0);
    assert.match(stdout, /^Service levels \(Service_Level__c\)\n {2}Strategic account {3}is there, left as it is\n/);
    assert.match(stdout, /\nNothing was created\.\n$/);
    assert.match((await setup(org, '--dry-run')).stdout, /\nPlanned: nothing is missing\.\n$/);
  });
});

describe('setup by a user who may not', () => {
  it('is refused with the permission set, before anything is created', async () => {
    const before = await (await org.asAdmin()).count('SELECT COUNT() FROM Service_Level__c');
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('sam@local-org.test', 'local-org') };
    const { code, stdout, stderr } = await runSam(['setup'], { cwd: org.folder, env });
    assert.deepEqual([code, stdout], [6, '']);
    assert.match(
      stderr,
      /sam@local-org\.test cannot create the records that the app starts with: .*Service_Level__c records cannot be created[^]*assign the permission set Strategic_Accounts_Admin/i,
    );
    assert.equal(await (await org.asAdmin()).count('SELECT COUNT() FROM Service_Level__c'), before);
  });

  it('is refused with what to deploy where the metadata is missing', async () => {
    const projectDir = await projectCopy('withoutMetadata');
    const bare = await startSamOrg({ projectDir });
    const { code, stderr } = await setup(bare);
    await bare.close();
    await rm(projectDir, { recursive: true });
    assert.equal(code, 6);
    assert.match(stderr, /the object Service_Level__c is missing[^]*Deploy force-app/);
  });
});

describe('a level that the org refuses', () => {
  it('is named with the reason, the others are created, and the exit code is 2', async () => {
    const projectDir = await projectCopy('withoutSyncPermissionSet');
    const rules = path.join(projectDir, 'force-app/main/default/objects/Service_Level__c/validationRules');
    await mkdir(rules);
    await writeFile(
      path.join(rules, 'No_Silence.validationRule-meta.xml'),
      `<?xml version="1.0" encoding="UTF-8" ?>
<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>No_Silence</fullName>
    <active>true</active>
    <errorConditionFormula>ISBLANK(Contact_Cadence_Days__c)</errorConditionFormula>
    <errorMessage>Every level has a contact cadence here.</errorMessage>
</ValidationRule>
`,
    );
    const strict = await startSamOrg({ projectDir });
    const report = reportOf(await setup(strict, '--json'), 2);
    const { code, stdout } = await setup(strict);
    await strict.close();
    await rm(projectDir, { recursive: true });
    assert.equal(report.status, 'CompletedWithErrors');
    assert.deepEqual(outcomes(report), [...all('Created').slice(0, 5), ['Service_Level__c', 'Quartile_4', 'Refused']]);
    assert.equal(
      report.sets[0]?.records[5]?.reason,
      'FIELD_CUSTOM_VALIDATION_EXCEPTION: Every level has a contact cadence here.',
    );
    assert.equal(code, 2);
    assert.match(stdout, /Quartile 4 +refused: FIELD_CUSTOM_VALIDATION_EXCEPTION: Every level/);
    assert.match(stdout, /Nothing was created\. Salesforce refused 1; remove what refuses them/);
  });
});
