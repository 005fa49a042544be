import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Row } from '../../scripts/salesforce/index.ts';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { runSamHere } from '../support/samHere.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** Closed Won, Closed Lost and Prospecting are the stages of a new org; Probability comes along where it is not given. */
const SALES = [
  'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,Probability',
  'W1,Won,A,Closed Won,2017-05-01,100,100',
  'W2,Won,B,Closed Won,2017-05-01,90,100',
  'P1,Planned,B,Prospecting,2018-12-31,40,25',
  'P2,Too far ahead,A,Prospecting,2019-01-01,5000,50',
  'P3,Overdue in the window,C,Prospecting,2017-01-01,60.50,10',
  'P4,Overdue before it,A,Prospecting,2016-12-31,5000,50',
  'L1,Lost,A,Closed Lost,2017-05-01,5000,0',
];

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
  await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\nC,Gamma\n');
  await writeFile(path.join(org.folder, 'o.csv'), SALES.join('\n'));
  const load = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', '--local', org.url];
  const { code, stderr } = await runSamHere(load, { cwd: org.folder });
  assert.equal(code, 0, stderr);
});
after(() => org.close());

async function report(...args: string[]): Promise<TierReports> {
  const tier = ['tier', '--as-of', '2017-12-31', '--json', '--local', org.url, ...args];
  const { code, stdout, stderr } = await runSamHere(tier, { cwd: org.folder });
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as TierReports;
}

function totals({ customers }: TierReports): string[] {
  return customers.map(({ name, total }) => `${name} ${total}`);
}

async function accounts(): Promise<unknown[][]> {
  const fields = ['Name', 'Revenue_Rank__c', 'Window_Revenue__c', 'Open_Potential__c'];
  const rows: readonly Row[] = await (
    await org.asAdmin()
  ).query(`SELECT ${fields.join(', ')} FROM Account ORDER BY Name`);
  return rows.map((row) => fields.map((field) => row[field]));
}

describe('open potential', () => {
  it('counts for nothing unless it is asked for', async () => {
    const none = await report();
    assert.deepEqual(totals(none), ['Alpha 100', 'Beta 90']);
    assert.equal(none.rows.open, 0);
    assert.deepEqual(await accounts(), [
      ['Alpha', 1, 100, null],
      ['Beta', 2, 90, null],
      ['Gamma', null, null, null],
    ]);
  });

  it('counts as far ahead as the window looks back, and overdue ones in the window', async () => {
    const whole = await report('--potential', 'unweighted');
    assert.equal(whole.runKey, 'Default/potential-unweighted:2017-12-31:12');
    assert.deepEqual(totals(whole), ['Beta 130', 'Alpha 100', 'Gamma 60.5']);
    assert.deepEqual(whole.rows, { read: 4, won: 2, open: 2, withoutMetric: 0, noAccount: 0 });
    assert.deepEqual(await accounts(), [
      ['Alpha', 2, 100, null],
      ['Beta', 1, 90, 40],
      ['Gamma', 3, null, 60.5],
    ]);
  });

  it('counts by its probability, exactly', async () => {
    const weighted = await report('--potential', 'weighted');
    assert.deepEqual(totals(weighted), ['Alpha 100', 'Beta 100', 'Gamma 6.05']);
    const [run] = await (
      await org.asAdmin()
    ).query(
      "SELECT Open_Potential__c, Rows_Open__c FROM Tiering_Run__c WHERE Policy__c = 'Default/potential-weighted'",
    );
    assert.deepEqual([run?.Open_Potential__c, run?.Rows_Open__c], ['Weighted', 2]);
    assert.deepEqual((await report('--potential', 'weighted')).changes, { accounts: 0, snapshots: 0 });
  });
});
