import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runSam } from '../support/samCli.ts';
import { projectCopy, startSamOrg } from '../support/samOrg.ts';

/** This project, with the sync user outside of the role hierarchy. */
async function withoutRole(): Promise<string> {
  const folder = await projectCopy('withoutSyncPermissionSet');
  const file = path.join(folder, 'config', 'local-org-users.json');
  const content = JSON.parse(await readFile(file, 'utf8')) as { users: Record<string, unknown>[] };
  const users = content.users.map((user) => {
    const { role, ...others } = user;
    if (!String(user.username).startsWith('sync@')) return user;
    assert.ok(role, 'the sync user has a role to take away');
    return { ...others, permissionSets: ['Strategic_Accounts_Sync'] };
  });
  await writeFile(file, JSON.stringify({ ...content, users }));
  return folder;
}

/** platform-rules.md 4: object edit and field access are not record edit. */
describe('the sync user, outside of the role hierarchy', () => {
  it('reads everything and may change no account, which the job says of each', async () => {
    const projectDir = await withoutRole();
    const org = await startSamOrg({ projectDir });
    try {
      await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\n');
      const sales = ['O1,One,A,Closed Won,2017-05-01,10', 'O2,Two,B,Closed Won,2017-05-01,30'];
      const header = 'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount';
      await writeFile(path.join(org.folder, 'o.csv'), [header, ...sales].join('\n'));
      const local = ['--local', org.url];
      const load = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', ...local];
      assert.equal((await runSam(load, { cwd: org.folder })).code, 0);
      const { code, stderr, stdout } = await runSam(['tier', '--as-of', '2017-12-31', '--json', ...local], {
        cwd: org.folder,
      });
      assert.equal(code, 2, stderr);
      const { status, changes } = JSON.parse(stdout) as { status: string; changes: unknown };
      assert.deepEqual([status, changes], ['CompletedWithErrors', { accounts: 0, snapshots: 0 }]);
      const refusals = stderr.split('\n').filter((line) => line.startsWith('Refused: '));
      assert.deepEqual(
        refusals.map((line) => /^Refused: (\w+) .*?: ([A-Z_]+):/.exec(line)?.slice(1).join(' ')),
        [
          ...['Account', 'Account'].map((name) => `${name} INSUFFICIENT_ACCESS_OR_READONLY`),
          ...['Tier_Snapshot__c', 'Tier_Snapshot__c'].map(
            (name) => `${name} INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY`,
          ),
        ],
      );
      const admin = await org.asAdmin();
      assert.equal(await admin.count('SELECT COUNT() FROM Account WHERE Quartile__c != null'), 0);
      assert.equal(await admin.count('SELECT COUNT() FROM Tier_Snapshot__c'), 0);
    } finally {
      await org.close();
      await rm(projectDir, { recursive: true });
    }
  });
});
