import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { RunsReport } from '../../scripts/runs/index.ts';
import { startPortfolioOrg } from '../support/portfolioOrg.ts';
import type { PortfolioOrg } from '../support/portfolioOrg.ts';
import { runSam } from '../support/samCli.ts';

let org: PortfolioOrg;

before(async () => {
  org = await startPortfolioOrg();
});
after(() => org.close());

describe('runs in an org that was never tiered', () => {
  it('says what to do first', async () => {
    assert.deepEqual(await org.report(['runs']), { status: 'Completed', found: 0, runs: [] });
    const { code, stdout } = await org.sam('runs');
    assert.equal(code, 0);
    assert.match(stdout, /no tiering runs yet.*tier --dry-run/);
  });
});

describe('runs', () => {
  before(async () => {
    await org.report(['tier', '--as-of', '2016-12-31']);
    await org.report(['tier', '--as-of', '2017-12-31']);
    await org.report(['tier', '--as-of', '2017-12-31', '--policy', 'Gross_Profit']);
  });

  it('are listed with what they found and wrote, the latest first', async () => {
    const { found, runs } = await org.report<RunsReport>(['runs']);
    assert.equal(found, 3);
    const told = runs.map(({ id, startedAt, finishedAt, window, ...run }) => {
      assert.match(id, /^\w{18}$/);
      assert.ok(startedAt !== undefined && finishedAt !== undefined && startedAt <= finishedAt);
      assert.equal(window.months, 12);
      return run;
    });
    assert.deepEqual(told, [
      {
        name: 'TR-000003',
        key: 'Gross_Profit:2017-12-31:12',
        policy: 'Gross_Profit',
        asOf: '2017-12-31',
        status: 'Completed',
        writesToAccount: false,
        population: 9,
        total: '2830',
        movedUp: 0,
        movedDown: 0,
        accountsWritten: 0,
      },
      {
        name: 'TR-000002',
        key: 'Default:2017-12-31:12',
        policy: 'Default',
        asOf: '2017-12-31',
        status: 'Completed',
        writesToAccount: true,
        population: 9,
        total: '9007199254744063.75',
        movedUp: 3,
        movedDown: 0,
        accountsWritten: 11,
      },
      {
        name: 'TR-000001',
        key: 'Default:2016-12-31:12',
        policy: 'Default',
        asOf: '2016-12-31',
        status: 'Completed',
        writesToAccount: true,
        population: 4,
        total: '1500',
        movedUp: 0,
        movedDown: 0,
        accountsWritten: 4,
      },
    ]);
    assert.deepEqual(runs[0]?.window, { start: '2017-01-01', end: '2017-12-31', months: 12 });
  });

  it('can be asked for by policy and number', async () => {
    const { found, runs } = await org.report<RunsReport>(['runs', '--policy', 'default', '--limit', '1']);
    assert.deepEqual([found, runs.map(({ name }) => name)], [2, ['TR-000002']]);
  });

  it('make an aligned table for people', async () => {
    const { stdout } = await org.sam('runs', '--limit', '2');
    const lines = stdout.split('\n');
    assert.match(
      lines[0] ?? '',
      /^ {2}Run +Policy +As of +Window +Status +Customers +Total +Up +Down +Accounts +Finished/,
    );
    assert.match(lines[1] ?? '', /^ {2}TR-000003 +Gross_Profit .* 2,830\.00 +0 +0 +none +20/);
    assert.match(lines[2] ?? '', /^ {2}TR-000002 +Default .* 9,007,199,254,744,063\.75 +3 +0 +11 +20/);
    assert.match(stdout, /The latest 2 of 3 runs; --limit 3 shows them all\./);
  });

  it('of a policy without any name the policies that have some', async () => {
    const { code, stdout, stderr } = await org.sam('runs', '--policy', 'Capital_Equipment');
    assert.deepEqual([code, stdout], [3, '']);
    assert.match(stderr, /no run of a policy "Capital_Equipment"[^]*Policies with runs: Default, Gross_Profit\./);
  });

  it('take no limit below one', async () => {
    for (const limit of ['0', '-1', '1.5', 'all']) {
      const { code, stderr } = await org.sam('runs', '--limit', limit);
      assert.equal(code, 3);
      assert.match(stderr, /not a whole number of at least 1/);
    }
  });

  it('are not shown to a user without our permission sets', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('guest@local-org.test', 'local-org') };
    const { code, stderr } = await runSam(['runs'], { cwd: org.folder, env });
    assert.equal(code, 6);
    assert.match(stderr, /guest@local-org\.test cannot list tiering runs: the object Tiering_Run__c is missing/);
  });
});
