import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

interface Field extends Record<string, unknown> {
  name: string;
}
interface Description extends Record<string, unknown> {
  fields: Field[];
  childRelationships: Record<string, unknown>[];
}

let org: TestOrg;
before(async () => {
  org = await startTestOrg();
});
after(() => org.close());

async function describeAs(username: string, object: string): Promise<Description> {
  const token = await org.token(`${username}@sales-org.test`);
  return (await jsonOf(org.fetch(`/services/data/v66.0/sobjects/${object}/describe`, token))) as Description;
}

const NO_FIELD: Record<string, unknown> = {};

function field({ fields }: Description, name: string): Field | undefined {
  return fields.find((one) => one.name === name);
}

// REST guide: "sObject Describe" (resources_sobject_describe.htm), "Describe Global" (resources_describeGlobal.htm).
describe('describe', () => {
  it('tells types, lengths and keys', async () => {
    const account = await describeAs('admin', 'account');
    assert.equal(account.name, 'Account');
    assert.equal(account.keyPrefix, '001');
    const { type, length, externalId, unique, idLookup, custom, createable } =
      field(account, 'Customer_Key__c') ?? NO_FIELD;
    assert.deepEqual(
      { type, length, externalId, unique, idLookup, custom, createable },
      { type: 'string', length: 40, externalId: true, unique: true, idLookup: true, custom: true, createable: true },
    );
    const { precision, scale, soapType } = field(account, 'Share__c') ?? NO_FIELD;
    assert.deepEqual({ precision, scale, soapType }, { precision: 9, scale: 6, soapType: 'xsd:double' });
  });

  it('tells relationships in both directions', async () => {
    const { cascadeDelete, referenceTo, relationshipName, permissionable } =
      field(await describeAs('admin', 'Visit__c'), 'Account__c') ?? NO_FIELD;
    assert.deepEqual(
      { cascadeDelete, referenceTo, relationshipName, permissionable },
      { cascadeDelete: true, referenceTo: ['Account'], relationshipName: 'Account__r', permissionable: false },
    );
    const { childRelationships } = await describeAs('admin', 'Account');
    const visits = childRelationships.find(({ childSObject }) => childSObject === 'Visit__c');
    assert.equal(visits?.relationshipName, 'Visits__r');
    assert.equal(visits?.field, 'Account__c');
  });

  it('leaves out what the user may not see', async () => {
    const account = await describeAs('user', 'Account');
    assert.equal(field(account, 'Revenue__c'), undefined);
    assert.ok(field(account, 'Industry'));
    assert.equal(
      account.childRelationships.some(({ childSObject }) => childSObject === 'Visit__c'),
      false,
    );
  });

  it('says what the user may write', async () => {
    const seller = await describeAs('seller', 'Account');
    assert.equal(field(seller, 'Revenue__c')?.updateable, false);
    assert.equal(field(seller, 'Name')?.updateable, true);
    const robot = await describeAs('robot', 'Account');
    assert.deepEqual([robot.createable, robot.updateable, robot.deletable], [false, true, false]);
    const [name, revenue] = [field(robot, 'Name'), field(robot, 'Revenue__c')];
    assert.deepEqual([name?.createable, name?.updateable], [false, true]);
    assert.deepEqual([revenue?.createable, revenue?.updateable], [false, true]);
  });

  // docs.gearset.com, "New custom field with its field-level security settings": a deployed field is visible to nobody until
  // a profile or permission set that is deployed with it says so.
  it('shows deployed fields to no administrator without the grant', async () => {
    const account = await describeAs('bare-admin', 'Account');
    assert.equal(field(account, 'Revenue__c'), undefined);
    assert.ok(field(account, 'AnnualRevenue')?.updateable);
    const visit = await describeAs('bare-admin', 'Visit__c');
    assert.equal(visit.createable, true);
    assert.equal(field(visit, 'Notes__c'), undefined);
    assert.ok(field(visit, 'Visited_On__c'), 'required fields have no field permission');
  });

  it('lists the objects that the user may read', async () => {
    const names = async (username: string): Promise<string[]> => {
      const path = '/services/data/v66.0/sobjects';
      const answer = await jsonOf(org.fetch(path, await org.token(`${username}@sales-org.test`)));
      return (answer as { sobjects: { name: string }[] }).sobjects.map(({ name }) => name);
    };
    assert.ok((await names('admin')).includes('Visit__c'));
    const nothing = await names('nothing');
    assert.ok(nothing.includes('User'));
    for (const name of ['Account', 'Opportunity', 'Visit__c', 'PermissionSet']) {
      assert.equal(nothing.includes(name), false, name);
    }
  });

  it('of an object gives its head and no invented recent items', async () => {
    const token = await org.token('admin@sales-org.test');
    const answer = (await jsonOf(org.fetch('/services/data/v66.0/sobjects/Account', token))) as {
      objectDescribe: { name: string; urls: { describe: string } };
      recentItems: unknown[];
    };
    assert.equal(answer.objectDescribe.name, 'Account');
    assert.equal(answer.objectDescribe.urls.describe, '/services/data/v66.0/sobjects/Account/describe');
    assert.deepEqual(answer.recentItems, []);
  });
});
