import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { RestUser } from '../support/restUser.ts';
import { runSam } from '../support/samCli.ts';

const SALES = [
  'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount',
  'O1,One,ADA,Closed Won,2017-06-01,100',
  'O2,Two,HOLDING,Closed Won,2017-06-01,10',
  'O3,Three,DAUGHTER,Closed Won,2017-06-01,60',
];

describe('an org with person accounts', () => {
  let org: SamOrg;
  let admin: RestUser;
  before(async () => {
    org = await startSamOrg({ shape: ['person-accounts'] });
    admin = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
    await admin.create('Account', { LastName: 'Byron', FirstName: 'Ada', External_Key__c: 'ADA' });
    const ParentId = await admin.create('Account', { Name: 'Holding', External_Key__c: 'HOLDING' });
    await admin.create('Account', { Name: 'Daughter', External_Key__c: 'DAUGHTER', ParentId });
    await writeFile(path.join(org.folder, 'o.csv'), SALES.join('\n'));
    const load = await runSam(['load', '--opportunities', 'o.csv', '--local', org.url], { cwd: org.folder });
    assert.equal(load.code, 0, load.stderr);
  });
  after(() => org.close());

  it('is tiered with its people as customers beside the families of its businesses', async () => {
    const args = ['tier', '--as-of', '2017-12-31', '--customer', 'ultimate-parent', '--json', '--local', org.url];
    const { code, stdout, stderr } = await runSam(args, { cwd: org.folder });
    assert.equal(code, 0, stderr);
    const { customers } = JSON.parse(stdout) as TierReport;
    assert.deepEqual(
      customers.map(({ name, total }) => [name, total]),
      [
        ['Ada Byron', '100'],
        ['Holding', '70'],
      ],
    );
    const soql = 'SELECT Name, IsPersonAccount, Revenue_Rank__c FROM Account WHERE Quartile__c != null ORDER BY Name';
    assert.deepEqual(await admin.records(soql), [
      { Name: 'Ada Byron', IsPersonAccount: true, Revenue_Rank__c: 1 },
      { Name: 'Daughter', IsPersonAccount: false, Revenue_Rank__c: null },
      { Name: 'Holding', IsPersonAccount: false, Revenue_Rank__c: 2 },
    ]);
  });
});
