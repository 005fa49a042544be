import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Row } from '../../scripts/salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS } from '../../scripts/tiering/index.ts';
import type { TierReports } from '../../scripts/tiering/index.ts';
import type { UndoReport } from '../../scripts/undo/index.ts';
import { startPortfolioOrg } from '../support/portfolioOrg.ts';
import type { PortfolioOrg } from '../support/portfolioOrg.ts';
import { runSam } from '../support/samCli.ts';
import { projectCopy } from '../support/samOrg.ts';

const RUN_2016 = 'Default:2016-12-31:12';
const RUN_2017 = 'Default:2017-12-31:12';
const TIER_2016 = ['tier', '--as-of', '2016-12-31'];
const TIER_2017 = ['tier', '--as-of', '2017-12-31'];
/** What people own, and what the job writes. */
const PERSONAL = ['Name', 'Designation__c', 'Programme_Start__c', 'Baseline_Revenue__c', 'Why_They_Matter_To_Us__c'];
const OURS = [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS];

let org: PortfolioOrg;

/** All accounts as they are in the org, to the letter. */
async function accountCells(fields: readonly string[]): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  await (
    await org.asAdmin()
  ).stream({ object: 'Account', columns: ['Id', ...fields] }, (cells) => {
    rows.push(cells);
  });
  return rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

async function runRow(key: string): Promise<Row> {
  const [row] = await (
    await org.asAdmin()
  ).query(`SELECT Id, Name, Status__c, Undone_At__c FROM Tiering_Run__c WHERE Run_Key__c = '${key}'`);
  return row ?? assert.fail(`no run ${key}`);
}

function idOf(key: string): string {
  return org.ids.get(key) ?? assert.fail(`no account ${key}`);
}

async function change(key: string, cells: Readonly<Record<string, string | number>>): Promise<void> {
  const [outcome] = await (await org.asAdmin()).update('Account', [{ Id: idOf(key), ...cells }]);
  assert.equal(outcome?.success, true);
}

describe('undo', () => {
  beforeEach(async () => {
    org = await startPortfolioOrg();
    await org.report(TIER_2016);
  });
  afterEach(() => org.close());

  it('gives every account back what it held before the run, to the letter, and leaves alone what people own', async () => {
    await change('ATLAS', {
      Designation__c: 'Strategic',
      Programme_Start__c: '2015-02-01',
      Baseline_Revenue__c: 12.34,
    });
    await change('MINUS', { Why_They_Matter_To_Us__c: 'Their "new" site,\nnext year.' });
    const [ours, personal] = [await accountCells(OURS), await accountCells(PERSONAL)];
    const tiered = await org.report<TierReports>(TIER_2017);
    assert.equal(tiered.changes.accounts, 11);
    const written = await accountCells(OURS);
    assert.notDeepEqual(written, ours);

    const planned = await org.report<UndoReport>(['undo', RUN_2017, '--dry-run']);
    assert.deepEqual([planned.status, planned.restored, planned.unchanged, planned.skipped], ['Planned', 11, 0, []]);
    assert.deepEqual(await accountCells(OURS), written);
    assert.equal((await runRow(RUN_2017)).Status__c, 'Completed');

    const { run, ...report } = await org.report<UndoReport>(['undo', RUN_2017]);
    assert.deepEqual(report, { status: 'Undone', restored: 11, unchanged: 0, skipped: [] });
    const row = await runRow(RUN_2017);
    assert.deepEqual(run, { id: row.Id, name: row.Name, key: RUN_2017, policy: 'Default', asOf: '2017-12-31' });
    assert.deepEqual(await accountCells(OURS), ours);
    assert.deepEqual(await accountCells(PERSONAL), personal);
    assert.equal(row.Status__c, 'Undone');
    assert.match(String(row.Undone_At__c), /^20\d\d-/);
  });

  it('is done once: a second time it says so and writes nothing', async () => {
    await org.report(TIER_2017);
    const { Name: name, Id: id } = await runRow(RUN_2017);
    await org.report(['undo', String(name)]);
    const stamps = () => accountCells(['SystemModstamp']);
    const before = [await stamps(), await runRow(RUN_2017)];
    for (const reference of [String(name).toLowerCase(), String(id), String(id).slice(0, 15), RUN_2017.toUpperCase()]) {
      const report = await org.report<UndoReport>(['undo', reference]);
      assert.deepEqual([report.status, report.restored], ['AlreadyUndone', 0]);
    }
    assert.match((await org.sam('undo', RUN_2017)).stdout, /It was undone before; nothing was written\./);
    assert.deepEqual([await stamps(), await runRow(RUN_2017)], before);
  });

  it('lets the same run write again, and can then be done again', async () => {
    const before = await accountCells(OURS);
    const first = await org.report<TierReports>(TIER_2017);
    await org.report(['undo', RUN_2017]);
    const second = await org.report<TierReports>(TIER_2017);
    assert.deepEqual(second.changes.accounts, first.changes.accounts);
    const row = await runRow(RUN_2017);
    assert.deepEqual([row.Status__c, row.Undone_At__c], ['Completed', null]);
    assert.equal((await org.report<UndoReport>(['undo', RUN_2017])).restored, 11);
    assert.deepEqual(await accountCells(OURS), before);
  });

  it('goes back to before the first writing of a run that was repeated on other data', async () => {
    const before = await accountCells(OURS);
    await org.report(TIER_2017);
    await org.load(
      'opportunities',
      'External_Key__c,Name,StageName,CloseDate,Amount\nH-17,Order H-17,Closed Won,2017-03-09,500\n',
    );
    const repeated = await org.report<TierReports>(TIER_2017);
    assert.ok(repeated.changes.accounts > 0);
    const report = await org.report<UndoReport>(['undo', RUN_2017]);
    assert.deepEqual([report.status, report.restored, report.skipped], ['Undone', 11, []]);
    assert.deepEqual(await accountCells(OURS), before);
  });

  it('leaves alone and names accounts that were changed or deleted since', async () => {
    await org.report(TIER_2017);
    await change('ECHO', { Quartile__c: 1 });
    const deleted = await org.fetch(
      `/services/data/v66.0/sobjects/Account/${idOf('HELIX')}`,
      await org.token('admin@local-org.test', 'local-org'),
      { method: 'DELETE' },
    );
    assert.equal(deleted.status, 204);
    const report = await org.report<UndoReport>(['undo', RUN_2017]);
    assert.deepEqual([report.status, report.restored], ['Undone', 9]);
    const echo = {
      id: idOf('ECHO'),
      reason: 'ChangedSince',
      fields: ['Quartile__c'],
      writtenBy: RUN_2017,
      name: 'Echo',
    };
    assert.deepEqual(
      report.skipped.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)),
      [echo, { id: idOf('HELIX'), reason: 'NotFound', fields: [], name: '' }],
    );
    const [row] = await (
      await org.asAdmin()
    ).query("SELECT Quartile__c, Tiering_Run_Key__c FROM Account WHERE External_Key__c = 'ECHO'");
    assert.deepEqual([row?.Quartile__c, row?.Tiering_Run_Key__c], [1, RUN_2017]);
  });

  it('does not undo a run whose accounts a later run has written, and leaves it standing', async () => {
    await org.report(TIER_2017);
    const before = await accountCells(['SystemModstamp']);
    const report = await org.report<UndoReport>(['undo', RUN_2016], 3);
    assert.deepEqual([report.status, report.restored, report.skipped.length], ['Overtaken', 0, 4]);
    assert.ok(report.skipped.every(({ reason, writtenBy }) => reason === 'ChangedSince' && writtenBy === RUN_2017));
    const { code, stdout } = await org.sam('undo', RUN_2016);
    assert.equal(code, 3);
    assert.match(stdout, /Nothing can be restored: all 4 accounts were written since[^]*Undo the later run first/);
    assert.match(stdout, new RegExp(`Atlas +${idOf('ATLAS')} +changed since, last by run ${RUN_2017}: Quartile__c, `));
    assert.equal((await runRow(RUN_2016)).Status__c, 'Completed');
    assert.deepEqual(await accountCells(['SystemModstamp']), before);
    // The other way round it goes.
    await org.report(['undo', RUN_2017]);
    assert.equal((await org.report<UndoReport>(['undo', RUN_2016])).restored, 4);
    assert.ok(
      (await accountCells(['Quartile__c', 'Tiering_Run_Key__c'])).every(([, ...cells]) => cells.join('') === ''),
    );
  });

  it('does not begin while another process writes by the policy of the run', async () => {
    const admin = await org.asAdmin();
    const lease = { Lease_Key__c: 'Default:900', Policy__c: 'Default', Generation__c: 900, Lasts_Minutes__c: 10 };
    const [held] = await admin.create('Tiering_Lease__c', [{ ...lease, Owner_Token__c: 'other', Held_By__c: 'Other' }]);
    assert.ok(held?.success, JSON.stringify(held));
    const tiered = await accountCells(OURS);
    const { code, stderr } = await org.sam('undo', RUN_2016);
    assert.equal(code, 9, stderr);
    assert.match(stderr, /Another process writes by the policy Default: Other has held its lease/);
    assert.deepEqual(await accountCells(OURS), tiered);
    const { status } = await org.report<UndoReport>(['undo', RUN_2016, '--dry-run']);
    assert.equal(status, 'Planned');
    assert.equal((await org.report<UndoReport>(['undo', RUN_2016, '--take-over'])).status, 'Undone');
    assert.equal(
      await admin.count('SELECT COUNT() FROM Tiering_Lease__c WHERE Generation__c > 900 AND Is_Held__c = false'),
      1,
    );
  });

  it('takes the run out of the history that the next one compares with', async () => {
    await org.report(['undo', RUN_2016]);
    const { movers } = await org.report<TierReports>([...TIER_2017, '--dry-run']);
    assert.ok(movers.every(({ movement }) => movement === 'New'));
  });
});

describe('undo without anything to restore', () => {
  before(async () => {
    org = await startPortfolioOrg();
    await org.report([...TIER_2016, '--policy', 'Gross_Profit']);
    await org.report(['tier', '--as-of', '2010-12-31']);
    await org.report(TIER_2017);
  });
  after(() => org.close());

  const refused = async (run: string, exit: number, message: RegExp) => {
    const before = await accountCells(['SystemModstamp']);
    const { code, stdout, stderr } = await org.sam('undo', run);
    assert.deepEqual([code, stdout], [exit, ''], stderr);
    assert.match(stderr, message);
    assert.deepEqual(await accountCells(['SystemModstamp']), before);
  };

  it('explains a run of a policy that writes history only', () =>
    refused('Gross_Profit:2016-12-31:12', 3, /wrote no account: the policy Gross_Profit keeps history only/));

  it('explains a run that found every account right', () =>
    refused('Default:2010-12-31:12', 3, /wrote no account: all of them held the right values already/));

  it('explains a run that failed too early', async () => {
    const run = await runRow('Default:2010-12-31:12');
    await (await org.asAdmin()).update('Tiering_Run__c', [{ Id: String(run.Id), Status__c: 'Failed' }]);
    await refused('Default:2010-12-31:12', 3, /wrote no account: it failed before/);
  });

  it('names a run that is not there, and how to find one', () =>
    refused('TR-999999', 3, /no tiering run "TR-999999"[^]*strategic-accounts runs/));

  it('waits for a run that has not ended', async () => {
    const run = await runRow(RUN_2017);
    const admin = await org.asAdmin();
    await admin.update('Tiering_Run__c', [{ Id: String(run.Id), Status__c: 'Running' }]);
    await refused(RUN_2017, 3, /has not ended[^]*run the tiering job for the same date again/);
    await admin.update('Tiering_Run__c', [{ Id: String(run.Id), Status__c: 'Completed' }]);
  });

  it('is refused to a user who may not write, before anything is read', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('manager@local-org.test', 'local-org') };
    const { code, stderr } = await runSam(['undo', RUN_2017], { cwd: org.folder, env });
    assert.equal(code, 6);
    assert.match(stderr, /manager@local-org\.test cannot undo a tiering run: .*does not let it write/);
  });

  it('stops at a file that is not what the job stored, before an account is written', async () => {
    const run = await runRow(RUN_2017);
    const admin = await org.asAdmin();
    const [image] = await admin.readFiles(String(run.Id));
    assert.ok(image);
    const content = Buffer.from(await image.read())
      .toString()
      .replace('9007199254740993.25', '9007199254740993.26');
    await admin.saveFile({ recordId: String(run.Id), name: image.name, content: Buffer.from(content) });
    await refused(RUN_2017, 4, /accounts-before-.*\.csv cannot be used: its content is not what was stored/);
  });

  it('says that the file is gone', async () => {
    const run = await runRow(RUN_2017);
    const admin = await org.asAdmin();
    const links = await admin.query(
      `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${String(run.Id)}'`,
    );
    const token = await org.token('admin@local-org.test', 'local-org');
    for (const { ContentDocumentId: id } of links) {
      const address = `/services/data/v66.0/sobjects/ContentDocument/${String(id)}`;
      assert.equal((await org.fetch(address, token, { method: 'DELETE' })).status, 204);
    }
    await refused(RUN_2017, 4, /wrote 11 accounts, but has no file with what they held before[^]*recycle bin/);
  });
});

describe('an account that the org refuses to restore', () => {
  let projectDir: string;

  before(async () => {
    projectDir = await projectCopy('withoutSyncPermissionSet');
    // Only the rule differs: the user keeps its permission sets.
    const users = path.join('config', 'local-org-users.json');
    await writeFile(
      path.join(projectDir, users),
      await readFile(path.join(import.meta.dirname, '..', '..', users), 'utf8'),
    );
    const rules = path.join(projectDir, 'force-app/main/default/objects/Account/validationRules');
    await mkdir(rules, { recursive: true });
    await writeFile(
      path.join(rules, 'Fjord_Stays.validationRule-meta.xml'),
      `<?xml version="1.0" encoding="UTF-8" ?>
<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Fjord_Stays</fullName>
    <active>true</active>
    <errorConditionFormula>AND(Name = "Fjord", ISCHANGED(Quartile__c), ISBLANK(Quartile__c))</errorConditionFormula>
    <errorMessage>Fjord keeps its quartile.</errorMessage>
</ValidationRule>
`,
    );
    org = await startPortfolioOrg({ projectDir });
  });
  after(async () => {
    await org.close();
    await rm(projectDir, { recursive: true });
  });

  it('is listed in a CSV file, the others are restored, and the run can be undone once the reason is gone', async () => {
    await org.report(TIER_2017);
    const report = await org.report<UndoReport>(['undo', RUN_2017], 2);
    assert.deepEqual(
      [report.status, report.restored, report.refused],
      ['CompletedWithErrors', 10, { records: 1, file: 'refused-undo.csv' }],
    );
    const csv = await readFile(path.join(org.folder, 'refused-undo.csv'), 'utf8');
    assert.match(
      csv,
      new RegExp(`Account,${idOf('FJORD')},Fjord,FIELD_CUSTOM_VALIDATION_EXCEPTION,Fjord keeps its quartile`),
    );
    assert.equal((await runRow(RUN_2017)).Status__c, 'Completed');
    await change('FJORD', { Name: 'Fjord AS' });
    const again = await org.report<UndoReport>(['undo', RUN_2017]);
    assert.deepEqual([again.status, again.restored, again.unchanged], ['Undone', 1, 10]);
  });
});
