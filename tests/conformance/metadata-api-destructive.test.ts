import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { readZip } from '../../local-org/src/metadata-format/index.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { deploy, failures, fieldElement, manifest } from '../support/metadataApi.ts';
import type { Deployed, Members } from '../support/metadataApi.ts';

// Source: "Deleting Components from an Organization", Metadata API Developer Guide,
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm

const number = (name: string): string => fieldElement(name, 'Number', '<precision>6</precision><scale>0</scale>');
const doubled =
  '<fields><fullName>Doubled__c</fullName><label>Doubled</label><type>Number</type><precision>18</precision><scale>0</scale>' +
  '<formula>Weight__c * 2</formula></fields>';
const parcel = metadata(
  'CustomObject',
  '<label>Parcel</label><pluralLabel>Parcels</pluralLabel><deploymentStatus>Deployed</deploymentStatus>' +
    '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>' +
    number('Weight__c') +
    number('Height__c') +
    doubled,
);
const flag = (name: string): string => `<${name}>true</${name}>`;
const grant = (name: string): string =>
  `<fieldPermissions>${flag('editable')}<field>Parcel__c.${name}</field>${flag('readable')}</fieldPermissions>`;
const clerks = metadata(
  'PermissionSet',
  `<label>Clerks</label>${grant('Weight__c')}${grant('Height__c')}` +
    `<objectPermissions>${['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'].map(flag).join('')}` +
    `<object>Parcel__c</object>${flag('viewAllRecords')}</objectPermissions>`,
);
const item = (name: string): string => `<layoutItems><behavior>Edit</behavior><field>${name}</field></layoutItems>`;
const layout = metadata(
  'Layout',
  `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>Size</label>` +
    `<layoutColumns>${item('Weight__c')}${item('Height__c')}</layoutColumns><style>OneColumn</style></layoutSections>`,
);

let org: TestOrg;
let admin: Connection;
before(async () => {
  org = await startTestOrg({ empty: true });
  admin = await org.login('admin@sales-org.test');
  const files = {
    'objects/Parcel__c.object': parcel,
    'permissionsets/Clerks.permissionset': clerks,
    'layouts/Parcel__c-Parcel Layout.layout': layout,
  };
  const named = manifest({
    CustomObject: ['Parcel__c'],
    PermissionSet: ['Clerks'],
    Layout: ['Parcel__c-Parcel Layout'],
  });
  assert.deepEqual(failures(await deploy(admin, { 'package.xml': named, ...files })), []);
  const [set] = (await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Clerks'")).records;
  const { user_id: AssigneeId } = await admin.identity();
  await admin.sobject('PermissionSetAssignment').create({ PermissionSetId: set?.Id, AssigneeId });
  await admin.sobject('Parcel__c').create({ Name: 'One', Weight__c: 3, Height__c: 7 });
});
after(() => org.close());

const remove = (
  members: Members,
  file = 'destructiveChanges.xml',
  more: Readonly<Record<string, string>> = {},
): Promise<Deployed> => deploy(admin, { 'package.xml': manifest({}), [file]: manifest(members), ...more });

describe('destructive changes', () => {
  // Wording: github.com/SFDO-Tooling/CumulusCI/issues/142
  it('leave what others refer to, and say who does', async () => {
    assert.deepEqual(failures(await remove({ CustomField: ['Parcel__c.Weight__c'] })), [
      'CustomField Parcel__c.Weight__c: This custom field is referenced elsewhere in salesforce.com. : CustomField - Parcel__c.Doubled__c.',
    ]);
    assert.equal((await admin.query('SELECT Weight__c FROM Parcel__c')).records[0]?.Weight__c, 3);
  });

  it('take what they can, when they are not to roll back', async () => {
    const more = metadata('CustomObject', number('Spare__c'));
    const named = manifest({ CustomField: ['Parcel__c.Spare__c'] });
    await deploy(admin, { 'package.xml': named, 'objects/Parcel__c.object': more });
    const both = manifest({ CustomField: ['Parcel__c.Spare__c', 'Parcel__c.Weight__c'] });
    const files = { 'package.xml': manifest({}), 'destructiveChanges.xml': both };
    const { status, details } = await deploy(admin, files, { rollbackOnError: false });
    assert.deepEqual(
      [status, details.componentSuccesses.map(({ fullName }) => fullName)],
      ['SucceededPartial', ['Parcel__c.Spare__c']],
    );
    const left = await admin.metadata.list({ type: 'CustomField' });
    assert.deepEqual(left.map(({ fullName }) => fullName.slice('Parcel__c.'.length)).sort(), [
      'Doubled__c',
      'Height__c',
      'Weight__c',
    ]);
    const text = metadata('CustomObject', fieldElement('Weight__c', 'Text', '<length>9</length>'));
    const breaking = {
      'package.xml': manifest({ CustomField: ['Parcel__c.Weight__c'] }),
      'objects/Parcel__c.object': text,
    };
    const { status: failed } = await deploy(admin, breaking, { rollbackOnError: false });
    assert.equal(failed, 'Failed', 'the formula needs a number');
    assert.equal((await admin.query('SELECT Weight__c FROM Parcel__c')).records[0]?.Weight__c, 3);
  });

  it('warn of what is not there, and refuse wildcards and what the platform brings', async () => {
    const { status, details } = await remove({ CustomField: ['Parcel__c.Gone__c'] });
    assert.equal(status, 'Succeeded');
    const [warned] = details.componentSuccesses;
    assert.deepEqual(
      [warned?.problem, warned?.problemType],
      ['No CustomField named: Parcel__c.Gone__c found', 'Warning'],
    );
    assert.deepEqual(
      failures(await remove({ CustomTab: ['*'], CustomObject: ['Account'], CustomField: ['Account.Name'] })),
      [
        'CustomField Account.Name: Cannot delete standard field: Account.Name',
        'CustomObject Account: Cannot delete standard object: Account',
        'CustomTab *: Wildcards cannot be used in destructive changes',
      ],
    );
  });

  it('take a field with its values and with what was granted on it', async () => {
    const { details, ...result } = await remove({ CustomField: ['Parcel__c.Height__c'] });
    assert.deepEqual([result.status, details.componentSuccesses.map(({ deleted }) => deleted)], ['Succeeded', [true]]);
    await assert.rejects(async () => admin.query('SELECT Height__c FROM Parcel__c'), /No such column 'Height__c'/);
    const granted = await admin.query("SELECT Field FROM FieldPermissions WHERE SobjectType = 'Parcel__c'");
    assert.deepEqual(
      granted.records.map(({ Field }) => Field as string),
      ['Parcel__c.Weight__c'],
    );
    const unpackaged = { types: [{ name: 'Layout', members: ['*'] }], version: '66.0' };
    const request = { apiVersion: 66, singlePackage: true, unpackaged };
    const { zipFile } = await admin.metadata
      .retrieve(request as unknown as Parameters<typeof admin.metadata.retrieve>[0])
      .complete();
    const [shown] = (await readZip(Buffer.from(zipFile, 'base64'))).values();
    assert.equal(Buffer.from(shown ?? []).toString('utf8'), layout.replace(item('Height__c'), ''), 'off the layout');
    const back = metadata('CustomObject', number('Height__c'));
    const named = {
      'package.xml': manifest({ CustomField: ['Parcel__c.Height__c'] }),
      'objects/Parcel__c.object': back,
    };
    assert.deepEqual(failures(await deploy(admin, named)), []);
    const all = {
      'package.xml': manifest({ PermissionSet: ['Clerks'] }),
      'permissionsets/Clerks.permissionset': clerks,
    };
    assert.deepEqual(failures(await deploy(admin, all)), []);
    assert.equal(
      (await admin.query('SELECT Height__c FROM Parcel__c')).records[0]?.Height__c,
      null,
      'its values are gone',
    );
  });

  it('happen before or after the rest, as their file says', async () => {
    const plain = { 'package.xml': manifest({ CustomField: ['Parcel__c.Doubled__c'] }) };
    const file = { 'objects/Parcel__c.object': metadata('CustomObject', doubled.replace('Weight__c', 'Height__c')) };
    const weight = { CustomField: ['Parcel__c.Weight__c'] };
    const before = { ...plain, ...file, 'destructiveChangesPre.xml': manifest(weight) };
    assert.match(
      failures(await deploy(admin, before)).join(),
      /referenced elsewhere/,
      'the formula still refers to it',
    );
    const last = { ...plain, ...file, 'destructiveChangesPost.xml': manifest(weight) };
    assert.deepEqual(failures(await deploy(admin, last)), []);
    await assert.rejects(async () => admin.query('SELECT Weight__c FROM Parcel__c'), /No such column 'Weight__c'/);
    const text = metadata('CustomObject', fieldElement('Height__c', 'Text', '<length>9</length>'));
    const otherType = {
      'package.xml': manifest({ CustomField: ['Parcel__c.Height__c'] }),
      'destructiveChangesPre.xml': manifest({ CustomField: ['Parcel__c.Height__c', 'Parcel__c.Doubled__c'] }),
      'objects/Parcel__c.object': text,
    };
    assert.deepEqual(failures(await deploy(admin, otherType)), [], 'a field can come back as another type');
  });

  it('take an object with its records, and nothing when they are only checked', async () => {
    const members = { CustomObject: ['Parcel__c'] };
    const check = { 'package.xml': manifest({}), 'destructiveChanges.xml': manifest(members) };
    assert.equal((await deploy(admin, check, { checkOnly: true })).status, 'Succeeded');
    assert.equal((await admin.query('SELECT Id FROM Parcel__c')).totalSize, 1);
    assert.deepEqual(failures(await remove(members)), []);
    await assert.rejects(
      async () => admin.query('SELECT Id FROM Parcel__c'),
      /sObject type 'Parcel__c' is not supported/,
    );
    const named = manifest({ CustomObject: ['Parcel__c'] });
    assert.deepEqual(failures(await deploy(admin, { 'package.xml': named, 'objects/Parcel__c.object': parcel })), []);
    assert.equal((await admin.query('SELECT Id FROM Parcel__c')).totalSize, 0, 'the object is another one');
  });

  it('leave a permission set that somebody has', async () => {
    const members = { PermissionSet: ['Clerks'] };
    assert.match(failures(await remove(members)).join(), /^PermissionSet Clerks: .*assigned to users/);
    const [assignment] = (
      await admin.query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Clerks'")
    ).records;
    await admin.sobject('PermissionSetAssignment').destroy(assignment?.Id ?? '');
    assert.deepEqual(failures(await remove(members)), []);
    assert.equal((await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Clerks'")).totalSize, 0);
  });
});
