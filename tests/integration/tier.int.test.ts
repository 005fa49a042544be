import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { formatDecimal, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { ROOT, runSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { cents, rankBySqlite } from '../support/sqliteOracle.ts';

const CRM_SALES = process.env.SAM_CRM_SALES_DIR ?? path.join(ROOT, '..', 'shared', 'data', 'crm-sales');
const SMALL = path.join(import.meta.dirname, 'data');
const WINDOW = { start: '2017-01-01', end: '2017-12-31' };
const TIER = ['tier', '--as-of', '2017-12-31', '--window-months', '12', '--json'];

interface DataSet {
  readonly name: string;
  readonly folder: string;
  readonly skip: string | false;
  readonly population: number;
  readonly total: string;
  readonly rows: TierReport['rows'];
  readonly unranked: readonly string[];
  /** The ranked ones, and those that only show a zero or negative total. */
  readonly accountsChanged: number;
  readonly loaded: readonly [number, number];
  /** Smaller than the number of won rows: their result takes several pages. */
  readonly queryPageRows: number;
}

const DATA_SETS: readonly DataSet[] = [
  {
    name: 'the small set',
    folder: SMALL,
    skip: false,
    population: 10,
    total: '1234567890564457.95',
    rows: { read: 20, won: 20, open: 0, withoutMetric: 1, noAccount: 3 },
    unranked: ['Helix ZeroTotal', 'Iris NegativeTotal', 'Juno NoRowsInWindow'],
    accountsChanged: 12,
    loaded: [13, 26],
    queryPageRows: 7,
  },
  {
    name: 'the CRM sales set',
    folder: CRM_SALES,
    skip: existsSync(path.join(CRM_SALES, 'Opportunity.csv'))
      ? false
      : 'the data set is not there; put Account.csv and Opportunity.csv into a folder and name it in SAM_CRM_SALES_DIR',
    population: 85,
    total: '10005534',
    rows: { read: 4238, won: 4238, open: 0, withoutMetric: 0, noAccount: 1425 },
    unranked: [],
    accountsChanged: 85,
    loaded: [85, 8800],
    queryPageRows: 1000,
  },
];

function reportOf({ code, stdout, stderr }: SamResult): TierReport {
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as TierReport;
}

for (const data of DATA_SETS) {
  describe(`${data.name}, loaded into an empty org`, { skip: data.skip }, () => {
    let org: SamOrg;
    let planned: TierReport;
    let first: TierReport;
    let second: TierReport;

    const sam = (...args: string[]) => runSam([...args, '--local', org.url], { cwd: org.folder });

    before(async () => {
      org = await startSamOrg({ bulk2: { queryPageRows: data.queryPageRows } });
    });
    after(() => org.close());

    it('is taken whole, and taken again without a second record', async () => {
      const files = [
        '--accounts',
        path.join(data.folder, 'Account.csv'),
        '--opportunities',
        path.join(data.folder, 'Opportunity.csv'),
      ];
      const [accounts, opportunities] = data.loaded;
      for (const created of [true, false]) {
        const { code, stdout, stderr } = await sam('load', ...files, '--json');
        assert.equal(code, 0, stderr);
        const report = JSON.parse(stdout) as { status: string; files: Record<string, unknown>[] };
        assert.equal(report.status, 'Completed');
        assert.deepEqual(
          report.files.map(({ rows, created: made, updated, refused }) => [rows, made, updated, refused]),
          [accounts, opportunities].map((rows) => [rows, created ? rows : 0, created ? 0 : rows, 0]),
        );
      }
      const admin = await org.asAdmin();
      assert.equal(await admin.count('SELECT COUNT() FROM Account'), accounts);
      assert.equal(await admin.count('SELECT COUNT() FROM Opportunity'), opportunities);
    });

    it('is planned by a dry run that writes nothing', async () => {
      planned = reportOf(await sam(...TIER, '--dry-run'));
      assert.equal(planned.status, 'Planned');
      assert.deepEqual(planned.changes, { accounts: data.accountsChanged, snapshots: data.population });
      const admin = await org.asAdmin();
      assert.equal(await admin.count('SELECT COUNT() FROM Account WHERE Quartile__c != null'), 0);
      assert.equal(await admin.count('SELECT COUNT() FROM Tiering_Run__c'), 0);
    });

    it('is tiered as planned', async () => {
      first = reportOf(await sam(...TIER));
      assert.deepEqual(first, { ...planned, status: 'Completed' });
      assert.equal(first.runKey, 'Default:2017-12-31:12');
      assert.deepEqual(first.window, { ...WINDOW, months: 12 });
      assert.equal(first.population, data.population);
      assert.equal(first.total, data.total);
      assert.deepEqual(first.rows, data.rows);
      assert.equal(first.topShare.percent, '50.000000');
      assert.deepEqual(
        first.unranked.map(({ name, reason }) => `${name} ${reason}`),
        data.unranked,
      );
    });

    it('has the ranks and quartiles that SQLite gives the same file', async () => {
      const accounts = await (await org.asAdmin()).query('SELECT Id, External_Key__c FROM Account');
      const ids = new Map(accounts.map(({ Id, External_Key__c: key }) => [String(key), String(Id)]));
      const oracle = rankBySqlite(path.join(data.folder, 'Opportunity.csv'), WINDOW, (key) => ids.get(key) ?? '');
      assert.deepEqual(
        first.customers.map(({ id, rank, quartile, total }) => ({ id, rank, quartile, total: cents(total) })),
        oracle,
      );
      for (const { quartile, customers, total } of first.quartiles) {
        const members = oracle.filter((customer) => customer.quartile === quartile);
        assert.equal(customers, members.length);
        assert.equal(
          cents(total),
          members.reduce((sum, member) => sum + member.total, 0n),
        );
      }
    });

    it('stands on the accounts to the cent', async () => {
      const stored = new Map<string, string[]>();
      const columns = ['Id', 'Quartile__c', 'Revenue_Rank__c', 'Window_Revenue__c', 'Tiering_Run_Key__c'];
      await (
        await org.asAdmin()
      ).stream({ object: 'Account', columns, where: 'Quartile__c != null' }, ([id = '', ...cells]) => {
        stored.set(id, [...cells.slice(0, 3).map((cell) => formatDecimal(parseDecimal(cell))), cells[3] ?? '']);
      });
      const reported = first.customers.map(
        ({ id, quartile, rank, total }) => [id, [String(quartile), String(rank), total, first.runKey]] as const,
      );
      assert.deepEqual(
        stored,
        new Map(reported.toSorted(([a], [b]) => [...stored.keys()].indexOf(a) - [...stored.keys()].indexOf(b))),
      );
    });

    it('has one completed run record', async () => {
      const runs = await (
        await org.asAdmin()
      ).query(
        'SELECT Run_Key__c, Status__c, Population__c, Accounts_Changed__c, Snapshots_Written__c, Rows_Won__c FROM Tiering_Run__c',
      );
      assert.deepEqual(
        runs.map(({ attributes: _, ...run }) => run),
        [
          {
            Run_Key__c: first.runKey,
            Status__c: 'Completed',
            Population__c: data.population,
            Accounts_Changed__c: data.accountsChanged,
            Snapshots_Written__c: data.population,
            Rows_Won__c: data.rows.won,
          },
        ],
      );
    });

    it('changes nothing when tiered again', async () => {
      const admin = await org.asAdmin();
      const modified = () => admin.query('SELECT Id, SystemModstamp FROM Account ORDER BY Id');
      const before2 = await modified();
      second = reportOf(await sam(...TIER));
      assert.deepEqual(second, { ...first, changes: { accounts: 0, snapshots: 0 } });
      assert.deepEqual(await modified(), before2);
      assert.equal(await admin.count('SELECT COUNT() FROM Tier_Snapshot__c'), data.population);
      const [run] = await admin.query('SELECT Accounts_Changed__c FROM Tiering_Run__c');
      assert.equal(run?.Accounts_Changed__c, data.accountsChanged);
    });

    it('says the same to people', async () => {
      const { code, stdout } = await sam('tier', '--as-of', '2017-12-31');
      assert.equal(code, 0);
      assert.match(stdout, /Nothing had changed: 0 accounts and 0 snapshots written/);
      assert.match(stdout, new RegExp(`All +${data.population} `));
    });
  });
}

describe('subsidiaries of two levels, children first in the file', () => {
  it('find their parents', async () => {
    const org = await startSamOrg();
    const { code, stderr } = await runSam(['load', '--accounts', path.join(SMALL, 'Account.csv'), '--local', org.url], {
      cwd: org.folder,
    });
    assert.equal(code, 0, stderr);
    const children = await (
      await org.asAdmin()
    ).query(
      "SELECT External_Key__c, Parent.External_Key__c, Parent.Parent.External_Key__c FROM Account WHERE External_Key__c = 'PLANT-SOUTH'",
    );
    assert.match(JSON.stringify(children), /DIVISION-ENERGY.*GROUP-NORD/);
    await org.close();
  });
});
