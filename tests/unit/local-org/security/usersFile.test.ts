import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { readUsersFile } from '../../../../local-org/src/security/usersFile.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
let folder: string;
before(() => {
  schema = loadSchema(SALES_ORG);
  folder = mkdtempSync(path.join(tmpdir(), 'users-file-'));
  mkdirSync(path.join(folder, 'config'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

const USER = {
  username: 'a@x.test',
  password: 'p',
  firstName: 'A',
  lastName: 'B',
  profile: 'Standard User',
  permissionSets: ['Sales_Person'],
};

function read(content: unknown): ReturnType<typeof readUsersFile> {
  writeFileSync(path.join(folder, 'config', 'local-org-users.json'), JSON.stringify(content));
  return readUsersFile(folder, schema);
}

describe('readUsersFile', () => {
  it('gives one administrator where there is no file', () => {
    const users = readUsersFile(path.join(folder, 'elsewhere'), schema);
    assert.deepEqual(
      users.map(({ username, profile }) => [username, profile]),
      [['admin@local-org.test', 'System Administrator']],
    );
  });

  it('fills in what may be left out', () => {
    const { permissionSets: _sets, ...bare } = USER;
    const filledIn = { email: 'a@x.test', title: undefined, permissionSets: [], role: undefined };
    assert.deepEqual(read({ users: [bare] }), [{ ...USER, ...filledIn }]);
    const [user] = read({ users: [{ ...USER, email: 'other@x.test', title: 'Head of Sales' }] });
    assert.deepEqual([user?.email, user?.title], ['other@x.test', 'Head of Sales']);
  });

  it('takes a role hierarchy and organization-wide defaults', () => {
    const roles = [{ name: 'Director' }, { name: 'Seller', parent: 'Director' }];
    const organizationWideDefaults = { Account: 'Private', Contact: 'ControlledByParent' };
    assert.equal(read({ roles, organizationWideDefaults, users: [{ ...USER, role: 'Seller' }] })[0]?.role, 'Seller');
  });

  const withRoles = (...roles: unknown[]): unknown => ({ roles, users: [USER] });
  const withDefaults = (organizationWideDefaults: unknown): unknown => ({ organizationWideDefaults, users: [USER] });

  const refusals: [string, unknown, RegExp][] = [
    ['no list', {}, /must be an object with a list "users"/],
    ['a list alone', [USER], /must be an object with a list "users"/],
    ['an entry that is no object', { users: ['admin'] }, /entry 1 of "users" must be an object/],
    ['an unknown key', { users: [{ ...USER, boss: true }] }, /user a@x\.test has the unknown key "boss"/],
    ['another key beside the users', { users: [USER], teams: [] }, /has the unknown key "teams"/],
    ['a role that nobody defined', { users: [{ ...USER, role: 'Boss' }] }, /has the unknown role "Boss"/],
    ['roles that are no list', { roles: {}, users: [USER] }, /"roles" must be a list/],
    ['a role without a name', withRoles({ parent: 'Boss' }), /entry 1 of "roles" needs a text "name"/],
    ['a role with an unknown key', withRoles({ name: 'Boss', above: 'All' }), /role Boss has the unknown key "above"/],
    ['a role twice', withRoles({ name: 'Boss' }, { name: 'Boss' }), /role Boss is there twice/],
    ['an unknown parent role', withRoles({ name: 'Boss', parent: 'God' }), /role Boss has the unknown parent "God"/],
    [
      'a role above itself',
      withRoles({ name: 'Boss', parent: 'Chief' }, { name: 'Chief', parent: 'Boss' }),
      /role Boss is above itself/,
    ],
    ['defaults that are no object', withDefaults([]), /"organizationWideDefaults" must be an object/],
    ['a default of an unknown object', withDefaults({ Acount: 'Private' }), /names Acount, which this org does not/],
    ['an unknown default', withDefaults({ Account: 'Secret' }), /default of Account must be one of Private, Read/],
    ['a default of a custom object', withDefaults({ Visit__c: 'Private' }), /Visit__c belongs in its own metadata/],
    ['no password', { users: [{ ...USER, password: '' }] }, /user a@x\.test needs a text "password"/],
    ['no username', { users: [USER, { ...USER, username: 5 }] }, /user number 2 needs a text "username"/],
    ['a username that is no address', { users: [{ ...USER, username: 'admin' }] }, /form of an e-mail address/],
    ['the same user twice', { users: [USER, { ...USER, username: 'A@X.test' }] }, /user A@X\.test is there twice/],
    [
      'permission sets that are no list',
      { users: [{ ...USER, permissionSets: 'Sales_Person' }] },
      /"permissionSets" must be a list/,
    ],
    [
      'an unknown permission set',
      { users: [{ ...USER, permissionSets: ['Sales'] }] },
      /unknown permission set "Sales"/,
    ],
    ['an unknown profile', { users: [{ ...USER, profile: 'Admin' }] }, /unknown profile "Admin"; known are/],
  ];
  for (const [what, content, message] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(() => read(content), message);
    });
  }
});
