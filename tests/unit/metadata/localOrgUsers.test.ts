import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../local-org/src/schema/index.ts';
import { readUsersFile } from '../../../local-org/src/security/index.ts';
import { ROOT, sourceMetadata } from '../../support/sourceMetadata.ts';

interface OrgFile {
  readonly roles: readonly { readonly name: string; readonly parent?: string }[];
  readonly organizationWideDefaults: Readonly<Record<string, string>>;
}

const { roles, organizationWideDefaults } = JSON.parse(
  readFileSync(join(ROOT, 'config', 'local-org-users.json'), 'utf8'),
) as OrgFile;
const users = readUsersFile(ROOT, loadSchema(ROOT));

function rolesAbove(name: string | undefined): string[] {
  const parent = roles.find((role) => role.name === name)?.parent;
  return parent === undefined ? [] : [parent, ...rolesAbove(parent)];
}

describe('the users of the embedded org', () => {
  it('are the five personas with their own permission set each, and a guest without', () => {
    const sets = Object.fromEntries(users.map((user) => [user.username.replace(/@.*/, ''), user.permissionSets]));
    assert.deepEqual(sets, {
      admin: ['Strategic_Accounts_Admin'],
      sam: ['Strategic_Account_Manager'],
      manager: ['Strategic_Portfolio_Manager'],
      sync: ['Strategic_Accounts_Sync'],
      viewer: ['Strategic_Accounts_Viewer'],
      guest: [],
    });
    const shipped = sourceMetadata('PermissionSet').map(({ fullName }) => fullName);
    assert.deepEqual(Object.values(sets).flat().sort(), shipped.sort());
  });

  it('include a viewer whose profile adds nothing to the permission set', () => {
    const viewer = users.find(({ username }) => username.startsWith('viewer@'));
    assert.equal(viewer?.profile, 'Minimum Access - Salesforce');
  });

  // "Access to records you own or are shared with": edit on others' private accounts comes from the role hierarchy alone.
  it('have the sync user above everyone, since it edits accounts that others own', () => {
    const sync = users.find(({ username }) => username.startsWith('sync@'));
    for (const user of users.filter((other) => other !== sync)) {
      assert.ok(rolesAbove(user.role).includes(sync?.role ?? ''), `${user.username} is not below the sync user`);
    }
  });

  it('have the strategic account manager below the manager', () => {
    const role = (name: string): string | undefined => users.find(({ username }) => username.startsWith(name))?.role;
    assert.ok(rolesAbove(role('sam@')).includes(role('manager@') ?? ''));
  });

  it('share accounts and opportunities with nobody by default', () => {
    assert.deepEqual(organizationWideDefaults, {
      Account: 'Private',
      Opportunity: 'Private',
      Contact: 'ControlledByParent',
    });
  });
});
