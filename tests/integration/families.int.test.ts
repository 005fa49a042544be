import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readCurve } from '#lwc/concentrationCurve/concentrationCurve.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org, Row } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { runSamHere } from '../support/samHere.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';

const DATA = path.join(import.meta.dirname, 'data');
const TIER = ['tier', '--as-of', '2017-12-31', '--json'];
const FAMILIES = [...TIER, '--customer', 'ultimate-parent'];

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
  const files = ['--accounts', path.join(DATA, 'Account.csv'), '--opportunities', path.join(DATA, 'Opportunity.csv')];
  const { code, stderr } = await runSamHere(['load', ...files, '--local', org.url], { cwd: org.folder });
  assert.equal(code, 0, stderr);
});
after(() => org.close());

async function report(args: readonly string[]): Promise<TierReport> {
  const { code, stdout, stderr } = await runSamHere([...args, '--local', org.url], { cwd: org.folder });
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as TierReport;
}

async function account(key: string): Promise<Row | undefined> {
  const fields =
    'Quartile__c, Revenue_Rank__c, Window_Revenue__c, Family_Revenue__c, Revenue_Share__c, Tiering_Run_Key__c';
  const [row] = await (await org.asAdmin()).query(`SELECT ${fields} FROM Account WHERE External_Key__c = '${key}'`);
  const { attributes: _, ...cells } = row ?? {};
  return cells;
}

async function run(key: string): Promise<Row> {
  const [row] = await (
    await org.asAdmin()
  ).query(`SELECT Customer__c, Policy__c, Population__c, Curve__c FROM Tiering_Run__c WHERE Run_Key__c = '${key}'`);
  return row ?? assert.fail(`no run ${key}`);
}

describe('accounts as customers', () => {
  it('show their own total whether or not they are ranked', async () => {
    const { customer, cycles } = await report(TIER);
    assert.deepEqual([customer, cycles], ['account', []]);
    const unranked = { Quartile__c: null, Revenue_Rank__c: null, Family_Revenue__c: null, Revenue_Share__c: null };
    const stamp = { Tiering_Run_Key__c: 'Default:2017-12-31:12' };
    assert.deepEqual(await account('HELIX'), { ...unranked, Window_Revenue__c: 0, ...stamp });
    assert.deepEqual(await account('IRIS'), { ...unranked, Window_Revenue__c: -15, ...stamp });
    assert.deepEqual(await account('JUNO'), { ...unranked, Window_Revenue__c: null, Tiering_Run_Key__c: null });
  });

  it('leave the curve of their shares on the run', async () => {
    const { customers } = await report(TIER);
    const stored = await run('Default:2017-12-31:12');
    assert.equal(stored.Customer__c, 'account');
    assert.deepEqual(readCurve(String(stored.Curve__c)), {
      customers: 10,
      points: customers.map(({ rank, cumulative }) => ({ customers: rank, share: Number(cumulative) })),
    });
  });
});

describe('ultimate parents as customers', () => {
  it('are ranked with the total of their family, as planned', async () => {
    const planned = await report([...FAMILIES, '--dry-run']);
    const first = await report(FAMILIES);
    assert.deepEqual(first, { ...planned, status: 'Completed' });
    assert.equal(first.runKey, 'Default/families:2017-12-31:12');
    assert.deepEqual([first.customer, first.cycles, first.population], ['ultimate-parent', [], 8]);
    const nord = first.customers.find(({ name }) => name === 'Nord Group');
    assert.deepEqual([nord?.rank, nord?.quartile, nord?.total], [2, 1, '210000.25']);
    assert.ok(!first.customers.some(({ name }) => name === 'Plant South' || name === 'Division Energy'));
    assert.equal((await report(TIER)).total, first.total, 'grouping moves revenue, and loses none');
  });

  it('carry rank and share; their families carry the quartile and their own revenue', async () => {
    await report(FAMILIES);
    const stamp = { Tiering_Run_Key__c: 'Default/families:2017-12-31:12' };
    const { Revenue_Share__c: share, ...parent } = (await account('GROUP-NORD')) ?? {};
    assert.ok(Number(share) >= 0);
    assert.deepEqual(parent, {
      Quartile__c: 1,
      Revenue_Rank__c: 2,
      Window_Revenue__c: 45000,
      Family_Revenue__c: 210000.25,
      ...stamp,
    });
    const member = { Quartile__c: 1, Revenue_Rank__c: null, Family_Revenue__c: null, Revenue_Share__c: null, ...stamp };
    assert.deepEqual(await account('DIVISION-ENERGY'), { ...member, Window_Revenue__c: 45000 });
    assert.deepEqual(await account('PLANT-SOUTH'), { ...member, Window_Revenue__c: 120000.25 });
    const { Customer__c: customer, Policy__c: policy, Population__c: population } = await run(stamp.Tiering_Run_Key__c);
    assert.deepEqual([customer, policy, population], ['ultimate-parent', 'Default/families', 8]);
  });

  it('change nothing when tiered again', async () => {
    assert.deepEqual((await report(FAMILIES)).changes, { accounts: 0, snapshots: 0 });
  });

  // Salesforce refuses to save a circle (CIRCULAR_DEPENDENCY), but the rows of a long read come from different moments.
  it('stand for themselves when they are read as each other’s parents, which is reported', async () => {
    const sync = await connect({ instanceUrl: org.url, username: 'sync@local-org.test', password: PASSWORD });
    const rows = await sync.query("SELECT Id FROM Account WHERE External_Key__c IN ('ATLAS', 'BERG') ORDER BY Id");
    const [atlas = '', berg = ''] = rows.map(({ Id }) => String(Id));
    const circular: Org = {
      ...sync,
      stream: (query, onRow) =>
        sync.stream(query, (cells) => {
          const parent = cells[0] === atlas ? berg : cells[0] === berg ? atlas : undefined;
          onRow(query.object === 'Account' && parent !== undefined ? cells.with(2, parent) : cells);
        }),
    };
    const options = { ...tierOptions('2017-12-31', { customer: 'UltimateParent' }), dryRun: true };
    const { cycles, population, changes } = await tier({ org: circular, terminal: QUIET }, options);
    assert.deepEqual([cycles, population, changes], [[atlas, berg], 8, { accounts: 0, snapshots: 0 }]);
  });
});
