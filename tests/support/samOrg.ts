import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocalOrgOptions } from '../../local-org/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { startTestOrg } from './localOrg.ts';
import type { TestOrg } from './localOrg.ts';
import { ROOT } from './samCli.ts';

/** The password of every user of this project's own org. */
export const PASSWORD = 'local-org';

export interface SamOrg extends TestOrg {
  /** A folder for files of the test, and the working directory of its commands. */
  readonly folder: string;
  /** The org as its administrator sees it. */
  asAdmin(): Promise<Org>;
}

/** Starts an org of this project, or of another one, beside a folder that goes with it. */
export async function startSamOrg(options: Partial<LocalOrgOptions> = {}): Promise<SamOrg> {
  const org = await startTestOrg({ projectDir: ROOT, ...options });
  const folder = await mkdtemp(path.join(tmpdir(), 'sam-test-'));
  return {
    ...org,
    folder,
    asAdmin: () => connect({ instanceUrl: org.url, username: 'admin@local-org.test', password: PASSWORD }),
    close: async () => {
      await org.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** This project with a metadata folder changed: without our metadata, or with a sync user who lacks the permission set. */
export async function projectCopy(kind: 'withoutMetadata' | 'withoutSyncPermissionSet'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sam-project-'));
  await cp(path.join(ROOT, 'sfdx-project.json'), path.join(folder, 'sfdx-project.json'));
  const main = path.join('force-app', 'main', 'default');
  await mkdir(path.join(folder, main), { recursive: true });
  if (kind === 'withoutSyncPermissionSet') {
    for (const part of ['objects', 'permissionsets', 'tabs', 'flexipages', 'applications']) {
      await cp(path.join(ROOT, main, part), path.join(folder, main, part), { recursive: true });
    }
  }
  const text = await readFile(path.join(ROOT, 'config', 'local-org-users.json'), 'utf8');
  const content = JSON.parse(text) as { users: { username: string; permissionSets: string[] }[] };
  const users = content.users.map((user) =>
    kind === 'withoutMetadata' || user.username.startsWith('sync@') ? { ...user, permissionSets: [] } : user,
  );
  await mkdir(path.join(folder, 'config'));
  await writeFile(path.join(folder, 'config', 'local-org-users.json'), JSON.stringify({ ...content, users }));
  return folder;
}
