import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { criterion, sharingRulesXml } from '../support/local-org/sharingRules.ts';
import { startSharingOrg } from '../support/sharingOrg.ts';
import type { Persona, SharingOrg } from '../support/sharingOrg.ts';

const ROLE = { east: '<role>East</role>', west: '<role>West</role>' };

// "SharingRules", "SharingOwnerRule", "SharingCriteriaRule", Metadata API Developer Guide
// (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm); "Sharing Rule Considerations" and
// "Criteria-Based Sharing Rules", Salesforce Help.
const accountRules = sharingRulesXml(
  { name: 'East_to_West', from: ROLE.east, to: ROLE.west, children: { opportunity: 'Edit' } },
  {
    ...{ name: 'Sites', level: 'Edit', to: ROLE.west, children: {} },
    criteria: `<booleanFilter>1 AND NOT 2</booleanFilter>${criterion('Site', 'Main, Branch')}${criterion('NumberOfEmployees', '100', 'lessThan')}`,
  },
);
const rules = {
  'sharingRules/Account.sharingRules-meta.xml': accountRules,
  'sharingRules/Opportunity.sharingRules-meta.xml': sharingRulesXml({
    ...{
      name: 'Deals',
      to: '<roleAndSubordinates>East</roleAndSubordinates>',
      criteria: criterion('Name', 'Deal', 'contains'),
    },
  }),
  'sharingRules/Diary__c.sharingRules-meta.xml': sharingRulesXml({
    ...{ name: 'All', from: '<roleAndSubordinatesInternal>Director</roleAndSubordinatesInternal>' },
    to: '<allInternalUsers></allInternalUsers>',
  }),
  'sharingRules/Notice__c.sharingRules-meta.xml': sharingRulesXml({
    ...{ name: 'Open', level: 'Edit', to: ROLE.west, criteria: criterion('Name', 'Open', 'startsWith') },
  }),
};

let org: SharingOrg;
before(async () => {
  org = await startSharingOrg(rules);
});
after(() => org.close());

const own = (persona: Persona): { OwnerId: string } => ({ OwnerId: org.userIds[persona] });
const opportunity = { StageName: 'Prospecting', CloseDate: '2026-12-01' };
const sees = async (persona: Persona, object: string, name: string): Promise<boolean> =>
  (await org.column(persona, `SELECT Name FROM ${object} WHERE Name = '${name}'`)).length > 0;
const change = async (persona: Persona, object: string, id: string, values: object): Promise<number> =>
  (await org.call(persona, 'PATCH', `/sobjects/${object}/${id}`, values)).status;

describe('a sharing rule by owner', () => {
  let id: string;
  before(async () => {
    id = await org.add('admin', 'Account', { Name: 'Eastern', ...own('rep') });
  });

  it('gives the records of one role to another, to read', async () => {
    assert.deepEqual(
      [await sees('peer', 'Account', 'Eastern'), await sees('loner', 'Account', 'Eastern')],
      [true, false],
    );
    assert.equal(await change('peer', 'Account', id, { Site: 'x' }), 403);
    const access = await org.query(
      'peer',
      `SELECT HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${org.userIds.peer}' AND RecordId = '${id}'`,
    );
    assert.deepEqual([access[0]?.HasReadAccess, access[0]?.HasEditAccess], [true, false]);
    assert.equal((await org.call('peer', 'GET', `/ui-api/records/${id}?fields=Account.Name`)).status, 200);
    assert.equal((await org.call('loner', 'GET', `/sobjects/Account/${id}`)).status, 404);
  });

  it('gives an account’s children as it says, but private ones', async () => {
    const open = await org.add('admin', 'Opportunity', { Name: 'Open', AccountId: id, ...opportunity });
    const secret = { Name: 'Secret', AccountId: id, IsPrivate: true, ...opportunity };
    await org.add('admin', 'Opportunity', secret);
    assert.equal(await change('peer', 'Opportunity', open, { NextStep: 'Call' }), 204);
    assert.equal(await sees('peer', 'Opportunity', 'Secret'), false);
  });

  it('follows the owner', async () => {
    assert.equal(await change('admin', 'Account', id, own('loner')), 204);
    assert.equal(await sees('peer', 'Account', 'Eastern'), false);
  });

  it('reaches everybody, and nobody’s own records', async () => {
    await org.add('peer', 'Diary__c', { Name: 'Western diary' });
    await org.add('loner', 'Diary__c', { Name: 'Lonely diary' });
    assert.deepEqual(await org.column('loner', 'SELECT Name FROM Diary__c'), ['Lonely diary', 'Western diary']);
    assert.deepEqual(await org.column('rep', 'SELECT Name FROM Diary__c'), ['Western diary']);
  });
});

describe('a sharing rule by criteria', () => {
  it('gives what matches, with regard to case, to change', async () => {
    const values = { NumberOfEmployees: 100, ...own('loner') };
    const id = await org.add('admin', 'Account', { Name: 'Branch', Site: 'Branch', ...values });
    await org.add('admin', 'Account', { Name: 'Lower', Site: 'branch', ...values });
    await org.add('admin', 'Account', { Name: 'Small', Site: 'Main', ...values, NumberOfEmployees: 99 });
    await org.add('admin', 'Account', { Name: 'Unknown', Site: 'Main', ...values, NumberOfEmployees: null });
    assert.deepEqual(await org.column('peer', "SELECT Name FROM Account WHERE Site IN ('Main', 'Branch')"), [
      'Branch',
      'Unknown',
    ]);
    assert.equal(await change('peer', 'Account', id, { Phone: '1' }), 204);
    assert.equal((await org.call('peer', 'DELETE', `/sobjects/Account/${id}`)).status, 403);
    assert.equal(await sees('director', 'Account', 'Branch'), true, 'who is above has it, too');
    assert.equal(await change('peer', 'Account', id, { Site: 'Other' }), 204);
    assert.equal(await sees('peer', 'Account', 'Branch'), false, 'it matches no longer');
  });

  it('gives the account of an opportunity, to read', async () => {
    const account = await org.add('admin', 'Account', { Name: 'House' });
    const deal = await org.add('admin', 'Opportunity', { Name: 'Big Deal', AccountId: account, ...opportunity });
    assert.deepEqual(
      [await sees('rep', 'Opportunity', 'Big Deal'), await sees('rep', 'Account', 'House')],
      [true, true],
    );
    assert.deepEqual(
      [await sees('peer', 'Opportunity', 'Big Deal'), await sees('peer', 'Account', 'House')],
      [false, false],
    );
    assert.equal(await change('rep', 'Opportunity', deal, { NextStep: 'x' }), 403);
  });

  it('opens records that everybody reads to changes', async () => {
    const open = await org.add('admin', 'Notice__c', { Name: 'Open house' });
    const other = await org.add('admin', 'Notice__c', { Name: 'The Open' });
    assert.deepEqual(
      [
        await change('peer', 'Notice__c', open, { Name: 'Open day' }),
        await change('peer', 'Notice__c', other, { Name: 'x' }),
      ],
      [204, 403],
    );
    assert.equal(await change('rep', 'Notice__c', open, { Name: 'x' }), 403);
  });
});

describe('a deploy of sharing rules', () => {
  it('holds at once, and can be taken back', async () => {
    const connection = await org.login('admin@sharing.test');
    const [path, name] = ['sharingRules/Diary__c.sharingRules', 'Diary__c.Mine'];
    const rule = sharingRulesXml({ name: 'Mine', to: ROLE.west, criteria: criterion('Name', 'Shared') });
    await org.add('loner', 'Diary__c', { Name: 'Shared' });
    assert.equal(await sees('peer', 'Diary__c', 'Shared'), false);
    const brought = { 'package.xml': manifest({ SharingCriteriaRule: [name] }), [path]: rule };
    assert.deepEqual(failures(await deploy(connection, brought)), []);
    assert.equal(await sees('peer', 'Diary__c', 'Shared'), true);
    const gone = { 'package.xml': manifest({}), 'destructiveChanges.xml': manifest({ SharingCriteriaRule: [name] }) };
    assert.deepEqual(failures(await deploy(connection, gone)), []);
    assert.deepEqual(
      [await sees('peer', 'Diary__c', 'Shared'), await sees('rep', 'Diary__c', 'Western diary')],
      [false, true],
    );
    const wrong = { ...brought, [path]: rule.replace('West', 'North') };
    assert.match(
      failures(await deploy(connection, wrong)).join(),
      /SharingRules Diary__c: the sharing rule Mine: there is no role North/,
    );
  });
});
