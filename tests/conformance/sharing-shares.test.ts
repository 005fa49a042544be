import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { metadata, objectXml } from '../support/local-org/sfdxProject.ts';
import { sharingRulesXml } from '../support/local-org/sharingRules.ts';
import { SHARE_REFUSALS } from './shareRefusals.ts';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { addSharingData, startSharingOrg } from '../support/sharingOrg.ts';
import type { Answer, Persona, SharingData, SharingOrg } from '../support/sharingOrg.ts';

// "AccountShare", "OpportunityShare", "ContactShare", "CaseShare", "Group", Object Reference for the Salesforce Platform
// (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm);
// "Understanding Sharing" and "Sharing a Record Using Apex", Apex Developer Guide
// (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm).
let org: SharingOrg;
let ids: SharingData;
before(async () => {
  org = await startSharingOrg({
    'objects/Diary__c/sharingReasons/Reader__c.sharingReason-meta.xml': metadata(
      'SharingReason',
      '<fullName>Reader__c</fullName><label>Reader</label>',
    ),
    'groups/Team.group-meta.xml': metadata('Group', '<doesIncludeBosses>false</doesIncludeBosses><name>Team</name>'),
    'sharingRules/Diary__c.sharingRules-meta.xml': sharingRulesXml({
      ...{ name: 'Directors', from: '<role>Director</role>', to: '<roleAndSubordinates>West</roleAndSubordinates>' },
    }),
  });
  ids = await addSharingData(org);
});
after(() => org.close());

const opportunity = { StageName: 'Prospecting', CloseDate: '2026-12-01' };
const share = async (persona: Persona, object: string, values: object): Promise<Answer> =>
  org.call(persona, 'POST', `/sobjects/${object}`, values);
const codeOf = ({ body }: Answer): unknown => (body as { errorCode: string }[] | undefined)?.[0]?.errorCode;
const reads = async (persona: Persona, object: string, id: string | undefined): Promise<boolean> =>
  (await org.query(persona, `SELECT Id FROM ${object} WHERE Id = '${id}'`)).length > 0;
const groupId = async (type: string, name: string): Promise<unknown> =>
  (await org.query('rep', `SELECT Id FROM Group WHERE Type = '${type}' AND DeveloperName = '${name}'`))[0]?.Id;
/** `RowCause name level` of the shares of a record, as somebody sees them. */
const sharesOf = async (persona: Persona, object: string, id: string | undefined): Promise<string[]> => {
  const [link, level] = object.endsWith('__Share')
    ? ['ParentId', 'AccessLevel']
    : [object.replace('Share', 'Id'), object.replace('Share', 'AccessLevel')];
  const soql = `SELECT RowCause, UserOrGroup.Name, UserOrGroupId, ${level} FROM ${object} WHERE ${link} = '${id}'`;
  const rows = await org.query(persona, soql);
  return rows
    .map(({ RowCause, UserOrGroup, ...row }) =>
      [RowCause, (UserOrGroup as { Name: string | null }).Name?.split(' ')[0] ?? 'group', row[level ?? '']].join(' '),
    )
    .sort();
};

// RowCause of "AccountShare" and its like; "Sharing a Record Using Apex": what the role hierarchy and View All give is not kept there.
describe('the shares of a record', () => {
  it('are its owner’s, and what follows from other records', async () => {
    assert.deepEqual(await sharesOf('admin', 'AccountShare', ids.House), [
      'ImplicitParent rep Read',
      'Owner admin All',
    ]);
    assert.deepEqual(await sharesOf('peer', 'OpportunityShare', ids['Western deal of admin']), [
      'ImplicitChild peer Read',
      'Owner admin All',
    ]);
    assert.deepEqual(await sharesOf('admin', 'OpportunityShare', ids['Eastern deal of admin']), ['Owner admin All']);
    const [own] = await org.query(
      'peer',
      `SELECT AccountAccessLevel, OpportunityAccessLevel, CaseAccessLevel, ContactAccessLevel FROM AccountShare WHERE AccountId = '${ids.Western}' AND RowCause = 'Owner'`,
    );
    assert.deepEqual(
      [own?.AccountAccessLevel, own?.OpportunityAccessLevel, own?.CaseAccessLevel, own?.ContactAccessLevel],
      ['All', 'Read', 'Edit', 'Edit'],
    );
  });

  it('follow from sharing rules, one for each group', async () => {
    const diary = await org.add('director', 'Diary__c', { Name: 'Of the director' });
    assert.deepEqual(await sharesOf('peer', 'Diary__Share', diary), ['Owner director All', 'Rule group Read']);
    const [row] = await org.query('peer', `SELECT UserOrGroupId FROM Diary__Share WHERE RowCause = 'Rule'`);
    assert.equal(row?.UserOrGroupId, await groupId('RoleAndSubordinates', 'West'));
  });

  it('are seen by who sees the record', async () => {
    assert.deepEqual(await sharesOf('rep', 'OpportunityShare', ids['Western deal of admin']), []);
    assert.deepEqual(await sharesOf('rep', 'AccountShare', ids.House), ['ImplicitParent rep Read', 'Owner admin All']);
    assert.equal((await org.query('rep', `SELECT Id FROM AccountShare WHERE AccountId = '${ids.Lonely}'`)).length, 0);
  });

  it('are read by their ids, and not written, where nobody made them', async () => {
    const [row] = await org.query('rep', `SELECT Id FROM AccountShare WHERE AccountId = '${ids.Eastern}'`);
    const path = `/sobjects/AccountShare/${String(row?.Id)}`;
    const { status, body } = await org.call('rep', 'GET', path);
    assert.equal(status, 200);
    assert.equal((body as { RowCause: string }).RowCause, 'Owner');
    assert.equal((await org.call('loner', 'GET', path)).status, 404);
    for (const [method, values] of [
      ['PATCH', { AccountAccessLevel: 'Read' }],
      ['DELETE', undefined],
    ] as const) {
      assert.equal(codeOf(await org.call('admin', method, path, values)), 'INSUFFICIENT_ACCESS_OR_READONLY');
    }
  });

  it('are parts of other queries', async () => {
    const [account] = await org.query(
      'rep',
      `SELECT (SELECT RowCause FROM Shares ORDER BY RowCause DESC) FROM Account WHERE Id = '${ids.House}'`,
    );
    const { records } = account?.Shares as { records: { RowCause: string }[] };
    assert.deepEqual(
      records.map(({ RowCause }) => RowCause),
      ['ImplicitParent', 'Owner'],
    );
    const owned = `SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM AccountShare WHERE UserOrGroupId = '${org.userIds.rep}' AND RowCause = 'ImplicitParent')`;
    assert.deepEqual(await org.column('admin', owned), ['House']);
    const counted = `SELECT RowCause, COUNT(Id) n FROM AccountShare WHERE UserOrGroupId = '${org.userIds.rep}' GROUP BY RowCause`;
    assert.deepEqual(await org.column('admin', counted, 'n'), [1, 1]);
  });
});

// "Understanding Sharing", Apex Developer Guide: the owner, who is above, and anybody with full access share a record; users above have
// what is shared with users below.
describe('sharing a record by hand', () => {
  it('opens it on every door, to who is above as well', async () => {
    assert.equal(await reads('peer', 'Account', ids.Lonely), false);
    const row = { AccountId: ids.Lonely, UserOrGroupId: org.userIds.peer, AccountAccessLevel: 'Read' };
    const id = await org.add('loner', 'AccountShare', { ...row, OpportunityAccessLevel: 'None' });
    assert.match(id, /^00r/);
    assert.deepEqual(await sharesOf('peer', 'AccountShare', ids.Lonely), ['Manual peer Read', 'Owner loner All']);
    assert.deepEqual(
      [await reads('peer', 'Account', ids.Lonely), await reads('director', 'Account', ids.Lonely)],
      [true, true],
    );
    assert.equal(await reads('rep', 'Account', ids.Lonely), false);
    // What follows the account is open with it.
    assert.equal(await reads('peer', 'Contact', ids['Lonely contact']), true);
    assert.equal(await reads('peer', 'Visit_Item__c', ids['Lonely item']), true);
    assert.equal((await org.call('peer', 'GET', `/sobjects/Account/${ids.Lonely}`)).status, 200);
    assert.equal((await org.call('peer', 'GET', `/ui-api/records/${ids.Lonely}?fields=Account.Name`)).status, 200);
    const graph = new GraphqlClient(org, org.tokenOf('peer'));
    const page = `{ uiapi { query { Account(where: { Id: { eq: "${ids.Lonely}" } }) { edges { node { Id } } } } } }`;
    assert.equal((await graph.page('Account', page)).edges.length, 1);
    const bulk = new Bulk2Client(org, org.tokenOf('peer'));
    const found = await bulk.query(`SELECT Id FROM Account WHERE Id = '${ids.Lonely}'`);
    assert.equal(found.numberRecordsProcessed, 1);
    assert.equal((await org.call('peer', 'PATCH', `/sobjects/Account/${ids.Lonely}`, { Site: 'x' })).status, 403);
    assert.equal((await org.call('loner', 'DELETE', `/sobjects/AccountShare/${id}`)).status, 204);
    assert.equal(await reads('peer', 'Account', ids.Lonely), false);
  });

  it('changes the share that is there when it is done again', async () => {
    const row = { AccountId: ids.Lonely, UserOrGroupId: org.userIds.peer, OpportunityAccessLevel: 'None' };
    const id = await org.add('loner', 'AccountShare', { ...row, AccountAccessLevel: 'Read' });
    assert.equal(await org.add('loner', 'AccountShare', { ...row, AccountAccessLevel: 'Edit' }), id);
    assert.equal((await org.call('peer', 'PATCH', `/sobjects/Account/${ids.Lonely}`, { Site: 'x' })).status, 204);
    const level = `SELECT MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${org.userIds.peer}' AND RecordId = '${ids.Lonely}'`;
    assert.deepEqual(await org.column('peer', level, 'MaxAccessLevel'), ['Edit']);
    const path = `/sobjects/AccountShare/${id}`;
    // Who may change the account does not share it, and so changes no share.
    assert.equal(
      codeOf(await org.call('peer', 'PATCH', path, { AccountAccessLevel: 'Read' })),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal((await org.call('steward', 'PATCH', path, { AccountAccessLevel: 'Read' })).status, 204);
    assert.equal((await org.call('peer', 'PATCH', `/sobjects/Account/${ids.Lonely}`, { Site: 'y' })).status, 403);
    assert.equal((await org.call('admin', 'DELETE', path)).status, 204);
  });

  it('gives an account’s opportunities as it says, and a shared opportunity’s account', async () => {
    const deal = await org.add('loner', 'Opportunity', { Name: 'Lonely deal', AccountId: ids.Lonely, ...opportunity });
    const secret = { Name: 'Secret', AccountId: ids.Lonely, IsPrivate: true, ...opportunity };
    const hidden = await org.add('loner', 'Opportunity', secret);
    const toRep = { AccountId: ids.Lonely, UserOrGroupId: org.userIds.rep, AccountAccessLevel: 'Read' };
    const account = await org.add('loner', 'AccountShare', { ...toRep, OpportunityAccessLevel: 'Edit' });
    assert.equal((await org.call('rep', 'PATCH', `/sobjects/Opportunity/${deal}`, { NextStep: 'Call' })).status, 204);
    assert.equal(await reads('rep', 'Opportunity', hidden), false);
    assert.deepEqual(await sharesOf('rep', 'OpportunityShare', deal), ['ImplicitChild rep Edit', 'Owner loner All']);
    const toPeer = { OpportunityId: deal, UserOrGroupId: org.userIds.peer, OpportunityAccessLevel: 'Read' };
    const one = await org.add('loner', 'OpportunityShare', toPeer);
    assert.deepEqual(
      [await reads('peer', 'Opportunity', deal), await reads('peer', 'Account', ids.Lonely)],
      [true, true],
    );
    assert.deepEqual(await sharesOf('peer', 'AccountShare', ids.Lonely), [
      'ImplicitParent peer Read',
      'Manual rep Read',
      'Owner loner All',
    ]);
    const hide = async (IsPrivate: boolean): Promise<Answer> =>
      org.call('loner', 'PATCH', `/sobjects/Opportunity/${deal}`, { IsPrivate });
    assert.equal((await hide(true)).status, 204);
    assert.equal(await reads('peer', 'Account', ids.Lonely), false);
    assert.deepEqual(await sharesOf('loner', 'AccountShare', ids.Lonely), ['Manual rep Read', 'Owner loner All']);
    assert.equal((await hide(false)).status, 204);
    const both = await org.call('loner', 'DELETE', `/composite/sobjects?ids=${account},${one}`);
    assert.deepEqual(
      (both.body as { success: boolean }[]).map(({ success }) => success),
      [true, true],
    );
    assert.deepEqual(
      [await reads('rep', 'Opportunity', deal), await reads('peer', 'Account', ids.Lonely)],
      [false, false],
    );
  });

  it('reaches roles, who is below them, and public groups', async () => {
    const diary = await org.add('loner', 'Diary__c', { Name: 'Lonely diary' });
    const give = async (group: unknown): Promise<string> =>
      await org.add('loner', 'Diary__Share', { ParentId: diary, UserOrGroupId: group, AccessLevel: 'Edit' });
    const readers = async (): Promise<Persona[]> => {
      const all: readonly Persona[] = ['director', 'rep', 'peer'];
      const seen = await Promise.all(all.map((persona) => reads(persona, 'Diary__c', diary)));
      return all.filter((_, index) => seen[index]);
    };
    const toRole = await give(await groupId('Role', 'East'));
    assert.match(toRole, /^02c/);
    assert.deepEqual(await readers(), ['director', 'rep']);
    assert.equal((await org.call('rep', 'PATCH', `/sobjects/Diary__c/${diary}`, { Name: 'Read by rep' })).status, 204);
    assert.equal((await org.call('loner', 'DELETE', `/sobjects/Diary__Share/${toRole}`)).status, 204);
    await give(await groupId('RoleAndSubordinates', 'Director'));
    assert.deepEqual(await readers(), ['director', 'rep', 'peer']);
    assert.equal(await groupId('Regular', 'East'), undefined);
    const other = await org.add('loner', 'Diary__c', { Name: 'Other diary' });
    const group = await groupId('Regular', 'Team');
    await org.add('admin', 'GroupMember', { GroupId: group, UserOrGroupId: org.userIds.rep });
    await org.add('loner', 'Diary__Share', { ParentId: other, UserOrGroupId: group, AccessLevel: 'Read' });
    assert.deepEqual(
      [await reads('rep', 'Diary__c', other), await reads('director', 'Diary__c', other)],
      [true, false],
    );
  });

  it('opens what everybody reads to changes', async () => {
    const path = `/sobjects/Notice__c/${ids['Notice of peer']}`;
    assert.equal((await org.call('rep', 'PATCH', path, { Name: 'x' })).status, 403);
    const row = { ParentId: ids['Notice of peer'], UserOrGroupId: org.userIds.rep, AccessLevel: 'Edit' };
    await org.add('director', 'Notice__Share', row);
    assert.equal((await org.call('rep', 'PATCH', path, { Name: 'x' })).status, 204);
  });

  it('takes many at once', async () => {
    const bulk = new Bulk2Client(org, org.tokenOf('peer'));
    const csv = `AccountId,UserOrGroupId,AccountAccessLevel\n${ids.Western},${org.userIds.rep},Edit\n${ids.Western},${org.userIds.loner},Read\n${ids.House},${org.userIds.loner},Read\n`;
    const info = await bulk.ingest({ object: 'AccountShare', operation: 'insert' }, csv);
    assert.deepEqual([info.state, info.numberRecordsProcessed, info.numberRecordsFailed], ['JobComplete', 3, 1]);
    assert.deepEqual(
      [await reads('rep', 'Account', ids.Western), await reads('loner', 'Account', ids.House)],
      [true, false],
    );
    const { id } = await bulk.query(
      `SELECT RowCause FROM AccountShare WHERE AccountId = '${ids.Western}' ORDER BY RowCause`,
    );
    assert.equal(await (await bulk.page(id)).text(), '"RowCause"\n"Owner"\n"Manual"\n"Manual"\n"ImplicitParent"\n');
  });
});

// User managed sharing goes with another owner: "Understanding Sharing", Apex Developer Guide.
describe('what becomes of a share', () => {
  const kept = async (id: string): Promise<readonly unknown[]> =>
    org.column('admin', `SELECT RowCause FROM AccountShare WHERE AccountId = '${id}'`, 'RowCause');
  const shared = async (): Promise<string> => {
    const id = await org.add('loner', 'Account', { Name: 'Given away' });
    const row = { AccountId: id, UserOrGroupId: org.userIds.rep, AccountAccessLevel: 'Edit' };
    await org.add('loner', 'AccountShare', row);
    return id;
  };

  it('goes when the record gets another owner', async () => {
    const id = await shared();
    assert.equal(
      (await org.call('loner', 'PATCH', `/sobjects/Account/${id}`, { OwnerId: org.userIds.loner })).status,
      204,
    );
    assert.deepEqual(await kept(id), ['Manual', 'Owner']);
    assert.equal(
      (await org.call('loner', 'PATCH', `/sobjects/Account/${id}`, { OwnerId: org.userIds.peer })).status,
      204,
    );
    assert.deepEqual(await kept(id), ['Owner']);
    assert.equal(await reads('rep', 'Account', id), false);
  });

  // "SharingReason", Metadata API Developer Guide (meta_apexsharingreason.htm).
  it('stays with another owner where an Apex sharing reason made it, which takes Modify All Data', async () => {
    const diary = await org.add('loner', 'Diary__c', { Name: 'Read for a reason' });
    const row = { ParentId: diary, UserOrGroupId: org.userIds.rep, AccessLevel: 'Edit', RowCause: 'Reader__c' };
    assert.equal(codeOf(await share('loner', 'Diary__Share', row)), 'INSUFFICIENT_ACCESS_OR_READONLY');
    const id = await org.add('admin', 'Diary__Share', row);
    await org.add('loner', 'Diary__Share', { ...row, RowCause: 'Manual', AccessLevel: 'Read' });
    assert.deepEqual(await sharesOf('rep', 'Diary__Share', diary), [
      'Manual rep Read',
      'Owner loner All',
      'Reader__c rep Edit',
    ]);
    const path = `/sobjects/Diary__Share/${id}`;
    assert.equal(codeOf(await org.call('loner', 'DELETE', path)), 'INSUFFICIENT_ACCESS_OR_READONLY');
    const given = await org.call('loner', 'PATCH', `/sobjects/Diary__c/${diary}`, { OwnerId: org.userIds.peer });
    assert.equal(given.status, 204);
    assert.deepEqual(await sharesOf('rep', 'Diary__Share', diary), ['Owner peer All', 'Reader__c rep Edit']);
    assert.equal((await org.call('admin', 'DELETE', path)).status, 204);
    assert.equal(await reads('rep', 'Diary__c', diary), false);
  });

  it('is the master’s alone when accounts are merged', async () => {
    const [master, loser] = [await shared(), await shared()];
    const values = { AccountId: loser, UserOrGroupId: org.userIds.peer, AccountAccessLevel: 'Read' };
    await org.add('loner', 'AccountShare', values);
    const connection = await org.login('loner@sharing.test');
    const merged = await connection.soap.merge([
      { masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] },
    ]);
    assert.equal([merged].flat()[0]?.success, true);
    assert.deepEqual(await kept(master), ['Manual', 'Owner']);
    assert.equal(await reads('peer', 'Account', master), false);
  });

  it('goes with its object where a deploy lets everybody change the records', async () => {
    const connection = await org.login('admin@sharing.test');
    const object = async (sharingModel: string): Promise<readonly string[]> =>
      failures(
        await deploy(connection, {
          'package.xml': manifest({ CustomObject: ['Notice__c'] }),
          'objects/Notice__c.object': objectXml('Notice', sharingModel),
        }),
      );
    const row = { ParentId: ids['Notice of peer'], UserOrGroupId: org.userIds.loner, AccessLevel: 'Edit' };
    await org.add('peer', 'Notice__Share', row);
    assert.deepEqual(await object('ReadWrite'), []);
    assert.equal((await share('peer', 'Notice__Share', row)).status, 404);
    assert.deepEqual(await object('Private'), []);
    assert.deepEqual(await sharesOf('peer', 'Notice__Share', ids['Notice of peer']), ['Owner peer All']);
    assert.deepEqual(await object('Read'), []);
  });

  it('goes with its record, and comes back with it', async () => {
    const id = await shared();
    assert.equal((await org.call('loner', 'DELETE', `/sobjects/Account/${id}`)).status, 204);
    assert.deepEqual(await kept(id), []);
    const all = encodeURIComponent(`SELECT IsDeleted FROM AccountShare WHERE AccountId = '${id}'`);
    const { body } = await org.call('admin', 'GET', `/queryAll?q=${all}`);
    assert.deepEqual(
      (body as { records: { IsDeleted: boolean }[] }).records.map(({ IsDeleted }) => IsDeleted),
      [true, true],
    );
    const connection = await org.login('loner@sharing.test');
    await connection.soap.undelete([id]);
    assert.deepEqual(await kept(id), ['Manual', 'Owner']);
    assert.equal(await reads('rep', 'Account', id), true);
  });
});

describe('a share that is refused', () => {
  for (const { what, persona, object, values, code, message } of SHARE_REFUSALS) {
    it(what, async () => {
      const answer = await share(persona, object, values(ids, org.userIds));
      assert.equal(codeOf(answer), code, JSON.stringify(answer.body));
      assert.match((answer.body as { message: string }[])[0]?.message ?? '', message);
    });
  }

  it('names another record or user than before', async () => {
    const row = {
      OpportunityId: ids['Western deal of peer'],
      UserOrGroupId: org.userIds.rep,
      OpportunityAccessLevel: 'Read',
    };
    const path = `/sobjects/OpportunityShare/${await org.add('peer', 'OpportunityShare', row)}`;
    assert.equal(
      codeOf(await org.call('peer', 'PATCH', path, { UserOrGroupId: org.userIds.loner })),
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
    assert.equal((await org.call('peer', 'PATCH', path, { OpportunityAccessLevel: 'Edit' })).status, 204);
  });
});

// "Describe Global" and "sObject Describe", REST API Developer Guide; "All Supported Objects", User Interface API Developer Guide.
describe('share objects', () => {
  it('are there for what is shared by itself, as describe says', async () => {
    const { body } = await org.call('rep', 'GET', '/sobjects');
    const shares = (body as { sobjects: Record<string, unknown>[] }).sobjects
      .filter(({ associateEntityType }) => associateEntityType === 'Share')
      .map(({ name, keyPrefix, associateParentEntity, createable }) => [
        name,
        keyPrefix,
        associateParentEntity,
        createable,
      ]);
    assert.deepEqual(
      new Set(shares),
      new Set([
        ['AccountShare', '00r', 'Account', true],
        ['OpportunityShare', '00t', 'Opportunity', true],
        ['ContactShare', '03s', 'Contact', false],
        ['CaseShare', '01n', 'Case', true],
        ['CampaignShare', '08s', 'Campaign', true],
        ['Diary__Share', '02c', 'Diary__c', true],
        ['Notice__Share', '02c', 'Notice__c', true],
      ]),
    );
    const described = (await org.call('rep', 'GET', '/sobjects/AccountShare/describe')).body as {
      fields: { name: string; createable: boolean; updateable: boolean; defaultedOnCreate: boolean }[];
    };
    assert.deepEqual(
      described.fields.map(({ name, createable, updateable }) => `${name} ${createable} ${updateable}`),
      [
        'Id false false',
        'AccountId true false',
        'UserOrGroupId true false',
        'AccountAccessLevel true true',
        'OpportunityAccessLevel true true',
        'CaseAccessLevel true true',
        'ContactAccessLevel false false',
        'RowCause true false',
        'LastModifiedDate false false',
        'LastModifiedById false false',
        'IsDeleted false false',
      ],
    );
    assert.equal((await org.call('auditor', 'GET', '/sobjects/OpportunityShare/describe')).status, 404);
  });

  it('are unknown to User Interface API and GraphQL', async () => {
    const { status, body } = await org.call('admin', 'GET', '/ui-api/object-info/AccountShare');
    assert.deepEqual([status, codeOf({ status, body })], [400, 'INVALID_TYPE']);
    const graph = new GraphqlClient(org, org.tokenOf('admin'));
    const answer = await graph.send('{ uiapi { query { AccountShare { edges { node { Id } } } } } }');
    assert.ok(answer.errors.length > 0);
  });
});
