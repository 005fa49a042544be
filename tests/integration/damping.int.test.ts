import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { runSamHere } from '../support/samHere.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** Four customers a year; in 2015 and 2016 TWO is ahead of ONE by a hair, in 2017 all is as it was. */
const YEARS: Readonly<Record<string, readonly number[]>> = {
  2014: [100, 99, 50, 10],
  2015: [100, 101, 50, 10],
  2016: [100, 101, 50, 10],
  2017: [100, 150, 50, 10],
};
const NAMES = ['ONE', 'TWO', 'THREE', 'FOUR'];

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
  const rows = Object.entries(YEARS).flatMap(([year, amounts]) =>
    amounts.map((amount, index) => `${NAMES[index]}-${year},Sale,${NAMES[index]},Closed Won,${year}-05-01,${amount}`),
  );
  const header = 'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount';
  await writeFile(path.join(org.folder, 'o.csv'), [header, ...rows].join('\n'));
  await writeFile(
    path.join(org.folder, 'a.csv'),
    ['External_Key__c,Name', ...NAMES.map((n) => `${n},${n}`)].join('\n'),
  );
  const load = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', '--local', org.url];
  const { code, stderr } = await runSamHere(load, { cwd: org.folder });
  assert.equal(code, 0, stderr);
});
after(() => org.close());

async function year(number: number): Promise<TierReports> {
  const args = ['tier', '--as-of', `${number}-12-31`, '--damping', '10', '--json', '--local', org.url];
  const { code, stdout, stderr } = await runSamHere(args, { cwd: org.folder });
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as TierReports;
}

function quartiles({ customers }: TierReports): Record<string, number> {
  return Object.fromEntries(customers.map(({ name, quartile }) => [name, quartile]));
}

describe('damping', () => {
  it('keeps quartiles while the border is passed by a hair, and lets them go the second time', async () => {
    assert.deepEqual(quartiles(await year(2014)), { ONE: 1, TWO: 2, THREE: 3, FOUR: 4 });
    const held = await year(2015);
    assert.deepEqual(quartiles(held), { TWO: 2, ONE: 1, THREE: 3, FOUR: 4 });
    assert.deepEqual([held.held, held.movers.length], [2, 0]);
    assert.deepEqual((await year(2015)).changes, { accounts: 0, snapshots: 0 });
    const moved = await year(2016);
    assert.deepEqual(quartiles(moved), { TWO: 1, ONE: 2, THREE: 3, FOUR: 4 });
    assert.deepEqual(
      moved.movers.map(({ name, movement, from, to, totalBefore, total }) => [
        name,
        movement,
        from,
        to,
        totalBefore,
        total,
      ]),
      [
        ['TWO', 'Up', 2, 1, '101', '101'],
        ['ONE', 'Down', 1, 2, '100', '100'],
      ],
    );
  });

  it('is told on the run, and kept on the snapshots of those it held', async () => {
    const admin = await org.asAdmin();
    const [run] = await admin.query(
      "SELECT Customers_Held__c, Customers_Moved_Up__c, Damping_Percent__c FROM Tiering_Run__c WHERE Run_Key__c = 'Default/damping-10:2015-12-31:12'",
    );
    assert.deepEqual([run?.Customers_Held__c, run?.Customers_Moved_Up__c, run?.Damping_Percent__c], [2, 0, 10]);
    const kept = await admin.query(
      'SELECT Account__r.Name, Quartile__c, Undamped_Quartile__c FROM Tier_Snapshot__c WHERE As_Of__c = 2015-12-31 ORDER BY Account__r.Name',
    );
    assert.deepEqual(
      kept.map(({ Quartile__c: quartile, Undamped_Quartile__c: undamped }) => [quartile, undamped]),
      [
        [1, 2],
        [2, 1],
      ],
    );
  });

  it('does not look back at a run that was undone', async () => {
    const admin = await org.asAdmin();
    const [undone] = await admin.query('SELECT Id FROM Tiering_Run__c WHERE As_Of__c = 2016-12-31');
    await admin.update('Tiering_Run__c', [{ Id: String(undone?.Id), Status__c: 'Undone' }]);
    // As of 2015 TWO was held in quartile 2 and pointed to 1: it moves up from there, not from where 2016 had left it.
    const { movers } = await year(2017);
    assert.deepEqual(
      movers.map(({ name, from, to }) => [name, from, to]),
      [
        ['TWO', 2, 1],
        ['ONE', 1, 2],
      ],
    );
  });
});
