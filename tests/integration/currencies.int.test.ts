import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { OrgShape } from '../../local-org/index.ts';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { policyProject } from '../support/policyProject.ts';
import type { PolicyProject } from '../support/policyProject.ts';
import { runSamHere } from '../support/samHere.ts';
import type { SamResult } from '../support/samCli.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const CURRENCIES = {
  corporateCurrency: 'EUR',
  currencies: [
    { isoCode: 'USD', conversionRate: 1.25 },
    { isoCode: 'JPY', conversionRate: 130 },
  ],
  datedRates: [
    { isoCode: 'USD', startDate: '2017-01-01', conversionRate: 1.1 },
    { isoCode: 'USD', startDate: '2017-07-01', conversionRate: 1.2 },
    { isoCode: 'JPY', startDate: '2017-06-01', conversionRate: 120 },
  ],
};

const HEADER = 'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,CurrencyIsoCode';
const TIER = ['tier', '--as-of', '2017-12-31', '--json'];
/** Every option that is not the default one, and a policy of each kind. */
const OPTIONS = {
  ...{ Active__c: true, Open_Potential__c: 'Weighted', Customer__c: 'UltimateParent', Damping_Percent__c: 10 },
  ...{ Ties__c: 'ShareBetter', Zero_Totals__c: 'Ranked', History__c: 'All', Window_End__c: 'LastCompleteMonth' },
};
const POLICIES = { Main: { ...OPTIONS, Writes_To_Account__c: true }, Aside: { ...OPTIONS, Method__c: 'EqualRevenue' } };
const SALES = [
  'O1,One,A,Closed Won,2017-06-30,110,USD',
  'O2,Two,A,Closed Won,2017-07-01,120,USD',
  'O3,Three,A,Closed Won,2017-07-02,0.30,EUR',
  'O4,Four,B,Closed Won,2017-05-01,150,EUR',
];

/** Tiers an org of this shape with these opportunities. */
async function tierIn(
  shape: readonly OrgShape[],
  sales: readonly string[],
  look: (result: SamResult, org: SamOrg) => Promise<void> | void,
  policies: PolicyProject['policies'] = {},
): Promise<void> {
  const files = { 'config/local-org-currencies.json': JSON.stringify(CURRENCIES) };
  const projectDir = await policyProject({ policies, files });
  const org = await startSamOrg({ projectDir, shape });
  try {
    await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\n');
    await writeFile(path.join(org.folder, 'o.csv'), [HEADER, ...sales].join('\n'));
    const load = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', '--local', org.url];
    const loaded = await runSamHere(load, { cwd: org.folder });
    assert.equal(loaded.code, 0, loaded.stderr);
    await look(await runSamHere([...TIER, '--local', org.url], { cwd: org.folder }), org);
  } finally {
    await org.close();
    await rm(projectDir, { recursive: true });
  }
}

function standings({ code, stdout, stderr }: SamResult): readonly (readonly [string, string])[] {
  assert.equal(code, 0, stderr);
  return (JSON.parse(stdout) as TierReports).customers.map(({ name, total }) => [name, total]);
}

describe('an org with several currencies', () => {
  it('is converted at the static rates and says in which currency', async () => {
    await tierIn(['multi-currency'], SALES, async (result, org) => {
      // (110 + 120) / 1.25 + 0.30
      assert.deepEqual(standings(result), [
        ['Alpha', '184.3'],
        ['Beta', '150'],
      ]);
      assert.equal((JSON.parse(result.stdout) as TierReports).currency, 'EUR');
      const admin = await org.asAdmin();
      const [run] = await admin.query('SELECT Currency_Iso_Code__c, Total__c FROM Tiering_Run__c');
      assert.deepEqual([run?.Currency_Iso_Code__c, run?.Total__c], ['EUR', 334.3]);
      const [alpha] = await admin.query("SELECT Window_Revenue__c FROM Account WHERE Name = 'Alpha'");
      assert.equal(alpha?.Window_Revenue__c, 184.3);
    });
  });

  it('and dated rates is converted at the rate of each close date, from its first day on', async () => {
    await tierIn(['multi-currency', 'dated-rates'], SALES, (result) => {
      // 110 / 1.1 + 120 / 1.2 + 0.30
      assert.deepEqual(standings(result), [
        ['Alpha', '200.3'],
        ['Beta', '150'],
      ]);
    });
  });

  it('and a gap in its dated rates is not tiered, and told of currency and number', async () => {
    const sales = [...SALES, 'O5,Five,B,Closed Won,2017-05-31,9,JPY', 'O6,Six,A,Closed Won,2017-05-31,9,JPY'];
    await tierIn(['multi-currency', 'dated-rates'], sales, async ({ code, stderr, stdout }, org) => {
      assert.equal(code, 6, stderr);
      assert.match(stderr, /2 opportunities cannot be converted to EUR: 2 in JPY \(no dated rate on 2017-05-31\)/);
      assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'NO_CONVERSION_RATE');
      assert.equal(await (await org.asAdmin()).count('SELECT COUNT() FROM Tiering_Run__c'), 0);
    });
  });

  it('and quotients without an end are rounded at eight decimals, and stored in cents', async () => {
    await tierIn(['multi-currency'], ['O1,One,A,Closed Won,2017-06-30,1000,JPY'], async (result, org) => {
      assert.deepEqual(standings(result), [['Alpha', '7.69230769']]);
      const [alpha] = await (await org.asAdmin()).query("SELECT Window_Revenue__c FROM Account WHERE Name = 'Alpha'");
      assert.equal(alpha?.Window_Revenue__c, 7.69);
    });
  });

  it('and every option at once writes nothing the second time, in the year after neither', async () => {
    const sales = [
      ...SALES,
      'O5,Five,A,Prospecting,2018-03-01,333.33,JPY',
      'O6,Six,B,Closed Won,2017-08-01,0.07,USD',
      'O7,Seven,A,Closed Won,2018-05-01,1000,JPY',
      'O8,Eight,B,Closed Won,2018-05-02,8.4,USD',
    ];
    const look = async (first: SamResult, org: SamOrg): Promise<void> => {
      const writes = ({ code, stdout, stderr }: SamResult) => {
        assert.equal(code, 0, stderr);
        const { others, ...main } = JSON.parse(stdout) as TierReports;
        return [main, ...others].map(({ policy, changes }) => [policy.name, changes.accounts, changes.snapshots]);
      };
      const again = async (asOf: string) =>
        writes(await runSamHere(['tier', '--as-of', asOf, '--json', '--local', org.url], { cwd: org.folder }));
      const written = [
        ['Main', 2, 2],
        ['Aside', 0, 2],
      ];
      const nothing = [
        ['Main', 0, 0],
        ['Aside', 0, 0],
      ];
      assert.deepEqual(writes(first), written);
      assert.deepEqual(await again('2017-12-31'), nothing);
      assert.deepEqual(await again('2019-01-15'), written);
      assert.deepEqual(await again('2019-01-30'), nothing);
    };
    await tierIn(['multi-currency', 'dated-rates'], sales, look, POLICIES);
  });
});
