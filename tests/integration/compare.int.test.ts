import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CompareReport } from '../../scripts/compare/index.ts';
import { startPortfolioOrg } from '../support/portfolioOrg.ts';
import type { PortfolioOrg } from '../support/portfolioOrg.ts';
import { runSam } from '../support/samCli.ts';

const BOTH = ['compare', '--metric', 'Amount', '--metric', 'Gross_Profit__c', '--as-of', '2017-12-31'];

let org: PortfolioOrg;

before(async () => {
  org = await startPortfolioOrg();
});
after(() => org.close());

function idOf(key: string): string {
  return org.ids.get(key) ?? assert.fail(`no account ${key}`);
}

describe('compare', () => {
  it('lists the customers whose quartile differs, the largest first, with ranks, totals and borders', async () => {
    const { customers, policy, window, first, second } = await org.report<CompareReport>(BOTH);
    assert.deepEqual([policy.method, window.start, window.end], ['EqualCount', '2017-01-01', '2017-12-31']);
    assert.deepEqual(first, { metric: 'Amount', population: 9, total: '9007199254744063.75' });
    assert.deepEqual(second, { metric: 'Gross_Profit__c', population: 9, total: '2830' });
    assert.deepEqual(customers, [
      {
        id: idOf('BERG'),
        name: 'Berg',
        first: { quartile: 1, rank: 2, total: '700', borderGap: '-250' },
        second: { quartile: 4, rank: 9, total: '10', borderGap: '90' },
      },
      { id: idOf('GAMMA'), name: 'Gamma', first: { quartile: 3, rank: 7, total: '200', borderGap: '-80' } },
      {
        id: idOf('PLANT'),
        name: 'Berg Plant',
        first: { quartile: 4, rank: 8, total: '120', borderGap: '80' },
        second: { quartile: 3, rank: 7, total: '100', borderGap: '50' },
      },
      {
        id: idOf('HELIX'),
        name: 'Helix',
        first: { quartile: 4, rank: 9, total: '100.5', borderGap: '99.5' },
        second: { quartile: 1, rank: 2, total: '900', borderGap: '-700' },
      },
      {
        id: idOf('SERVICE'),
        name: "O'Hara Service",
        second: { quartile: 4, rank: 8, total: '50', borderGap: '50' },
      },
    ]);
  });

  it('counts all customers by both quartiles', async () => {
    const { matrix, onlyFirst, onlySecond } = await org.report<CompareReport>(BOTH);
    assert.deepEqual(matrix, [
      [2, 0, 0, 1],
      [0, 2, 0, 0],
      [0, 0, 1, 0],
      [1, 0, 1, 0],
    ]);
    assert.deepEqual(
      [onlyFirst, onlySecond],
      [
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    );
  });

  it('applies the other rules to both metrics', async () => {
    const flags = ['--customer', 'ultimate-parent', '--method', 'equal-revenue', '--window-months', '13'];
    const { policy, window, customers, second } = await org.report<CompareReport>([...BOTH, ...flags]);
    assert.deepEqual([policy.customer, policy.method, window.months], ['UltimateParent', 'EqualRevenue', 13]);
    assert.equal(second.total, '2930', '100 of December 2016 more');
    assert.ok(!customers.some(({ name }) => name === 'Berg Plant'), 'it belongs to Berg');
  });

  it('says so when the metrics agree on everybody', async () => {
    const flags = ['--metric', 'Amount', '--metric', 'Gross_Profit__c', '--as-of', '2015-12-31'];
    const { stdout } = await org.sam('compare', ...flags);
    assert.match(stdout, /Nobody has a positive total by Amount or Gross_Profit__c, so there is nothing to compare/);
    const same = await org.report<CompareReport>([
      'compare',
      '--metric',
      'Amount',
      '--metric',
      'ExpectedRevenue',
      '--as-of',
      '2017-12-31',
    ]);
    assert.deepEqual([same.customers, same.onlyFirst, same.onlySecond], [[], [0, 0, 0, 0], [0, 0, 0, 0]]);
    const { stdout: text } = await org.sam(
      'compare',
      '--metric',
      'Amount',
      '--metric',
      'ExpectedRevenue',
      '--as-of',
      '2017-12-31',
    );
    assert.match(text, /Every customer is in the same quartile by both\./);
  });

  it('reads well', async () => {
    const { code, stdout } = await org.sam(...BOTH);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `Amount beside Gross_Profit__c, 2017-01-01 to 2017-12-31 (12 months). Nothing was written.

Customers by Gross_Profit__c quartile (across)
                      1   2   3   4   not ranked
  Amount quartile 1   2   0   0   1            0
  Amount quartile 2   0   2   0   0            0
  Amount quartile 3   0   0   1   0            1
  Amount quartile 4   1   0   1   0            0
  Amount not ranked   0   0   0   1

5 customers are not in the same quartile, A by Amount and B by Gross_Profit__c:
  Customer         A   Rank    Total   To the border   B   Rank   Total   To the border
  Berg             1      2   700.00         -250.00   4      9      10              90
  Gamma            3      7   200.00          -80.00   -
  Berg Plant       4      8   120.00           80.00   3      7     100              50
  Helix            4      9   100.50           99.50   1      2     900            -700
  O'Hara Service   -                                   4      8      50              50
To the border: what is missing to the quartile above, or with a minus, what may be lost to the one below.
`,
    );
  });

  it('writes nothing at all', async () => {
    const admin = await org.asAdmin();
    assert.equal(await admin.count('SELECT COUNT() FROM Tiering_Run__c'), 0);
    assert.equal(await admin.count('SELECT COUNT() FROM Tier_Snapshot__c'), 0);
    assert.equal(await admin.count('SELECT COUNT() FROM Account WHERE Quartile__c != null'), 0);
  });
});

describe('compare refuses', () => {
  const cases: readonly (readonly [what: string, flags: readonly string[], message: RegExp])[] = [
    ['no metric', [], /takes two metrics, not 0\.[^]*Add --metric twice/],
    ['one metric', ['--metric', 'Amount'], /takes two metrics, not 1 \(Amount\)/],
    [
      'three metrics',
      ['--metric', 'Amount', '--metric', 'Gross_Profit__c', '--metric', 'ExpectedRevenue'],
      /takes two metrics, not 3 \(Amount, Gross_Profit__c, ExpectedRevenue\)/,
    ],
    ['the same metric twice', ['--metric', 'Amount', '--metric', 'amount'], /amount was given twice/],
    [
      'a field that is not there',
      ['--metric', 'Amount', '--metric', 'Nope__c'],
      /Opportunity has no field Nope__c that this user can see/,
    ],
    [
      'a text field',
      ['--metric', 'Name', '--metric', 'Amount'],
      /Opportunity\.Name is of type string; a metric is a number or currency field/,
    ],
    ['what is no field name', ['--metric', 'Amount', '--metric', 'a-b'], /"a-b" is not the API name of a field/],
    [
      'an unusual window',
      ['--metric', 'Amount', '--metric', 'Gross_Profit__c', '--window-months', '6'],
      /window of 6 months is unusual/,
    ],
    ['a day to come', ['--metric', 'Amount', '--metric', 'Gross_Profit__c', '--as-of', '2999-12-31'], /in the future/],
  ];
  for (const [what, flags, message] of cases) {
    it(what, async () => {
      const { code, stdout, stderr } = await org.sam('compare', ...flags);
      assert.deepEqual([code, stdout], [3, ''], stderr);
      assert.match(stderr, message);
    });
  }

  it('tells a program the same on stdout', async () => {
    const failed = await org.report<{ status: string; error: { code: string } }>(['compare', '--metric', 'Amount'], 3);
    assert.deepEqual([failed.status, failed.error.code], ['Failed', 'NOT_TWO_METRICS']);
  });

  it('a user who may not run the job', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('guest@local-org.test', 'local-org') };
    const { code } = await runSam(BOTH, { cwd: org.folder, env });
    assert.equal(code, 6);
  });
});
