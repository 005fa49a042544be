import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { runSamHere } from '../support/samHere.ts';
import type { SamResult } from '../support/samCli.ts';
import { projectCopy, startSamOrg } from '../support/samOrg.ts';
import type { ProjectChange, SamOrg } from '../support/samOrg.ts';

const TIER = ['tier', '--as-of', '2017-12-31', '--json'];

/** Two accounts with a sale each; the administrator owns all of it, and accounts and opportunities are private. */
async function load(org: SamOrg): Promise<void> {
  await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\n');
  const sales = ['O1,One,A,Closed Won,2017-05-01,10', 'O2,Two,B,Closed Won,2017-05-01,30'];
  await writeFile(
    path.join(org.folder, 'o.csv'),
    ['External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount', ...sales].join('\n'),
  );
  const args = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', '--local', org.url];
  const { code, stderr } = await runSamHere(args, { cwd: org.folder });
  assert.equal(code, 0, stderr);
}

async function tierIn(kind: ProjectChange | undefined, look: (org: SamOrg, result: SamResult) => Promise<void> | void) {
  const projectDir = kind === undefined ? undefined : await projectCopy(kind);
  const org = await startSamOrg(projectDir === undefined ? {} : { projectDir });
  try {
    await load(org);
    await look(org, await runSamHere([...TIER, '--local', org.url], { cwd: org.folder }));
  } finally {
    await org.close();
    if (projectDir !== undefined) {
      await rm(projectDir, { recursive: true });
    }
  }
}

describe('the sync user, where accounts are private and others own them', () => {
  it('does the whole job with its permission set', async () => {
    await tierIn(undefined, async (org, { code, stdout, stderr }) => {
      assert.equal(code, 0, stderr);
      const { status, population, total, changes } = JSON.parse(stdout) as TierReport;
      assert.deepEqual([status, population, total, changes], ['Completed', 2, '40', { accounts: 2, snapshots: 2 }]);
      const admin = await org.asAdmin();
      const [alpha] = await admin.query("SELECT Quartile__c, Owner.Username FROM Account WHERE External_Key__c = 'A'");
      assert.equal(alpha?.Quartile__c, 2);
      assert.match(JSON.stringify(alpha.Owner), /admin@local-org\.test/);
      assert.equal(await admin.count("SELECT COUNT() FROM Tiering_Run__c WHERE Status__c = 'Completed'"), 1);
    });
  });

  it('is refused before anything is read when the set does not show it all opportunities', async () => {
    await tierIn('withoutViewAll', async (org, { code, stdout, stderr }) => {
      assert.equal(code, 6, stderr);
      const { status, error, ...known } = JSON.parse(stdout) as { status: string; error: Record<string, string> };
      assert.deepEqual([status, error.code, known], ['Failed', 'MISSING_VIEW_ALL', {}]);
      assert.match(stderr, /^Error: sync@local-org\.test lacks "View All" on Opportunity:/m);
      assert.match(stderr, /sf org assign permset --name Strategic_Accounts_Sync --on-behalf-of sync@local-org\.test/);
      assert.equal(await (await org.asAdmin()).count('SELECT COUNT() FROM Tiering_Run__c'), 0);
    });
  });

  // Only users with "View Setup and Configuration" may read ObjectPermissions:
  // https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-objectpermissions.html
  it('is warned when the org does not tell it what it may see', async () => {
    await tierIn('withoutViewAllUnasked', (_org, { stderr }) => {
      assert.match(stderr, /^Warning: this org does not tell sync@local-org\.test what it may see.*View All/m);
    });
  });
});
