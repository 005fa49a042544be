import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { criterion, sharingRulesXml } from '../support/local-org/sharingRules.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
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
const groupXml = (name: string, includesBosses: boolean): string =>
  metadata('Group', `<doesIncludeBosses>${includesBosses}</doesIncludeBosses><name>${name}</name>`);
const rules = {
  'groups/Team.group-meta.xml': groupXml('Team', false),
  'groups/Inner.group-meta.xml': groupXml('Inner', true),
  'sharingRules/Account.sharingRules-meta.xml': accountRules,
  'sharingRules/Opportunity.sharingRules-meta.xml': sharingRulesXml({
    ...{
      name: 'Deals',
      to: '<roleAndSubordinates>East</roleAndSubordinates>',
      criteria: criterion('Name', 'Deal', 'contains'),
    },
  }),
  'sharingRules/Diary__c.sharingRules-meta.xml': sharingRulesXml(
    {
      ...{ name: 'All', from: '<roleAndSubordinatesInternal>Director</roleAndSubordinatesInternal>' },
      to: '<allInternalUsers></allInternalUsers>',
    },
    {
      ...{ name: 'Team', to: '<group>Team</group>', criteria: criterion('Name', 'Team', 'startsWith') },
    },
    {
      ...{ name: 'Of_Inner', from: '<group>Inner</group>', to: '<group>Inner</group>' },
    },
  ),
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

// "Group" and "GroupMember", Object Reference for the Salesforce Platform
// (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_groupmember.htm); "Group",
// Metadata API Developer Guide (meta_group.htm): members are not metadata; "CIRCULAR_DEPENDENCY", SOAP API Developer Guide.
describe('a sharing rule to a public group', () => {
  const groupId = async (name: string): Promise<unknown> =>
    (await org.query('rep', `SELECT Id FROM Group WHERE DeveloperName = '${name}'`))[0]?.Id;
  const join = async (group: string, UserOrGroupId: unknown): Promise<string> =>
    org.add('admin', 'GroupMember', { GroupId: await groupId(group), UserOrGroupId });
  before(async () => {
    await org.add('admin', 'Diary__c', { Name: 'Team diary' });
    await org.add('peer', 'Diary__c', { Name: 'Inner diary' });
  });

  it('reaches its members, and who is above them where the group says so', async () => {
    assert.equal(await sees('rep', 'Diary__c', 'Team diary'), false);
    const member = await join('Team', org.userIds.rep);
    assert.equal(await join('Team', org.userIds.rep), member, 'who is added again is there already');
    assert.deepEqual(
      [await sees('rep', 'Diary__c', 'Team diary'), await sees('director', 'Diary__c', 'Team diary')],
      [true, false],
    );
    assert.equal((await org.call('admin', 'DELETE', `/sobjects/GroupMember/${member}`)).status, 204);
    assert.equal(await sees('rep', 'Diary__c', 'Team diary'), false);
  });

  it('reaches members of a group within the group, and gives what its members own', async () => {
    await join('Inner', org.userIds.loner);
    await join('Inner', org.userIds.auditor);
    await join('Team', await groupId('Inner'));
    assert.equal(await sees('loner', 'Diary__c', 'Team diary'), true);
    await org.add('loner', 'Diary__c', { Name: 'Loner’s diary' });
    assert.equal(await sees('rep', 'Diary__c', 'Loner’s diary'), false);
    await join('Inner', org.userIds.rep);
    assert.deepEqual(
      [await sees('rep', 'Diary__c', 'Loner’s diary'), await sees('director', 'Diary__c', 'Loner’s diary')],
      [true, true],
    );
  });

  it('takes no groups within each other, and members from administrators alone', async () => {
    const values = { GroupId: await groupId('Inner'), UserOrGroupId: await groupId('Team') };
    const circular = await org.call('admin', 'POST', '/sobjects/GroupMember', values);
    assert.equal((circular.body as { errorCode: string }[])[0]?.errorCode, 'CIRCULAR_DEPENDENCY');
    const own = { ...values, UserOrGroupId: org.userIds.peer };
    const refused = await org.call('peer', 'POST', '/sobjects/GroupMember', own);
    assert.equal((refused.body as { errorCode: string }[])[0]?.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const [role] = await org.query('admin', `SELECT Id FROM Group WHERE Type = 'Role'`);
    const withRole = { GroupId: values.GroupId, UserOrGroupId: role?.Id };
    assert.equal((await org.call('admin', 'POST', '/sobjects/GroupMember', withRole)).status, 501);
    assert.equal((await org.call('admin', 'POST', '/sobjects/Group', { Name: 'x', Type: 'Regular' })).status, 501);
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
