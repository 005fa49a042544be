import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { fieldXml, metadata, objectXml } from '../support/local-org/sfdxProject.ts';
import { SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const lookup = (name: string, target: string, plural: string, elements = ''): string =>
  fieldXml(
    name,
    'Lookup',
    `<referenceTo>${target}</referenceTo><relationshipName>${plural}</relationshipName>${elements}`,
  );

const project = sfdxProject({
  'objects/Goal__c/Goal__c.object-meta.xml': objectXml('Goal', 'ControlledByParent'),
  'objects/Goal__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'MasterDetail',
    '<referenceTo>Account</referenceTo><relationshipName>Goals</relationshipName>',
  ),
  'objects/Goal__c/fields/Key__c.field-meta.xml': fieldXml(
    'Key__c',
    'Text',
    '<length>40</length><unique>true</unique>',
  ),
  'objects/Goal__c/fields/Worth__c.field-meta.xml': fieldXml(
    'Worth__c',
    'Number',
    '<precision>9</precision><scale>2</scale>',
  ),
  'objects/Goal__c/validationRules/Key_Names_Account.validationRule-meta.xml': metadata(
    'ValidationRule',
    '<fullName>Key_Names_Account</fullName><active>true</active><errorMessage>The key names another account.</errorMessage>' +
      '<errorConditionFormula>Key__c &lt;&gt; CASESAFEID(Account__c) &amp; ":goal"</errorConditionFormula>',
  ),
  'objects/Account/fields/Goals_Worth__c.field-meta.xml': fieldXml(
    'Goals_Worth__c',
    'Summary',
    '<summaryForeignKey>Goal__c.Account__c</summaryForeignKey><summarizedField>Goal__c.Worth__c</summarizedField><summaryOperation>sum</summaryOperation>',
  ),
  'objects/Account/validationRules/Not_Blocked.validationRule-meta.xml': metadata(
    'ValidationRule',
    '<fullName>Not_Blocked</fullName><active>true</active><errorMessage>Blocked.</errorMessage>' +
      '<errorConditionFormula>Site = "Blocked"</errorConditionFormula>',
  ),
  'objects/Memo__c/Memo__c.object-meta.xml': objectXml('Memo'),
  'objects/Memo__c/fields/Account__c.field-meta.xml': lookup('Account__c', 'Account', 'Memos'),
  'objects/Memo__c/fields/Contact__c.field-meta.xml': lookup('Contact__c', 'Contact', 'Memos'),
  'force-app/main/default/permissionsets/All.permissionset-meta.xml': metadata(
    'PermissionSet',
    ['Account.Goals_Worth__c', 'Goal__c.Key__c', 'Goal__c.Worth__c', 'Memo__c.Account__c', 'Memo__c.Contact__c']
      .map(
        (field) =>
          `<fieldPermissions><editable>${!field.startsWith('Account')}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`,
      )
      .join('') + '<label>All</label>',
  ),
  'config/local-org-users.json': JSON.stringify({
    users: [
      { username: 'admin@merge-org.test', profile: 'System Administrator', permissionSets: ['All'] },
      { username: 'reader@merge-org.test', profile: 'Minimum Access - Salesforce', permissionSets: ['All'] },
    ].map((user) => ({ ...user, password: SALES_ORG_PASSWORD, firstName: 'First', lastName: 'Last' })),
  }),
});

let org: TestOrg;
let admin: RestUser;
let connection: Connection;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@merge-org.test');
  connection = await org.login('admin@merge-org.test');
});
after(() => org.close());

const account = (Name: string, values: object = {}): Promise<string> => admin.create('Account', { Name, ...values });

async function goal(accountId: string, worth: number): Promise<string> {
  return admin.create('Goal__c', { Name: 'Grow', Account__c: accountId, Key__c: `${accountId}:goal`, Worth__c: worth });
}

async function one(soql: string): Promise<Record<string, unknown>> {
  const [record] = await admin.records(soql);
  return record ?? {};
}

/** Also what is in the recycle bin. */
async function deleted(soql: string): Promise<Record<string, unknown>[]> {
  const { records } = await connection.query<Record<string, unknown>>(soql, { scanAll: true });
  return records.map(({ attributes: _attributes, ...record }) => record);
}

const merge = (Id: string, recordToMergeIds: string[], values: object = {}) =>
  connection.soap.merge({ masterRecord: { type: 'Account', Id, ...values }, recordToMergeIds });

// "merge()" (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm), SOAP API Developer Guide;
// "Triggers and Merge Statements", Apex Developer Guide: re-parented children fire nothing.
describe('SOAP merge()', () => {
  it('gives the children of the others to the master and puts the others into the recycle bin', async () => {
    const [winner, first, second] = [await account('Winner'), await account('First'), await account('Second')];
    const contact = await admin.create('Contact', { LastName: 'Ling', AccountId: first });
    const deal = await admin.create('Opportunity', {
      ...{ Name: 'Deal', AccountId: second, StageName: 'Prospecting', CloseDate: '2026-05-01', Amount: 7 },
    });
    const memo = await admin.create('Memo__c', { Name: 'Memo', Account__c: first });
    const task = await admin.create('Task', { Subject: 'Call', WhatId: second });
    const child = await account('Child', { ParentId: first });
    const result = await merge(winner, [first, second], { Site: 'Main' });
    assert.deepEqual(result.updatedRelatedIds.toSorted(), [contact, deal, memo, task, child].toSorted());
    assert.deepEqual([result.success, result.id, result.mergedRecordIds], [true, winner, [first, second]]);
    assert.equal((await one(`SELECT AccountId FROM Contact WHERE Id = '${contact}'`)).AccountId, winner);
    assert.equal((await one(`SELECT AccountId FROM Opportunity WHERE Id = '${deal}'`)).AccountId, winner);
    assert.equal((await one(`SELECT Account__c FROM Memo__c WHERE Id = '${memo}'`)).Account__c, winner);
    assert.equal((await one(`SELECT AccountId FROM Task WHERE Id = '${task}'`)).AccountId, winner);
    assert.equal((await one(`SELECT ParentId FROM Account WHERE Id = '${child}'`)).ParentId, winner);
    assert.equal((await one(`SELECT Site FROM Account WHERE Id = '${winner}'`)).Site, 'Main');
    assert.deepEqual(await admin.records(`SELECT Id FROM Account WHERE Id IN ('${first}', '${second}')`), []);
    const losers = await deleted(
      `SELECT Id, IsDeleted FROM Account WHERE MasterRecordId = '${winner}' AND IsDeleted = true ORDER BY Name`,
    );
    assert.deepEqual(losers, [
      { Id: first, IsDeleted: true },
      { Id: second, IsDeleted: true },
    ]);
  });

  it('leaves text keys as they were, asks no rule of the children, and adds up what the master has now', async () => {
    const [winner, loser] = [await account('Winner'), await account('Loser')];
    const goals = [await goal(winner, 10), await goal(loser, 5.5)];
    assert.equal((await merge(winner, [loser])).success, true);
    assert.deepEqual(
      await admin.records(`SELECT Id, Key__c FROM Goal__c WHERE Account__c = '${winner}' ORDER BY Worth__c DESC`),
      [
        { Id: goals[0], Key__c: `${winner}:goal` },
        { Id: goals[1], Key__c: `${loser}:goal` },
      ],
    );
    assert.equal((await one(`SELECT Goals_Worth__c FROM Account WHERE Id = '${winner}'`)).Goals_Worth__c, 15.5);
    // The next save of the child meets its rule again.
    const refused = await admin.send('PATCH', `sobjects/Goal__c/${goals[1]}`, { Worth__c: 6 });
    assert.equal(refused.status, 400);
  });

  it('makes nobody a parent of itself', async () => {
    const loser = await account('Loser');
    const winner = await account('Winner', { ParentId: loser });
    assert.equal((await merge(winner, [loser])).success, true);
    assert.equal((await one(`SELECT ParentId FROM Account WHERE Id = '${winner}'`)).ParentId, null);
  });

  it('is undone as a whole when the master’s rules refuse it; the next request is its own transaction', async () => {
    const [winner, loser, other] = [await account('Winner'), await account('Loser'), await account('Other')];
    const memo = await admin.create('Memo__c', { Name: 'Memo', Account__c: loser });
    const [refused, merged] = await connection.soap.merge([
      { masterRecord: { type: 'Account', Id: winner, ...{ Site: 'Blocked' } }, recordToMergeIds: [loser] },
      { masterRecord: { type: 'Account', Id: winner }, recordToMergeIds: [other] },
    ]);
    assert.equal(refused?.success, false);
    assert.deepEqual(
      refused.errors.map(({ statusCode, message }) => [statusCode, message]),
      [['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Blocked.']],
    );
    assert.equal(merged?.success, true);
    assert.equal((await one(`SELECT Account__c FROM Memo__c WHERE Id = '${memo}'`)).Account__c, loser);
  });

  it('merges contacts too, and nothing else', async () => {
    const [winner, loser] = [
      await admin.create('Contact', { LastName: 'Winner' }),
      await admin.create('Contact', { LastName: 'Loser' }),
    ];
    const memo = await admin.create('Memo__c', { Name: 'Memo', Contact__c: loser });
    const result = await connection.soap.merge({
      masterRecord: { type: 'Contact', Id: winner },
      recordToMergeIds: [loser],
    });
    assert.deepEqual(result.updatedRelatedIds, [memo]);
    const refused = await connection.soap.merge({
      masterRecord: { type: 'Memo__c', Id: memo },
      recordToMergeIds: [memo],
    });
    assert.equal(refused.success, false);
  });

  it('takes one or two other records that are there, from who may delete them', async () => {
    const [winner, loser] = [await account('Winner'), await account('Loser')];
    const spare = [await account('Spare 1'), await account('Spare 2')];
    for (const losers of [[], [winner], [loser, ...spare], [loser, loser]]) {
      assert.equal((await merge(winner, losers)).errors[0]?.statusCode, 'INVALID_ID_FIELD', losers.join());
    }
    assert.equal((await merge(winner, ['001000000000000AAA'])).errors[0]?.statusCode, 'INVALID_CROSS_REFERENCE_KEY');
    assert.equal((await merge('nothing', [loser])).errors[0]?.statusCode, 'MALFORMED_ID');
    const reader = await org.login('reader@merge-org.test');
    const refused = await reader.soap.merge({
      masterRecord: { type: 'Account', Id: winner },
      recordToMergeIds: [loser],
    });
    assert.equal(refused.errors[0]?.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
  });
});

// "undelete()" (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_undelete.htm); "Restore Deleted
// Records from the Recycle Bin", Salesforce Help.
describe('SOAP undelete()', () => {
  it('brings back what went with a record, and the lookups that were cleared and are still empty', async () => {
    const lost = await account('Lost');
    const kept = await goal(lost, 3);
    const contact = await admin.create('Contact', { LastName: 'Ling', AccountId: lost });
    const [memo, replaced] = [
      await admin.create('Memo__c', { Name: 'Memo', Account__c: lost }),
      await admin.create('Memo__c', { Name: 'Replaced', Account__c: lost }),
    ];
    const earlier = await admin.create('Contact', { LastName: 'Gone', AccountId: lost });
    await connection.soap.delete([earlier]);
    const [gone] = await connection.soap.delete([lost]);
    assert.equal(gone?.success, true);
    const other = await account('Other');
    await admin.send('PATCH', `sobjects/Memo__c/${replaced}`, { Account__c: other });
    const [result] = await connection.soap.undelete([lost]);
    assert.deepEqual([result?.success, result?.id], [true, lost]);
    assert.deepEqual(await admin.records(`SELECT Goals_Worth__c FROM Account WHERE Id = '${lost}'`), [
      { Goals_Worth__c: 3 },
    ]);
    assert.deepEqual(await admin.records(`SELECT Id FROM Goal__c WHERE Account__c = '${lost}'`), [{ Id: kept }]);
    assert.deepEqual(await admin.records(`SELECT Id FROM Contact WHERE AccountId = '${lost}'`), [{ Id: contact }]);
    assert.deepEqual(await admin.records(`SELECT Id FROM Memo__c WHERE Account__c = '${lost}'`), [{ Id: memo }]);
  });

  it('brings back a record that was merged, without its children', async () => {
    const [winner, loser] = [await account('Winner'), await account('Loser')];
    const contact = await admin.create('Contact', { LastName: 'Ling', AccountId: loser });
    await merge(winner, [loser]);
    assert.equal((await connection.soap.undelete([loser]))[0]?.success, true);
    assert.equal((await one(`SELECT MasterRecordId FROM Account WHERE Id = '${loser}'`)).MasterRecordId, null);
    assert.equal((await one(`SELECT AccountId FROM Contact WHERE Id = '${contact}'`)).AccountId, winner);
  });

  it('is refused for what is not in the recycle bin, without its master, and where a unique value is taken', async () => {
    const lost = await account('Lost');
    const detail = await goal(lost, 1);
    const code = async (id: string): Promise<string | undefined> =>
      (await connection.soap.undelete([id]))[0]?.errors[0]?.statusCode;
    assert.equal(await code(lost), 'UNDELETE_FAILED');
    await connection.soap.delete([detail]);
    await goal(lost, 2);
    assert.equal(await code(detail), 'DUPLICATE_VALUE');
    await connection.soap.delete([lost]);
    assert.equal(await code(detail), 'UNDELETE_FAILED');
  });

  it('undoes all with the AllOrNoneHeader when one is refused', async () => {
    const [lost, there] = [await account('Lost'), await account('There')];
    await connection.soap.delete([lost]);
    const response = await org.fetch('/services/Soap/u/66.0', undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
      body:
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><e:Header>' +
        `<SessionHeader><sessionId>${admin.token}</sessionId></SessionHeader>` +
        '<AllOrNoneHeader><allOrNone>true</allOrNone></AllOrNoneHeader></e:Header>' +
        `<e:Body><undelete><ids>${lost}</ids><ids>${there}</ids></undelete></e:Body></e:Envelope>`,
    });
    assert.equal(response.status, 200);
    const text = await response.text();
    assert.match(text, /ALL_OR_NONE_OPERATION_ROLLED_BACK.*UNDELETE_FAILED/s);
    assert.deepEqual(await admin.records(`SELECT Id FROM Account WHERE Id = '${lost}'`), []);
  });
});

// "emptyRecycleBin()" (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm).
describe('SOAP emptyRecycleBin()', () => {
  interface Emptied {
    readonly id: string;
    readonly success: boolean;
    readonly errors: readonly { readonly statusCode: string }[];
  }

  /** jsforce's type knows of one result. */
  const empty = async (by: Connection, ids: readonly string[]): Promise<readonly Emptied[]> =>
    (await by.soap.emptyRecycleBin([...ids])) as unknown as readonly Emptied[];

  it('takes records out of the recycle bin for good, with what went there with them', async () => {
    const lost = await account('Lost for good');
    const detail = await goal(lost, 3);
    const there = await account('There');
    await connection.soap.delete([lost]);
    const results = await empty(connection, [lost, detail, there, 'nonsense']);
    assert.deepEqual(
      results.map(({ success, id, errors }) => [success, id, errors[0]?.statusCode]),
      [
        [true, lost, undefined],
        [false, detail, 'DELETE_FAILED'],
        [false, there, 'DELETE_FAILED'],
        [false, 'nonsense', 'MALFORMED_ID'],
      ],
    );
    for (const id of [lost, detail]) {
      assert.equal((await connection.soap.undelete([id]))[0]?.errors[0]?.statusCode, 'UNDELETE_FAILED');
    }
    assert.equal((await empty(connection, [lost]))[0]?.success, false);
    const all = await connection.query(`SELECT Id FROM Goal__c WHERE Id = '${detail}'`, { scanAll: true });
    assert.equal(all.totalSize, 1);
  });

  it('leaves what else was deleted with a record, which comes back without it', async () => {
    const lost = await account('Half lost');
    const [detail, other] = [await goal(lost, 1), await admin.create('Contact', { LastName: 'Ling', AccountId: lost })];
    await connection.soap.delete([lost]);
    assert.equal((await empty(connection, [detail]))[0]?.success, true);
    assert.equal((await connection.soap.undelete([lost]))[0]?.success, true);
    assert.deepEqual(await admin.records(`SELECT Id FROM Goal__c WHERE Account__c = '${lost}'`), []);
    assert.deepEqual(await admin.records(`SELECT Id FROM Contact WHERE AccountId = '${lost}'`), [{ Id: other }]);
  });

  it('takes the right to delete', async () => {
    const lost = await account('Kept');
    await connection.soap.delete([lost]);
    const reader = await org.login('reader@merge-org.test');
    const [refused] = await empty(reader, [lost]);
    assert.equal(refused?.errors[0]?.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal((await connection.soap.undelete([lost]))[0]?.success, true);
  });
});

describe('the SOAP API', () => {
  it('needs a session, and refuses by name what it has not', async () => {
    const response = await org.fetch('/services/Soap/u/66.0', undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
      body: '<Envelope><Header><SessionHeader><sessionId>no</sessionId></SessionHeader></Header><Body><undelete/></Body></Envelope>',
    });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /<faultcode>sf:INVALID_SESSION_ID<.*Invalid Session ID found in SessionHeader/);
    await assert.rejects(connection.soap.describeTabs(), /does not support the SOAP call describeTabs/);
  });
});
