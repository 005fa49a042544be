import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { openDirectory, readUsersFile, seedOrganization } from '../../../../local-org/src/security/index.ts';
import type { RoleDefinition, Viewer } from '../../../../local-org/src/security/index.ts';
import { hierarchyOf } from '../../../../local-org/src/security/sharing/index.ts';
import { openStore } from '../../../../local-org/src/store/index.ts';
import type { Store } from '../../../../local-org/src/store/index.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

function role(name: string, parent?: string, opportunityAccessLevel?: 'Read' | 'Edit'): RoleDefinition {
  return { name, parent, opportunityAccessLevel, contactAccessLevel: undefined };
}

/** Three levels, listed from the bottom to the top, and a hierarchy of its own beside them. */
const ROLES = [role('Seller', 'Manager', 'Edit'), role('Manager', 'Chief', 'Read'), role('Chief'), role('Other')];

const ROLE_OF: Readonly<Record<string, string>> = {
  'seller@sales-org.test': 'Seller',
  'user@sales-org.test': 'Manager',
  'robot@sales-org.test': 'Chief',
  'nothing@sales-org.test': 'Other',
};

let schema: Schema;
let store: Store;
let administratorId: string;
beforeEach(() => {
  schema = loadSchema(SALES_ORG);
  store = openStore(schema, ':memory:');
  ({ administratorId } = seedOrganization(schema, store, users(), ROLES));
});
afterEach(() => {
  store.close();
});

function users(): ReturnType<typeof readUsersFile> {
  return readUsersFile(SALES_ORG, schema).map((user) => ({ ...user, role: ROLE_OF[user.username] }));
}

function idOf(username: string): string {
  return String(store.findBy(schema.object('User') ?? assert.fail(), 'Username', username)?.Id);
}

function namesBelow(username: string): string[] {
  const all = users().map((user) => [idOf(user.username), user.username.split('@')[0] ?? ''] as const);
  const names = new Map(all);
  return hierarchyOf(store, idOf(username))
    .userIds.map((id) => names.get(id) ?? id)
    .sort();
}

describe('the role hierarchy', () => {
  it('stands below its top, whatever the order of the file', () => {
    assert.deepEqual(namesBelow('robot@sales-org.test'), ['robot', 'seller', 'user']);
    assert.deepEqual(namesBelow('user@sales-org.test'), ['seller', 'user']);
    assert.deepEqual(namesBelow('seller@sales-org.test'), ['seller']);
  });

  it('leaves alone who is beside it, or has no role', () => {
    assert.deepEqual(namesBelow('nothing@sales-org.test'), ['nothing']);
    assert.deepEqual(namesBelow('admin@sales-org.test'), ['admin']);
  });

  it('knows the owners whose role shows them the opportunities of their accounts', () => {
    const chief = hierarchyOf(store, idOf('robot@sales-org.test'));
    const [seller, manager] = [idOf('seller@sales-org.test'), idOf('user@sales-org.test')];
    assert.deepEqual([...chief.accountOwners('Opportunity', 'Edit')], [seller]);
    assert.deepEqual(
      chief.accountOwners('Opportunity', 'Read').toSorted(),
      [seller, manager, idOf('robot@sales-org.test')].toSorted(),
    );
    assert.deepEqual(chief.accountOwners('Contact', 'Read'), []);
  });

  it('is seeded once', () => {
    const object = schema.object('UserRole') ?? assert.fail();
    const before = ROLES.map(({ name }) => store.findBy(object, 'Name', name)?.Id);
    seedOrganization(schema, store, users(), ROLES);
    assert.deepEqual(
      ROLES.map(({ name }) => store.findBy(object, 'Name', name)?.Id),
      before,
    );
  });
});

describe('a viewer of a kept database', () => {
  const permissionSet = (): unknown =>
    store.findBy(schema.object('PermissionSet') ?? assert.fail(), 'Name', 'Sales_Robot')?.Id;

  it('finds the permission sets under their ids, with what the project grants now', () => {
    const id = permissionSet();
    const changed = {
      ...schema,
      permissionSets: schema.permissionSets.map((set) => ({
        ...set,
        userPermissions: ['ViewAllData'],
        objectPermissions: [],
      })),
    };
    seedOrganization(changed, store, users(), ROLES);
    assert.equal(permissionSet(), id);
    const flags = [
      ...store.select('SELECT "PermissionsViewAllData" FROM "PermissionSet" WHERE "Id" = ?', [String(id)]),
    ];
    assert.deepEqual(flags, [[1]]);
    const rows = [...store.select('SELECT 1 FROM "ObjectPermissions" WHERE "ParentId" = ?', [String(id)])];
    assert.deepEqual(rows, []);
  });
});

describe('who sees all records', () => {
  it('pays for no condition', () => {
    const directory = openDirectory(schema, store, users(), administratorId);
    const viewer = (name: string): Viewer => directory.viewer(idOf(`${name}@sales-org.test`)) ?? assert.fail();
    const [account, opportunity] = ['Account', 'Opportunity'].map((name) => schema.object(name) ?? assert.fail());
    assert.ok(account && opportunity);
    for (const object of [account, opportunity]) {
      assert.equal(viewer('admin').rowFilter(object, 't0', 'delete'), undefined);
      assert.equal(viewer('robot').rowFilter(object, 't0'), undefined);
    }
    assert.equal(viewer('seller').rowFilter(account, 't0', 'edit'), undefined, 'accounts of this org are public');
    assert.notEqual(viewer('seller').rowFilter(account, 't0', 'delete'), undefined);
    assert.notEqual(viewer('seller').rowFilter(opportunity, 't0', 'edit'), undefined);
  });
});
