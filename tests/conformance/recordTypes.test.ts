import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { RECORD_TYPES } from '../support/recordTypes.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const MASTER = '012000000000000AAA';

const visible = (name: string): string =>
  `<recordTypeVisibilities><recordType>${name}</recordType><visible>true</visible></recordTypeVisibilities>`;

const project = sfdxProject({
  ...RECORD_TYPES,
  'force-app/main/default/permissionsets/Types.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Types</label><fieldPermissions><editable>true</editable><field>Account.Tier__c</field><readable>true</readable></fieldPermissions>' +
      ['Account.Partner', 'Account.Former', 'Opportunity.Renewal'].map(visible).join(''),
  ),
  'config/local-org-users.json': JSON.stringify({
    users: [
      ['admin', 'System Administrator'],
      ['seller', 'Standard User', 'Types'],
    ].map(([name, profile, ...permissionSets]) => ({
      ...{ username: `${name}@types-org.test`, password: SALES_ORG_PASSWORD, profile, permissionSets },
      ...{ firstName: 'First', lastName: name },
    })),
  }),
});

let org: TestOrg;
let admin: RestUser;
let seller: RestUser;
/** Ids of the record types by their names. */
let types: Record<'Partner' | 'Former' | 'Renewal', string>;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@types-org.test');
  seller = await RestUser.of(org, 'seller@types-org.test');
  const rows = await seller.records('SELECT Id, DeveloperName FROM RecordType');
  types = Object.fromEntries(rows.map(({ DeveloperName, Id }) => [DeveloperName, Id])) as typeof types;
});
after(() => org.close());

// Object Reference: "RecordType" (sforce_api_objects_recordtype.htm).
describe('RecordType', () => {
  it('lists the record types of the project', async () => {
    const soql =
      'SELECT Name, DeveloperName, SobjectType, IsActive, Description FROM RecordType ORDER BY DeveloperName';
    const row = (
      Name: string,
      DeveloperName: string,
      SobjectType: string,
      IsActive = true,
      Description: string | null = null,
    ) => ({
      ...{ Name, DeveloperName, SobjectType, IsActive, Description },
    });
    assert.deepEqual(await seller.records(soql), [
      row('Former', 'Former', 'Account', false),
      row('A Partner', 'Partner', 'Account', true, 'Who sells for us'),
      row('Renewal', 'Renewal', 'Opportunity'),
    ]);
  });

  it('is metadata, whose writes through the API this org refuses by name', async () => {
    const patch = admin.send('PATCH', `sobjects/RecordType/${types.Partner}`, { Name: 'Other' });
    assert.equal((await refusal(patch, 501)).errorCode, 'FUNCTIONALITY_NOT_ENABLED');
  });
});

// Object Reference: "Frequently-Occurring Fields", RecordTypeId; Salesforce Help: "How is record type access specified?".
describe('the record type of a record', () => {
  it('is none unless the record says so: profiles without an assignment have the master record type', async () => {
    const id = await seller.create('Account', { Name: 'Plain' });
    assert.deepEqual(
      await seller.records(`SELECT RecordTypeId, RecordType.DeveloperName FROM Account WHERE Id = '${id}'`),
      [{ RecordTypeId: null, RecordType: null }],
    );
  });

  it('is one that a permission set assigns, and is found by its name', async () => {
    const id = await seller.create('Account', { Name: 'Typed', RecordTypeId: types.Partner });
    const soql =
      "SELECT Id, RecordType.DeveloperName, RecordType.Name FROM Account WHERE RecordType.DeveloperName = 'Partner' AND Name = 'Typed'";
    const [{ RecordType, Id } = {}] = await seller.records(soql);
    assert.equal(Id, id);
    const { DeveloperName, Name } = RecordType as Record<string, unknown>;
    assert.deepEqual({ DeveloperName, Name }, { DeveloperName: 'Partner', Name: 'A Partner' });
  });

  const refused: [title: string, type: 'Partner' | 'Former' | 'Renewal', user: () => RestUser][] = [
    ['one that nobody assigned to the user, an administrator', 'Partner', () => admin],
    ['one that is not active', 'Former', () => seller],
    ['one of another object', 'Renewal', () => seller],
  ];
  for (const [title, type, user] of refused) {
    it(`is not ${title}`, async () => {
      const post = user().send('POST', 'sobjects/Account', { Name: 'Refused', RecordTypeId: types[type] });
      const { errorCode, message } = await refusal(post);
      assert.equal(errorCode, 'INVALID_CROSS_REFERENCE_KEY');
      assert.match(message, /this ID value isn't valid for the user/);
    });
  }

  it('stays what it is when somebody else saves the record', async () => {
    const id = await seller.create('Account', { Name: 'Kept', RecordTypeId: types.Partner });
    const patch = await admin.send('PATCH', `sobjects/Account/${id}`, { Name: 'Kept 2', RecordTypeId: types.Partner });
    assert.equal(patch.status, 204);
  });

  it('can be taken away', async () => {
    const id = await seller.create('Account', { Name: 'Taken', RecordTypeId: types.Partner });
    assert.equal((await seller.send('PATCH', `sobjects/Account/${id}`, { RecordTypeId: null })).status, 204);
    assert.deepEqual(await seller.records(`SELECT RecordTypeId FROM Account WHERE Id = '${id}'`), [
      { RecordTypeId: null },
    ]);
  });

  it('exists only on objects that have record types', async () => {
    const post = seller.send('POST', 'sobjects/Contact', { LastName: 'X', RecordTypeId: types.Partner });
    assert.equal((await refusal(post)).errorCode, 'INVALID_FIELD');
  });

  it('travels in bulk', async () => {
    const bulk = new Bulk2Client(org, seller.token);
    const csv = `Name,RecordTypeId,StageName,CloseDate\nBulk 1,${types.Renewal},Prospecting,2026-12-31\nBulk 2,,Prospecting,2026-12-31\nBulk 3,${types.Partner},Prospecting,2026-12-31\n`;
    const info = await bulk.ingest({ object: 'Opportunity', operation: 'insert' }, csv);
    assert.deepEqual([info.numberRecordsProcessed, info.numberRecordsFailed], [3, 1]);
    const { id } = await bulk.query("SELECT Name, RecordType.DeveloperName FROM Opportunity WHERE Name LIKE 'Bulk%'");
    const rows: unknown = parse(await (await bulk.page(id)).text());
    assert.deepEqual(rows, [
      ['Name', 'RecordType.DeveloperName'],
      ['Bulk 1', 'Renewal'],
      ['Bulk 2', ''],
    ]);
  });
});

// Salesforce Help: the error "bad value for restricted picklist field" when creating a record.
describe('a restricted picklist by record type', () => {
  it('takes the values of the record type alone', async () => {
    await seller.create('Account', { Name: 'A', RecordTypeId: types.Partner, Tier__c: 'Gold' });
    await seller.create('Account', { Name: 'B', Tier__c: 'Bronze' });
    const values = { Name: 'C', RecordTypeId: types.Partner, Tier__c: 'Bronze' };
    assert.equal(
      (await refusal(seller.send('POST', 'sobjects/Account', values))).errorCode,
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    );
  });

  it('is judged by the type that the record has', async () => {
    const id = await seller.create('Account', { Name: 'D', RecordTypeId: types.Partner });
    const patch = seller.send('PATCH', `sobjects/Account/${id}`, { Tier__c: 'Bronze' });
    assert.equal((await refusal(patch)).errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.equal((await seller.send('PATCH', `sobjects/Account/${id}`, { Tier__c: 'Silver' })).status, 204);
  });

  it('leaves picklists that are not restricted as they are', async () => {
    await seller.create('Account', { Name: 'E', RecordTypeId: types.Partner, Industry: 'Retail' });
  });
});

describe('the record types that a client is told', () => {
  it('are those of the object, with what the user may use', async () => {
    const infos = async (user: RestUser): Promise<unknown[]> => {
      const { recordTypeInfos } = (await jsonOf(user.get('sobjects/Account/describe'))) as {
        recordTypeInfos: Record<string, unknown>[];
      };
      return recordTypeInfos.map(({ developerName, active, available, master }) => [
        developerName,
        active,
        available,
        master,
      ]);
    };
    const master = ['Master', true, true, true];
    assert.deepEqual(await infos(seller), [['Former', false, false, false], ['Partner', true, true, false], master]);
    assert.deepEqual(await infos(admin), [['Former', false, false, false], ['Partner', true, false, false], master]);
  });

  // User Interface API Developer Guide: "Object Info" and "Picklist Values".
  it('are in UI API, with their picklist values', async () => {
    const info = (await jsonOf(seller.get('ui-api/object-info/Account'))) as {
      defaultRecordTypeId: string;
      recordTypeInfos: Record<string, { name: string; available: boolean }>;
    };
    assert.equal(info.defaultRecordTypeId, MASTER);
    assert.deepEqual(
      Object.values(info.recordTypeInfos).map(({ name, available }) => [name, available]),
      [
        ['Former', false],
        ['A Partner', true],
        ['Master', true],
      ],
    );
    const values = async (path: string): Promise<string[]> => {
      const answer = (await jsonOf(seller.get(`ui-api/object-info/${path}`))) as { values: { value: string }[] };
      return answer.values.map(({ value }) => value);
    };
    assert.deepEqual(await values(`Account/picklist-values/${types.Partner}/Industry`), ['Banking', 'Food & Beverage']);
    assert.deepEqual(await values(`Account/picklist-values/${MASTER}/Tier__c`), ['Gold', 'Silver', 'Bronze']);
    assert.deepEqual(await values(`Opportunity/picklist-values/${types.Renewal}/StageName`), [
      'Prospecting',
      'Closed Won',
    ]);
    await refusal(seller.get(`ui-api/object-info/Account/picklist-values/${types.Renewal}/Industry`), 404);
  });

  it('are told with each record of UI API and GraphQL', async () => {
    const id = await seller.create('Account', { Name: 'Told', RecordTypeId: types.Partner });
    const record = (await jsonOf(
      seller.get(`ui-api/records/${id}?fields=Account.Name,Account.RecordType.DeveloperName`),
    )) as {
      recordTypeId: string;
      recordTypeInfo: Record<string, unknown>;
    };
    assert.equal(record.recordTypeId, types.Partner);
    assert.equal(record.recordTypeInfo.name, 'A Partner');
    const document = `{ uiapi { query { Account(where: { Id: { eq: "${id}" } }) { edges { node { Id RecordTypeId { value } } } } } } }`;
    const { edges } = await new GraphqlClient(org, seller.token).page('Account', document);
    assert.deepEqual({ ...edges[0]?.node }, { Id: id, RecordTypeId: { value: types.Partner } });
  });
});

// Salesforce DX Developer Guide: "Build Your Own Scratch Org Definition File" (sfdx_dev_scratch_orgs_def_file.htm), `objectSettings`; of picklists
// that a record type does not know: gearset.com/blog/data-deployments-and-picklist-errors.
describe('an org of the shape record-types', () => {
  let shaped: TestOrg;
  let boss: RestUser;
  let rep: RestUser;
  before(async () => {
    shaped = await startTestOrg({ projectDir: project, shape: ['record-types'] });
    boss = await RestUser.of(shaped, 'admin@types-org.test');
    rep = await RestUser.of(shaped, 'seller@types-org.test');
  });
  after(() => shaped.close());
  const typeOf = async (id: string): Promise<unknown> => {
    const [record] = await boss.records(`SELECT RecordType.DeveloperName FROM Account WHERE Id = '${id}'`);
    return (record?.RecordType as Record<string, unknown> | null)?.DeveloperName;
  };

  it('gives its own type to accounts and opportunities that name none, whoever creates them', async () => {
    const soql = "SELECT SobjectType, IsActive FROM RecordType WHERE DeveloperName = 'Default' ORDER BY SobjectType";
    const [account, opportunity, ...others] = await boss.records(soql);
    assert.deepEqual([account?.SobjectType, opportunity?.SobjectType, others.length], ['Account', 'Opportunity', 0]);
    assert.equal(await typeOf(await boss.create('Account', { Name: 'Typed' })), 'Default');
    const partner = await rep.records("SELECT Id FROM RecordType WHERE DeveloperName = 'Partner'");
    assert.equal(await typeOf(await rep.create('Account', { Name: 'P', RecordTypeId: partner[0]?.Id })), 'Partner');
  });

  it('has no values of the picklists that the project brings, of which restricted ones are refused', async () => {
    const post = rep.send('POST', 'sobjects/Account', { Name: 'Refused', Tier__c: 'Gold' });
    assert.equal((await refusal(post)).errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    const [type] = await rep.records(
      "SELECT Id FROM RecordType WHERE DeveloperName = 'Default' AND SobjectType = 'Account'",
    );
    const offered = await jsonOf(rep.get(`ui-api/object-info/Account/picklist-values/${String(type?.Id)}/Tier__c`));
    assert.deepEqual((offered as { values: unknown[] }).values, []);
    await rep.create('Account', { Name: 'Free', Industry: 'Anything' });
  });

  // User Interface API Developer Guide: "Get Default Values to Create a Record": without a recordTypeId, the default record type is used.
  it('tells clients the default', async () => {
    const info = (await jsonOf(boss.get('ui-api/object-info/Account'))) as { defaultRecordTypeId: string };
    const [type] = await boss.records(
      "SELECT Id FROM RecordType WHERE DeveloperName = 'Default' AND SobjectType = 'Account'",
    );
    assert.equal(info.defaultRecordTypeId, type?.Id);
    const defaults = (await jsonOf(boss.get('ui-api/record-defaults/create/Account'))) as { record: object };
    assert.equal((defaults.record as { recordTypeId: string }).recordTypeId, type?.Id);
    const { recordTypeInfos } = (await jsonOf(boss.get('sobjects/Account/describe'))) as {
      recordTypeInfos: { developerName: string; defaultRecordTypeMapping: boolean }[];
    };
    const mapped = recordTypeInfos.filter(({ defaultRecordTypeMapping }) => defaultRecordTypeMapping);
    assert.deepEqual(
      mapped.map(({ developerName }) => developerName),
      ['Default'],
    );
  });
});
