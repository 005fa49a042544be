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

/**
 * How a project copy differs: it has none of our metadata; its sync user lacks the permission set; or that set lacks View All on
 * opportunities, held by a user who may look at permission sets (`Standard User`) or may not.
 */
export type ProjectChange = 'withoutMetadata' | 'withoutSyncPermissionSet' | 'withoutViewAll' | 'withoutViewAllUnasked';

const SYNC_SET = path.join(
  'force-app',
  'main',
  'default',
  'permissionsets',
  'Strategic_Accounts_Sync.permissionset-meta.xml',
);

interface UserEntry {
  readonly username: string;
  readonly profile: string;
  readonly permissionSets: readonly string[];
}

/** This project, as it is or with its metadata or its sync user changed. */
export async function projectCopy(kind: ProjectChange | 'unchanged'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sam-project-'));
  await cp(path.join(ROOT, 'sfdx-project.json'), path.join(folder, 'sfdx-project.json'));
  const main = path.join('force-app', 'main', 'default');
  await mkdir(path.join(folder, main), { recursive: true });
  if (kind !== 'withoutMetadata') {
    for (const part of [
      'objects',
      'customMetadata',
      'permissionsets',
      'customPermissions',
      'tabs',
      'flexipages',
      'applications',
    ]) {
      await cp(path.join(ROOT, main, part), path.join(folder, main, part), { recursive: true });
    }
  }
  if (kind.startsWith('withoutViewAll')) {
    const set = path.join(folder, SYNC_SET);
    const xml = await readFile(set, 'utf8');
    await writeFile(set, xml.replace(/(<object>Opportunity<\/object>\s*<viewAllRecords>)true/, '$1false'));
  }
  const text = await readFile(path.join(ROOT, 'config', 'local-org-users.json'), 'utf8');
  const content = JSON.parse(text) as { users: UserEntry[] };
  const users = content.users.map((user) => changedUser(kind, user));
  await mkdir(path.join(folder, 'config'));
  await writeFile(path.join(folder, 'config', 'local-org-users.json'), JSON.stringify({ ...content, users }));
  return folder;
}

function changedUser(kind: ProjectChange | 'unchanged', user: UserEntry): UserEntry {
  const isSync = user.username.startsWith('sync@');
  if (kind === 'withoutMetadata' || (kind === 'withoutSyncPermissionSet' && isSync)) {
    return { ...user, permissionSets: [] };
  }
  return kind === 'withoutViewAll' && isSync ? { ...user, profile: 'Standard User' } : user;
}
