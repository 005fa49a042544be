import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ExplainReport } from '../../scripts/explain/index.ts';
import { startPortfolioOrg } from '../support/portfolioOrg.ts';
import type { PortfolioOrg } from '../support/portfolioOrg.ts';
import { ROOT, runSam } from '../support/samCli.ts';

let org: PortfolioOrg;

function explain(account: string, ...flags: readonly string[]): Promise<ExplainReport> {
  return org.report<ExplainReport>(['explain', account, ...flags]);
}

function idOf(key: string): string {
  return org.ids.get(key) ?? assert.fail(`no account ${key}`);
}

async function refused(args: readonly string[], exit: number, message: RegExp): Promise<void> {
  const { code, stdout, stderr } = await org.sam('explain', ...args);
  assert.deepEqual([code, stdout], [exit, ''], stderr);
  assert.match(stderr, message);
}

before(async () => {
  org = await startPortfolioOrg();
  await org.report(['tier', '--as-of', '2016-12-31']);
  await org.report(['tier', '--as-of', '2017-12-31']);
});
after(() => org.close());

/** The platform keeps whole seconds: what is to be later than what was done now waits for the next one. */
const nextSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000 - (Date.now() % 1_000)));

describe('the account to explain', () => {
  it('is found by its id, its key or its whole name', async () => {
    const berg = { id: idOf('BERG'), name: 'Berg', key: 'BERG' };
    for (const reference of [berg.id, berg.id.slice(0, 15), 'berg', 'Berg']) {
      assert.deepEqual((await explain(reference)).account, berg);
    }
    assert.equal((await explain("o'hara service")).account.name, "O'Hara Service");
  });

  it('is asked for again when several have the name, or none', async () => {
    const twins = `${idOf('TWIN-1')} \\(TWIN-1\\), ${idOf('TWIN-2')} \\(TWIN-2\\)`;
    await refused(
      ['Twin'],
      3,
      new RegExp(`2 accounts are called "Twin": ${twins}[^]*by its id or its External_Key__c`),
    );
    await refused(
      ['No such \\ account'],
      3,
      /No account has the id, the External_Key__c or the name "No such \\ account"/,
    );
    await refused(['001000000000000AAA'], 3, /No account has the id/);
  });
});

describe('a ranked customer', () => {
  it('is told rank, shares, borders and both gaps, to the cent', async () => {
    const { standing, window, policy, customer, family } = await explain('Delta');
    assert.deepEqual(window, { start: '2017-01-01', end: '2017-12-31', months: 12 });
    assert.deepEqual([policy.name, customer.name, family], ['Default', 'Delta', undefined]);
    assert.deepEqual(standing, {
      ranked: true,
      population: 9,
      rank: 4,
      quartile: 2,
      total: '450',
      share: '0.000000',
      cumulative: '100.000000',
      inTopPool: false,
      above: { quartile: 1, total: '600', gap: '150' },
      below: { quartile: 3, total: '450', gap: '0' },
      tiedAcrossBorder: 2,
    });
  });

  it('has nothing above it in quartile 1 and nothing below it in quartile 4', async () => {
    const [atlas, helix] = [(await explain('Atlas')).standing, (await explain('Helix')).standing];
    assert.ok(atlas.ranked && helix.ranked);
    assert.deepEqual([atlas.above, atlas.inTopPool], [undefined, true]);
    assert.deepEqual(atlas.below, { quartile: 2, total: '450', gap: '9007199254740543.25' });
    assert.deepEqual([helix.above, helix.below], [{ quartile: 3, total: '200', gap: '99.5' }, undefined]);
  });

  it('is shown the opportunities that make the total, credits apart', async () => {
    const { won, open } = await explain('Cobalt');
    assert.deepEqual([won.count, won.total, won.credits, open], [2, '600', { count: 1, total: '-50' }, undefined]);
    assert.deepEqual(
      won.largest.map(({ name, closeDate, amount, counts, accountId }) => [name, closeDate, amount, counts, accountId]),
      [
        ['Order C-17', '2017-03-03', '650', '650', idOf('COBALT')],
        ['Order C-17-CREDIT', '2017-12-31', '-50', '-50', idOf('COBALT')],
      ],
    );
  });

  it('is told what gross profit says under the same rules, or the metric that is asked for', async () => {
    const { other } = await explain('Berg');
    assert.equal(other?.metric, 'Gross_Profit__c');
    assert.ok(other.standing.ranked);
    const { rank, quartile, total, population } = other.standing;
    assert.deepEqual([rank, quartile, total, population], [9, 4, '10', 9]);
    const byProfit = await explain('Berg', '--policy', 'Gross_Profit', '--as-of', '2017-12-31');
    assert.deepEqual([byProfit.policy.metric, byProfit.other?.metric], ['Gross_Profit__c', 'Amount']);
    const asked = await explain('Berg', '--other', 'expectedrevenue');
    assert.equal(asked.other?.metric, 'ExpectedRevenue');
  });

  it('is told how it moved, the latest first', async () => {
    const { history } = await explain('Atlas');
    assert.deepEqual(history, [
      {
        asOf: '2017-12-31',
        run: 'TR-000002',
        quartile: 1,
        undamped: 1,
        rank: 1,
        total: '9007199254740993.25',
        movement: 'Up',
        undone: false,
      },
      {
        asOf: '2016-12-31',
        run: 'TR-000001',
        quartile: 4,
        undamped: 4,
        rank: 4,
        total: '100',
        movement: 'New',
        undone: false,
      },
    ]);
  });

  it('is explained as of another day when asked', async () => {
    const { standing, window, stored } = await explain('Atlas', '--as-of', '2016-12-31');
    assert.equal(window.start, '2016-01-01');
    assert.ok(standing.ranked);
    assert.deepEqual([standing.rank, standing.population, standing.total], [4, 4, '100']);
    assert.deepEqual(stored, {
      reason: 'The accounts carry the figures of a later run, TR-000002 (Default:2017-12-31:12).',
    });
  });

  it('reads well', async () => {
    const { code, stdout } = await org.sam('explain', 'Delta');
    assert.equal(code, 0);
    assert.equal(
      stdout.replace(/TR-\d+ \([\d-]+\)/, 'TR-N (DAY)'),
      `Delta: quartile 2, rank 4 of 9, total 450
Policy Default: won Amount, 2017-01-01 to 2017-12-31 (12 months), each account for itself.

  Lowest in quartile 1    600   150 missing
  Its total               450   0.0 % of all; 100.0 % together with all larger ones
  Highest in quartile 3   450   0 to lose
2 customers have exactly the same total, some of them in another quartile: equal totals are in the order of their ids.

Won in the window: 1 opportunity, together 450
  Opportunity   Closes       Counts
  Order D-17    2017-01-01      450

By Gross_Profit__c: quartile 2, rank 4 of 9, total 200

How it moved
  As of        Quartile   Rank   Total   Movement   Run
  2017-12-31          2      4     450   Up         TR-000002
  2016-12-31          3      3     200   New        TR-000001

The account carries these figures, from run TR-N (DAY).
`,
    );
  });
});

describe('a customer that is not ranked', () => {
  it('is told why, and what it would take', async () => {
    const lowest = { population: 9, lowestInQuartile4: '100.5' };
    const standings = await Promise.all(
      ["O'Hara Service", 'Minus', 'TWIN-1'].map(async (name) => (await explain(name)).standing),
    );
    assert.deepEqual(standings, [
      { ranked: false, reason: 'ZeroTotal', total: '0', missing: '0', ...lowest },
      { ranked: false, reason: 'NegativeTotal', total: '-15', missing: '15', ...lowest },
      { ranked: false, reason: 'NoRowsInWindow', missing: '0', ...lowest },
    ]);
    const { stdout } = await org.sam('explain', 'Minus');
    assert.match(stdout, /^Minus: not ranked, its credits are larger than what it brought\n/);
    assert.match(stdout, /Its total is -15\.00\. More than 15\.00 is missing to be ranked/);
    assert.match(
      (await org.sam('explain', 'TWIN-1')).stdout,
      /One won opportunity with a positive amount would have it ranked/,
    );
  });
});

describe('other rules', () => {
  it('explain a family by its ultimate parent', async () => {
    const { account, customer, family, won, standing } = await explain(
      'Berg Plant',
      '--customer',
      'ultimate-parent',
      '--as-of',
      '2017-12-31',
    );
    assert.deepEqual([account.name, customer.name], ['Berg Plant', 'Berg']);
    assert.deepEqual(family, {
      accounts: 2,
      members: [
        { id: idOf('BERG'), name: 'Berg', total: '700' },
        { id: idOf('PLANT'), name: 'Berg Plant', total: '120' },
      ],
    });
    assert.ok(standing.ranked);
    assert.deepEqual([standing.total, won.count, won.total], ['820', 2, '820']);
    const { stdout } = await org.sam('explain', 'PLANT', '--customer', 'ultimate-parent', '--as-of', '2017-12-31');
    assert.match(stdout, /^Berg: quartile 1.*\nBerg Plant belongs to it and carries its quartile\./);
    assert.match(stdout, /Family of 2 accounts, 2 of them bring something/);
  });

  it('count open opportunities beside won ones, by their probability', async () => {
    await org.load(
      'opportunities',
      'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,Probability\n' +
        'H-OPEN,Order H-OPEN,HELIX,Prospecting,2018-06-30,333.33,30\n',
    );
    const { won, open, standing } = await explain('Helix', '--potential', 'weighted', '--as-of', '2017-12-31');
    assert.deepEqual([won.total, open?.total, standing.ranked && standing.total], ['100.5', '99.999', '200.499']);
    assert.deepEqual(
      open?.largest.map(({ amount, probability, counts }) => [amount, probability, counts]),
      [['333.33', '30', '99.999']],
    );
    const { stdout } = await org.sam('explain', 'Helix', '--potential', 'weighted', '--as-of', '2017-12-31');
    assert.match(
      stdout,
      /Open potential: 1 opportunity, together 100\.00\n.*Amount +Probability +Counts\n.*333\.33 +30 % +100\.00\n/,
    );
  });

  it('tell that equal totals share the better quartile', async () => {
    const { standing } = await explain('Fjord', '--ties', 'share-better', '--as-of', '2017-12-31');
    assert.ok(standing.ranked);
    assert.deepEqual([standing.quartile, standing.tiedTogether, standing.tiedAcrossBorder], [2, 2, undefined]);
  });

  it('tell that damping decided otherwise than the total', async () => {
    const flags = ['--damping', '50', '--as-of', '2017-12-31'];
    await org.report(['tier', '--damping', '50', '--as-of', '2016-12-31']);
    const { standing } = await explain('Delta', ...flags);
    assert.ok(standing.ranked);
    // 450 is no more than half above 450, the highest total below quartile 2.
    assert.deepEqual([standing.quartile, standing.undamped], [3, 2]);
    assert.match(
      (await org.sam('explain', 'Delta', ...flags)).stdout,
      /total alone gives quartile 2; damping has it in 3 for now/,
    );
    await nextSecond();
    await org.report(['tier', '--as-of', '2017-12-31']);
  });
});

describe('what is refused', () => {
  it('is another metric that is none, or the same', async () => {
    await refused(
      ['Delta', '--other', 'No_Such__c'],
      3,
      /no field No_Such__c that this user can see[^]*Choose one of Amount, .* with --other/,
    );
    await refused(['Delta', '--other', 'StageName'], 3, /Opportunity\.StageName is of type picklist/);
    await refused(['Delta', '--other', 'AMOUNT'], 3, /Amount is the policy's own metric/);
    await refused(['Delta', '--other', 'a b'], 3, /not the API name of a field/);
  });

  it('is what the job itself would refuse', async () => {
    await refused(['Delta', '--policy', 'Nobody'], 3, /no policy called Nobody/);
    await refused(['Delta', '--as-of', '2999-01-01'], 3, /in the future/);
    await refused([], 3, /missing required argument 'account'/);
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('guest@local-org.test', 'local-org') };
    const { code } = await runSam(['explain', 'Delta'], { cwd: org.folder, env });
    assert.equal(code, 6);
  });
});

describe('stored figures', () => {
  it('are those of now as long as nothing changed', async () => {
    const { stored, changedSince } = await explain('Delta');
    assert.ok('where' in stored);
    assert.deepEqual([stored.where, stored.differences, stored.accountsToChange, changedSince], ['Account', [], 0, 0]);
  });

  it('are told apart from those of now when opportunities changed since the run', async () => {
    await nextSecond();
    await org.load(
      'opportunities',
      'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount\nD-NEW,Order D-NEW,DELTA,Closed Won,2017-07-07,1000\n',
    );
    const { stored, changedSince, standing } = await explain('Delta');
    assert.ok(standing.ranked && 'where' in stored);
    assert.deepEqual([standing.rank, standing.quartile, standing.total, changedSince], [2, 1, '1450', 1]);
    assert.deepEqual(
      stored.differences.filter(({ field }) => /^(Quartile__c|Revenue_Rank__c|Window_Revenue__c)$/.test(field)),
      [
        { field: 'Quartile__c', stored: '2', now: '1' },
        { field: 'Revenue_Rank__c', stored: '4', now: '2' },
        { field: 'Window_Revenue__c', stored: '450', now: '1450' },
      ],
    );
    assert.ok(stored.accountsToChange >= 3);
    const { stdout } = await org.sam('explain', 'Delta');
    assert.match(
      stdout,
      /The data has changed since run TR-000002 .*The account still carries:\n {2}Field +Stored +Now\n {2}Quartile__c +2 +1\n/,
    );
    assert.match(stdout, /1 of its opportunities were saved since that run\./);
    const [row] = await (await org.asAdmin()).query("SELECT Quartile__c FROM Account WHERE Name = 'Delta'");
    assert.equal(row?.Quartile__c, 2, 'explaining writes nothing');
  });

  it('of a policy that writes history only are those of its snapshot', async () => {
    const flags = ['--policy', 'Gross_Profit', '--as-of', '2017-12-31'];
    const before = await explain('Echo', ...flags);
    assert.deepEqual(before.stored, {
      reason: 'There is no run Gross_Profit:2017-12-31:12 yet, so nothing is stored to compare with.',
    });
    await org.report(['tier', ...flags]);
    const { stored } = await explain('Echo', ...flags);
    assert.ok('where' in stored);
    assert.deepEqual([stored.where, stored.differences], ['Tier_Snapshot__c', []]);
  });

  it('of a run that was undone are not compared with', async () => {
    await org.report(['tier', '--as-of', '2017-12-31']);
    await org.report(['undo', 'Default:2017-12-31:12']);
    const { stored, history } = await explain('Delta', '--as-of', '2017-12-31');
    assert.deepEqual(stored, {
      reason: 'Run TR-000002 of this date has the status Undone, so its figures are not compared with.',
    });
    assert.deepEqual(
      history.map(({ asOf, undone }) => [asOf, undone]),
      [
        ['2017-12-31', true],
        ['2016-12-31', false],
      ],
    );
    assert.equal((await explain('Delta')).window.end, '2016-12-31', 'the latest run that stands');
  });
});

describe('several currencies', () => {
  it('show what was recorded, and what it counts in the corporate currency', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sam-currencies-'));
    const currencies = path.join(folder, 'currencies.json');
    const rates = { corporateCurrency: 'EUR', currencies: [{ isoCode: 'USD', conversionRate: 3 }] };
    await writeFile(currencies, JSON.stringify(rates));
    const world = await startPortfolioOrg({ shape: ['multi-currency'], currencies: path.relative(ROOT, currencies) });
    await world.load(
      'opportunities',
      'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,CurrencyIsoCode\n' +
        'H-USD-1,Order H-USD-1,HELIX,Closed Won,2017-07-07,1000,USD\n' +
        'H-USD-2,Order H-USD-2,HELIX,Closed Won,2017-07-07,1000,USD\n',
    );
    const { won, standing, currency } = await world.report<ExplainReport>([
      'explain',
      'Helix',
      '--as-of',
      '2017-12-31',
    ]);
    const { stdout } = await world.sam('explain', 'Helix', '--as-of', '2017-12-31');
    await world.close();
    await rm(folder, { recursive: true });
    // 2000 USD divided once; its halves would add up to 666.66666666.
    assert.deepEqual([currency, won.total, standing.ranked && standing.total], ['EUR', '767.16666667', '767.16666667']);
    assert.deepEqual(
      won.largest.map(({ amount, currency: recorded, counts }) => [amount, recorded, counts]),
      [
        ['1000', 'USD', '333.33333333'],
        ['1000', 'USD', '333.33333333'],
        ['100.5', 'EUR', '100.5'],
      ],
    );
    assert.match(stdout, /1,000\.00 USD +333\.33\n.*1,000\.00 USD +333\.33\n.*100\.50 EUR +100\.50\n/);
  });
});
