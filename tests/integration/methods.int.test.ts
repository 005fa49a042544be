import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { quartilesBySqlite } from '../support/methodOracle.ts';
import type { OracleMethod } from '../support/methodOracle.ts';
import { ROOT } from '../support/samCli.ts';
import { runSamHere } from '../support/samHere.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const CRM_SALES = process.env.SAM_CRM_SALES_DIR ?? path.join(ROOT, '..', 'shared', 'data', 'crm-sales');
const WINDOW = { start: '2017-01-01', end: '2017-12-31' };

/** Many customers of few amounts, so that ties stand across every border, with credits and customers of nothing. */
async function generated(folder: string): Promise<readonly string[]> {
  const keys = Array.from({ length: 41 }, (_, index) => `C${index}`);
  const amounts = [9000, 700, 700, 700, 50, 50, 50.25, 0, 7];
  const rows = keys.map(
    (key, index) => `O${index},Sale,${key},Closed Won,2017-05-01,${amounts[index % amounts.length]}`,
  );
  const credits = ['R1,Credit,C1,Closed Won,2017-06-01,-700', 'R2,Credit,C4,Closed Won,2017-06-01,-60'];
  const header = 'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount';
  await writeFile(path.join(folder, 'Opportunity.csv'), [header, ...rows, ...credits].join('\n'));
  await writeFile(
    path.join(folder, 'Account.csv'),
    ['External_Key__c,Name', ...keys.map((key) => `${key},${key}`)].join('\n'),
  );
  return keys;
}

const METHODS: readonly OracleMethod[] = [
  { method: 'equal-count', ties: 'split' },
  { method: 'equal-count', ties: 'share-better' },
  { method: 'equal-revenue', ties: 'split' },
  { method: 'equal-revenue', ties: 'share-better' },
  { method: 'top-share', ties: 'split', topShare: 50 },
  { method: 'top-share', ties: 'share-better', topShare: 80 },
];

for (const { name, files, skip } of [
  { name: 'a generated set full of ties', files: undefined, skip: false },
  {
    name: 'the CRM sales set',
    files: CRM_SALES,
    skip: existsSync(path.join(CRM_SALES, 'Opportunity.csv'))
      ? false
      : 'the data set is not there; put Account.csv and Opportunity.csv into a folder and name it in SAM_CRM_SALES_DIR',
  },
]) {
  describe(`${name}, by every method`, { skip }, () => {
    let org: SamOrg;
    let opportunities: string;
    let ids: ReadonlyMap<string, string>;

    before(async () => {
      org = await startSamOrg();
      if (files === undefined) {
        await generated(org.folder);
      }
      const folder = files ?? org.folder;
      opportunities = path.join(folder, 'Opportunity.csv');
      const args = ['load', '--accounts', path.join(folder, 'Account.csv'), '--opportunities', opportunities];
      const { code, stderr } = await runSamHere([...args, '--local', org.url], { cwd: org.folder });
      assert.equal(code, 0, stderr);
      const accounts = await (await org.asAdmin()).query('SELECT Id, External_Key__c FROM Account');
      ids = new Map(accounts.map(({ Id, External_Key__c: key }) => [String(key), String(Id)]));
    });
    after(() => org.close());

    for (const rules of METHODS) {
      const { method, ties, topShare } = rules;
      it(`${method}, ties ${ties}: has the quartiles that SQLite gives the same file`, async () => {
        const args = ['tier', '--as-of', WINDOW.end, '--method', method, '--ties', ties, '--dry-run', '--json'];
        const share = topShare === undefined ? [] : ['--top-share', String(topShare)];
        const { code, stdout, stderr } = await runSamHere([...args, ...share, '--local', org.url], { cwd: org.folder });
        assert.equal(code, 0, stderr);
        const { customers } = JSON.parse(stdout) as TierReports;
        assert.deepEqual(
          customers.map(({ id, quartile }) => ({ id, quartile })),
          quartilesBySqlite(opportunities, WINDOW, (key) => ids.get(key) ?? '', rules),
        );
      });
    }
  });
}
