import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { loadSchema } from '../../local-org/src/schema/index.ts';
import { Bulk2Client } from '../support/bulk2.ts';
import { fieldXml, metadata, objectXml } from '../support/local-org/sfdxProject.ts';
import { sfdxProject as disposableProject } from '../support/local-org/sfdxProject.ts';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const tracked = '<trackHistory>true</trackHistory>';
const number = '<precision>18</precision><scale>2</scale>';

const fields = {
  'Trip__c.City__c': fieldXml('City__c', 'Text', `<length>80</length>${tracked}`),
  'Trip__c.Cost__c': fieldXml('Cost__c', 'Number', `${number}${tracked}`),
  'Trip__c.Done__c': fieldXml('Done__c', 'Checkbox', `<defaultValue>false</defaultValue>${tracked}`),
  'Trip__c.Start__c': fieldXml('Start__c', 'DateTime', tracked),
  'Trip__c.Report__c': fieldXml(
    'Report__c',
    'LongTextArea',
    `<length>1000</length><visibleLines>3</visibleLines>${tracked}`,
  ),
  'Trip__c.Host__c': fieldXml(
    'Host__c',
    'Lookup',
    `<referenceTo>Account</referenceTo><relationshipName>Trips</relationshipName>${tracked}`,
  ),
  'Trip__c.Secret__c': fieldXml('Secret__c', 'Text', `<length>80</length>${tracked}`),
  'Trip__c.Loose__c': fieldXml('Loose__c', 'Text', '<length>80</length>'),
  'Account.Rank__c': fieldXml('Rank__c', 'Number', `${number}${tracked}`),
};

const standardFieldXml = (name: string): string => metadata('CustomField', `<fullName>${name}</fullName>${tracked}`);

const enabled = (xml: string): string =>
  xml.replace('</CustomObject>', '<enableHistory>true</enableHistory></CustomObject>');

const grants = (names: readonly string[]): string =>
  names
    .map(
      (field) =>
        `<fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('');
const objectGrant =
  '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>' +
  '<modifyAllRecords>false</modifyAllRecords><object>Trip__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>';
const withoutSecret = Object.keys(fields).filter((name) => name !== 'Trip__c.Secret__c');

const user = (name: string, profile: string, permissionSet: string): object => ({
  ...{ username: `${name}@history-org.test`, password: SALES_ORG_PASSWORD, profile },
  ...{ permissionSets: [permissionSet], firstName: 'First', lastName: name },
});

const project = sfdxProject({
  'objects/Account/Account.object-meta.xml': enabled(metadata('CustomObject', '')),
  'objects/Account/fields/Industry.field-meta.xml': standardFieldXml('Industry'),
  'objects/Account/fields/NumberOfEmployees.field-meta.xml': standardFieldXml('NumberOfEmployees'),
  'objects/Account/fields/ParentId.field-meta.xml': standardFieldXml('ParentId'),
  'objects/Trip__c/Trip__c.object-meta.xml': enabled(
    objectXml('Trip', 'Private', `<label>Name</label><type>Text</type>${tracked}`),
  ),
  ...Object.fromEntries(
    Object.entries(fields).map(([name, xml]) => [`objects/${name.replace('.', '/fields/')}.field-meta.xml`, xml]),
  ),
  'force-app/main/default/permissionsets/Trips.permissionset-meta.xml': metadata(
    'PermissionSet',
    `${grants(Object.keys(fields))}<label>Trips</label>`,
  ),
  'force-app/main/default/permissionsets/Travel.permissionset-meta.xml': metadata(
    'PermissionSet',
    `${grants(withoutSecret)}<label>Travel</label>${objectGrant}`,
  ),
  'config/local-org-users.json': JSON.stringify({
    users: [user('admin', 'System Administrator', 'Trips'), user('seller', 'Standard User', 'Travel')],
  }),
});

let org: TestOrg;
let admin: RestUser;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@history-org.test');
});
after(() => org.close());

type Row = Record<string, unknown>;

async function change(id: string, values: object, object = 'Trip__c', who = admin): Promise<void> {
  assert.equal((await who.send('PATCH', `sobjects/${object}/${id}`, values)).status, 204);
}

async function history(id: string, who = admin): Promise<unknown[][]> {
  const rows = await who.records(
    `SELECT Field, DataType, OldValue, NewValue FROM Trip__History WHERE ParentId = '${id}' AND Field != 'created'`,
  );
  return rows.map((row) => Object.values(row));
}

// "Field History Tracking", Salesforce Help (xcloud.tracking_field_history.htm); "EntityHistory" in the Object Reference
// (sforce_api_objects_entityhistory.htm): long text without values, two rows for a lookup; types as "ActivityFieldHistory" lists
// them (sforce_api_objects_activityfieldhistory.htm).
describe('the history of a record', () => {
  it('begins when it is created, without its first values', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo', City__c: 'Oslo' });
    const rows = await admin.records(
      `SELECT ParentId, Parent.Name, Field, OldValue, NewValue, IsDeleted, CreatedBy.LastName FROM Trip__History WHERE ParentId = '${id}'`,
    );
    const [{ Parent, CreatedBy, ...row } = {} as Row] = rows;
    assert.equal(rows.length, 1);
    assert.deepEqual(row, { ParentId: id, Field: 'created', OldValue: null, NewValue: null, IsDeleted: false });
    assert.equal((Parent as Row).Name, 'Oslo');
    assert.equal((CreatedBy as Row).LastName, 'admin');
  });

  it('has a row for each tracked field that changes, with values of its type', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo', City__c: 'Oslo' });
    await change(id, { Name: 'Rome', City__c: 'Rome', Cost__c: 12.5, Done__c: true, Loose__c: 'not tracked' });
    await change(id, { City__c: 'Rome', Cost__c: 7, Start__c: '2026-03-01T08:00:00Z' });
    await change(id, { Cost__c: null });
    assert.deepEqual(await history(id), [
      ['Name', 'Text', 'Oslo', 'Rome'],
      ['City__c', 'Text', 'Oslo', 'Rome'],
      ['Cost__c', 'Double', null, 12.5],
      ['Done__c', 'Boolean', false, true],
      ['Cost__c', 'Double', 12.5, 7],
      ['Start__c', 'DateTime', null, '2026-03-01T08:00:00.000+0000'],
      ['Cost__c', 'Double', 7, null],
    ]);
  });

  it('says of long text only that it was edited', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo' });
    await change(id, { Report__c: 'A long story' });
    assert.deepEqual(await history(id), [['Report__c', 'StringPlusClob', null, null]]);
  });

  it('tells a lookup twice, by names and by ids', async () => {
    const [acme, shop] = [
      await admin.create('Account', { Name: 'Acme' }),
      await admin.create('Account', { Name: 'Shop' }),
    ];
    const id = await admin.create('Trip__c', { Name: 'Oslo', Host__c: acme });
    await change(id, { Host__c: shop });
    assert.deepEqual(await history(id), [
      ['Host__c', 'Text', 'Acme', 'Shop'],
      ['Host__c', 'EntityId', acme, shop],
    ]);
  });

  it('has nothing of a save that is refused', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo', City__c: 'Oslo' });
    await refusal(admin.send('PATCH', `sobjects/Trip__c/${id}`, { City__c: 'Rome', Host__c: '001000000000001AAA' }));
    assert.deepEqual(await history(id), []);
  });

  it('goes with its record, and queryAll still finds it', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo' });
    assert.equal((await admin.send('DELETE', `sobjects/Trip__c/${id}`)).status, 204);
    const soql = `SELECT IsDeleted FROM Trip__History WHERE ParentId = '${id}'`;
    assert.deepEqual(await admin.records(soql), []);
    const { records } = (await jsonOf(admin.get(`queryAll?q=${encodeURIComponent(soql)}`))) as { records: Row[] };
    assert.deepEqual(
      records.map(({ IsDeleted }) => IsDeleted),
      [true],
    );
  });
});

// "StandardObjectNameHistory" in the Object Reference (sforce_api_associated_objects_history.htm); "Using Relationship Queries with
// History Objects" in the SOQL and SOSL Reference; associateEntityType in "DescribeSObjectResult", SOAP API Developer Guide.
describe('a history object', () => {
  it('of a standard object is named by it, and found from its records', async () => {
    const id = await admin.create('Account', { Name: 'Acme' });
    await change(id, { Rank__c: 1, Name: 'Acme Ltd' }, 'Account');
    const [account] = await admin.records(`SELECT Name, (SELECT Field FROM Histories) FROM Account WHERE Id = '${id}'`);
    const { records } = account?.Histories as { records: { attributes: { type: string }; Field: string }[] };
    assert.deepEqual(
      records.map(({ attributes, Field }) => [attributes.type, Field]),
      [
        ['AccountHistory', 'created'],
        ['AccountHistory', 'Rank__c'],
      ],
    );
    const [row] = await admin.records(
      `SELECT Account.Name, NewValue FROM AccountHistory WHERE AccountId = '${id}' AND Field = 'Rank__c'`,
    );
    assert.deepEqual([(row?.Account as Row).Name, row?.NewValue], ['Acme Ltd', 1]);
  });

  it('tells standard fields that the project tracks, lookups by the name of their relationship', async () => {
    const [id, parent] = [
      await admin.create('Account', { Name: 'Acme' }),
      await admin.create('Account', { Name: 'Mother' }),
    ];
    await change(id, { Industry: 'Energy', NumberOfEmployees: 12, ParentId: parent }, 'Account');
    const rows = await admin.records(
      `SELECT Field, DataType, NewValue FROM AccountHistory WHERE AccountId = '${id}' AND Field != 'created' ORDER BY Field, DataType`,
    );
    assert.deepEqual(
      rows.map((one) => Object.values(one)),
      [
        ['Parent', 'Text', 'Mother'],
        ['Parent', 'EntityId', parent],
        ['Industry', 'DynamicEnum', 'Energy'],
        ['NumberOfEmployees', 'Double', 12],
      ],
    );
  });

  it('comes back with its record, and is not handed on by a merge', async () => {
    const [master, loser] = [
      await admin.create('Account', { Name: 'One' }),
      await admin.create('Account', { Name: 'Two' }),
    ];
    await change(loser, { Rank__c: 2 }, 'Account');
    const { soap } = await org.login('admin@history-org.test');
    const count = async (): Promise<number[]> => {
      const rows = await admin.records(
        `SELECT AccountId FROM AccountHistory WHERE AccountId IN ('${master}', '${loser}')`,
      );
      return [master, loser].map((id) => rows.filter(({ AccountId }) => AccountId === id).length);
    };
    assert.deepEqual(await count(), [1, 2]);
    await soap.merge({ masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] });
    assert.deepEqual(await count(), [1, 0]);
    await soap.undelete([loser]);
    assert.deepEqual(await count(), [1, 2]);
  });

  it('is exported in bulk', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo' });
    await change(id, { City__c: 'a "quoted" city', Cost__c: 3, Done__c: true });
    const bulk = new Bulk2Client(org, admin.token);
    const { id: job } = await bulk.query(`SELECT Field, NewValue FROM Trip__History WHERE ParentId = '${id}'`);
    assert.deepEqual(parse(await (await bulk.page(job)).text(), { from_line: 2 }), [
      ['created', ''],
      ['City__c', 'a "quoted" city'],
      ['Cost__c', '3.0'],
      ['Done__c', 'true'],
    ]);
  });

  it('is described as the read-only history of its object', async () => {
    const described = (await jsonOf(admin.get('sobjects/Trip__History/describe'))) as Row;
    const fieldsOf = described.fields as Row[];
    assert.deepEqual(
      [described.createable, described.updateable, described.deletable, described.undeletable, described.keyPrefix],
      [false, false, false, false, '017'],
    );
    assert.deepEqual([described.associateEntityType, described.associateParentEntity], ['History', 'Trip__c']);
    assert.deepEqual(
      fieldsOf.map(({ name }) => name),
      ['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'ParentId', 'Field', 'DataType', 'OldValue', 'NewValue'],
    );
    const value = fieldsOf.find(({ name }) => name === 'NewValue');
    assert.deepEqual(
      [value?.type, value?.soapType, value?.filterable, value?.groupable, value?.sortable, value?.nillable],
      ['anyType', 'xsd:anyType', false, false, true, true],
    );
    const parent = (await jsonOf(admin.get('sobjects/Trip__c/describe'))) as { childRelationships: Row[] };
    const child = parent.childRelationships.find(({ childSObject }) => childSObject === 'Trip__History');
    assert.deepEqual([child?.relationshipName, child?.field], ['Histories', 'ParentId']);
  });

  it('has an id of its own for each row, which nobody writes', async () => {
    const id = await admin.create('Trip__c', { Name: 'Oslo' });
    const [row] = await admin.records(`SELECT Id, Field FROM Trip__History WHERE ParentId = '${id}'`);
    const address = `sobjects/Trip__History/${String(row?.Id)}`;
    assert.equal(((await jsonOf(admin.get(address))) as Row).Field, 'created');
    const all = [
      ...(await admin.records('SELECT Id FROM Trip__History')),
      ...(await admin.records('SELECT Id FROM AccountHistory')),
    ];
    assert.equal(new Set(all.map((one) => one.Id)).size, all.length);

    const created = await refusal(admin.send('POST', 'sobjects/Trip__History', { ParentId: id }));
    assert.equal(created.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const refused = [
      await refusal(admin.send('PATCH', address, { Field: 'Name' }), 403),
      await refusal(admin.send('DELETE', address), 403),
    ];
    assert.deepEqual(
      refused.map(({ errorCode }) => errorCode),
      ['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS_OR_READONLY'],
    );
  });

  it('cannot be filtered by its values; sorting by them is refused by name', async () => {
    const filtered = await refusal(admin.query("SELECT Id FROM Trip__History WHERE NewValue = 'Rome'"));
    assert.equal(filtered.errorCode, 'INVALID_FIELD');
    assert.match(filtered.message, /field 'NewValue' can not be filtered in a query call/);
    const sorted = await refusal(admin.query('SELECT Id FROM Trip__History ORDER BY NewValue'), 501);
    assert.match(sorted.message, /sorting by NewValue/);
  });
});

// "OpportunityFieldHistory", Usage, in the Object Reference: "This object respects field level security on the parent object."
describe('who reads history', () => {
  it('reads that of the records and of the fields that they see', async () => {
    const seller = await RestUser.of(org, 'seller@history-org.test');
    const own = await seller.create('Trip__c', { Name: 'Mine' });
    const other = await admin.create('Trip__c', { Name: 'Not mine' });
    await change(own, { City__c: 'Rome', Secret__c: 'hidden' });
    await change(other, { City__c: 'Rome' });
    assert.deepEqual(await history(own, seller), [['City__c', 'Text', null, 'Rome']]);
    assert.deepEqual(
      (await history(own)).map(([field]) => field),
      ['City__c', 'Secret__c'],
    );
    assert.deepEqual(await history(other, seller), []);
  });
});

// UI API and GraphQL: "All Supported Objects", User Interface API Developer Guide (ui_api_all_supported_objects.htm).
describe('history in UI API', () => {
  it('is not offered, and no related list of its record', async () => {
    const refused = await refusal(admin.get('ui-api/object-info/Trip__History'));
    assert.equal(refused.errorCode, 'INVALID_TYPE');
    const lists = (await jsonOf(admin.get('ui-api/related-list-info/Trip__c'))) as { relatedLists: unknown[] };
    assert.deepEqual(lists.relatedLists, []);
    const query = { query: 'query { uiapi { query { Trip__History { edges { node { Id } } } } } }' };
    const { errors } = (await jsonOf(admin.send('POST', 'graphql', query))) as { errors: { message: string }[] };
    assert.match(errors[0]?.message ?? '', /Trip__History/);
  });
});

describe('metadata that tracks', () => {
  const problem = (object: string, files: Record<string, string>): string => {
    using made = disposableProject({
      'objects/Trip__c/Trip__c.object-meta.xml': object,
      ...Object.fromEntries(
        Object.entries(files).map(([name, xml]) => [`objects/Trip__c/fields/${name}.field-meta.xml`, xml]),
      ),
    });
    try {
      loadSchema(made.directory);
      return 'accepted';
    } catch (error) {
      return String(error);
    }
  };

  // github.com/forcedotcom/salesforcedx-vscode/issues/501 and github.com/forcedotcom/cli/issues/1922 show the wording.
  it('is refused where the object has no history, and beyond twenty fields', () => {
    const city = { City__c: fieldXml('City__c', 'Text', `<length>80</length>${tracked}`) };
    assert.match(problem(objectXml('Trip'), city), /The entity: Trip__c does not have history tracking enabled/);
    const many = (count: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`F${index}__c`, fieldXml(`F${index}__c`, 'Date', tracked)]),
      );
    assert.equal(problem(enabled(objectXml('Trip')), many(20)), 'accepted');
    assert.match(
      problem(enabled(objectXml('Trip')), many(21)),
      /exceeded the allowed number of fields to track on a given entity/,
    );
  });

  it('holds for what changes after its deployment', async () => {
    const connection = await org.login('admin@history-org.test');
    const id = await admin.create('Contact', { LastName: 'Lee', Title: 'Head' });
    const title = {
      'package.xml': manifest({ CustomField: ['Contact.Title'] }),
      'objects/Contact.object': metadata('CustomObject', `<fields><fullName>Title</fullName>${tracked}</fields>`),
    };
    assert.deepEqual(failures(await deploy(connection, title)), [
      'CustomField Contact.Title: The entity: Contact does not have history tracking enabled',
    ]);
    const history = {
      'package.xml': manifest({ CustomObject: ['Contact'] }),
      'objects/Contact.object': enabled(title['objects/Contact.object']),
    };
    assert.deepEqual(failures(await deploy(connection, history)), []);
    await change(id, { Title: 'Chief' }, 'Contact');
    const rows = await admin.records(`SELECT Field, OldValue, NewValue FROM ContactHistory WHERE ContactId = '${id}'`);
    assert.deepEqual(rows, [{ Field: 'Title', OldValue: 'Head', NewValue: 'Chief' }]);
  });

  // "Field History Tracking", Salesforce Help: formula, roll-up summary and auto-number fields cannot be tracked.
  it('is refused for what is computed', () => {
    const number = { No__c: fieldXml('No__c', 'AutoNumber', `<displayFormat>{0}</displayFormat>${tracked}`) };
    assert.match(problem(enabled(objectXml('Trip')), number), /the history of No__c cannot be tracked/);
  });
});
