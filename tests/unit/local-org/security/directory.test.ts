import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { openDirectory, readUsersFile, seedOrganization } from '../../../../local-org/src/security/index.ts';
import type { Directory } from '../../../../local-org/src/security/index.ts';
import { openStore } from '../../../../local-org/src/store/index.ts';
import type { RecordValues, Store } from '../../../../local-org/src/store/index.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
let store: Store;
let directory: Directory;
before(() => {
  schema = loadSchema(SALES_ORG);
  store = openStore(schema, ':memory:');
  const users = readUsersFile(SALES_ORG, schema);
  const { administratorId } = seedOrganization(schema, store, users);
  directory = openDirectory(schema, store, users, administratorId);
});
after(() => {
  store.close();
});

function record(object: string, field: string, value: string): RecordValues {
  return store.findBy(schema.object(object) ?? assert.fail(), field, value) ?? assert.fail(`no ${object} ${value}`);
}

describe('seedOrganization', () => {
  it('brings organization, profiles, permission sets and users as records', () => {
    const organization = record('Organization', 'Name', 'Local Org');
    assert.equal(organization.TimeZoneSidKey, 'GMT');
    assert.equal(organization.DefaultLocaleSidKey, 'en_US');
    const user = record('User', 'Username', 'seller@sales-org.test');
    assert.equal(user.ProfileId, record('Profile', 'Name', 'Standard User').Id);
    assert.equal(user.Name, 'Sel Ler');
    assert.equal(record('PermissionSet', 'Name', 'Sales_Person').Label, 'Sales Person');
  });

  it('changes nothing the second time', () => {
    const users = readUsersFile(SALES_ORG, schema);
    const before = record('User', 'Username', 'seller@sales-org.test');
    const again = seedOrganization(schema, store, users);
    assert.equal(again.organizationId, record('Organization', 'Name', 'Local Org').Id);
    assert.deepEqual(record('User', 'Username', 'seller@sales-org.test'), before);
  });
});

describe('a directory', () => {
  it('knows users by name and password', () => {
    const { Id } = record('User', 'Username', 'seller@sales-org.test');
    assert.equal(directory.authenticate('SELLER@sales-org.test', 'correct-horse'), Id);
    for (const [username, password] of [
      ['seller@sales-org.test', 'Correct-horse'],
      ['seller@sales-org.test', ''],
      ['nobody@sales-org.test', 'correct-horse'],
      ['', ''],
    ] as const) {
      assert.equal(directory.authenticate(username, password), undefined);
    }
  });

  it('gives the access of profile and assigned permission sets', () => {
    const id = String(record('User', 'Username', 'seller@sales-org.test').Id);
    const viewer = directory.viewer(id);
    assert.equal(viewer?.username, 'seller@sales-org.test');
    assert.equal(viewer?.field('Account', 'Revenue__c').read, true);
  });

  it('follows an assignment from the next viewer on', () => {
    const id = String(record('User', 'Username', 'user@sales-org.test').Id);
    assert.equal(directory.viewer(id)?.field('Account', 'Revenue__c').read, false);
    store.seed(schema.object('PermissionSetAssignment') ?? assert.fail(), {
      AssigneeId: id,
      PermissionSetId: record('PermissionSet', 'Name', 'Sales_Person').Id ?? null,
    });
    assert.equal(directory.viewer(id)?.field('Account', 'Revenue__c').read, true);
  });

  it('knows no viewer for an id without a user', () => {
    assert.equal(directory.viewer('005000000000000AAA'), undefined);
  });
});
