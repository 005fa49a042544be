import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { deploy, failures, fieldElement, manifest, zipOf } from '../support/metadataApi.ts';
import type { Deployed } from '../support/metadataApi.ts';

// Sources: "deploy()", "DeployResult" and "Deploying and Retrieving Metadata with the Zip File", Metadata API Developer Guide,
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm

const ADMIN = 'admin@sales-org.test';

const invoice = metadata(
  'CustomObject',
  '<label>Invoice</label><pluralLabel>Invoices</pluralLabel><deploymentStatus>Deployed</deploymentStatus>' +
    '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>' +
    fieldElement('Total__c', 'Number', '<precision>10</precision><scale>2</scale>') +
    fieldElement(
      'Account__c',
      'Lookup',
      '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>',
    ),
);
const grants = metadata(
  'PermissionSet',
  '<label>Billing</label>' +
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit>' +
    '<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object>' +
    '<viewAllRecords>false</viewAllRecords></objectPermissions>' +
    '<fieldPermissions><editable>true</editable><field>Invoice__c.Total__c</field><readable>true</readable></fieldPermissions>' +
    '<fieldPermissions><editable>true</editable><field>Invoice__c.Account__c</field><readable>true</readable></fieldPermissions>',
);
const billing = {
  'package.xml': manifest({ CustomObject: ['Invoice__c'], PermissionSet: ['Billing'] }),
  'objects/Invoice__c.object': invoice,
  'permissionsets/Billing.permissionset': grants,
};

/** The file of an object that exists already, with this inside. */
const objectFile = (inside: string): string => metadata('CustomObject', inside);

describe('a deploy', () => {
  let org: TestOrg;
  let connection: Connection;
  const folder = mkdtempSync(path.join(tmpdir(), 'metadata-api-'));
  const database = path.join(folder, 'org.db');
  before(async () => {
    org = await startTestOrg({ empty: true, database });
    connection = await org.login(ADMIN);
  });
  after(async () => {
    await org.close();
    rmSync(folder, { recursive: true });
  });
  const field = (name: string, element: string, more: Readonly<Record<string, unknown>> = {}): Promise<Deployed> =>
    deploy(
      connection,
      {
        'package.xml': manifest({ CustomField: [`Invoice__c.${name}`] }),
        'objects/Invoice__c.object': objectFile(element),
      },
      more,
    );
  const fieldNames = async (): Promise<string[]> =>
    (await connection.describe('Invoice__c')).fields.filter(({ custom }) => custom).map(({ name }) => name);

  it('is checked without a trace when it is to be checked only', async () => {
    const { status, details } = await deploy(connection, billing, { checkOnly: true });
    assert.equal(status, 'Succeeded');
    assert.deepEqual(
      details.componentSuccesses.map(({ fullName, created }) => [fullName, created]),
      [
        ['Invoice__c.Total__c', true],
        ['Invoice__c.Account__c', true],
        ['Invoice__c', true],
        ['Billing', true],
      ],
    );
    await assert.rejects(
      async () => connection.query('SELECT Id FROM Invoice__c'),
      /sObject type 'Invoice__c' is not supported/,
    );
    assert.equal((await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'Billing'")).totalSize, 0);
  });

  it('is seen by every door at once', async () => {
    assert.deepEqual(failures(await deploy(connection, billing)), []);
    const [set] = (await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'Billing'")).records;
    const [user] = (await connection.query(`SELECT Id FROM User WHERE Username = '${ADMIN}'`)).records;
    await connection.sobject('PermissionSetAssignment').create({ PermissionSetId: set?.Id, AssigneeId: user?.Id });
    assert.deepEqual(await fieldNames(), ['Total__c', 'Account__c']);
    await connection.sobject('Invoice__c').create({ Name: 'One', Total__c: 12.5 });
    assert.equal((await connection.query('SELECT Total__c FROM Invoice__c WHERE Total__c > 12')).totalSize, 1);
    const token = await org.token(ADMIN);
    const info = await jsonOf(org.fetch('/services/data/v66.0/ui-api/object-info/Invoice__c', token));
    assert.equal((info as { label: string }).label, 'Invoice');
    const query = '{ uiapi { query { Invoice__c { edges { node { Total__c { value } } } } } } }';
    const answer = await jsonOf(
      org.fetch('/services/data/v66.0/graphql', token, { method: 'POST', body: JSON.stringify({ query }) }),
    );
    assert.match(JSON.stringify(answer), /"value":12.5/);
  });

  it('says what is new, what has changed and what has not', async () => {
    const { details } = await deploy(connection, {
      ...billing,
      'permissionsets/Billing.permissionset': grants.replace('Billing', 'Invoicing'),
    });
    assert.deepEqual(
      details.componentSuccesses.map(({ fullName, created, changed }) => [fullName, created, changed]),
      [
        ['Invoice__c.Total__c', false, false],
        ['Invoice__c.Account__c', false, false],
        ['Invoice__c', false, false],
        ['Billing', false, true],
      ],
    );
  });

  it('leaves records what they have when a field comes', async () => {
    assert.deepEqual(
      failures(await field('Paid__c', fieldElement('Paid__c', 'Checkbox', '<defaultValue>false</defaultValue>'))),
      [],
    );
    assert.deepEqual(await fieldNames(), ['Total__c', 'Account__c'], 'nobody was granted the new field');
    assert.equal((await connection.query('SELECT Total__c FROM Invoice__c')).records[0]?.Total__c, 12.5);
  });

  it('changes nothing when anything in it is wrong, and says everything that is', async () => {
    const files = {
      'package.xml': manifest({ CustomObject: ['Invoice__c'], PermissionSet: ['Extra'] }),
      'objects/Invoice__c.object': objectFile(
        `\n${fieldElement('Good__c', 'Text', '<length>10</length>')}\n${fieldElement('Bad__c', 'Text', '<length>999</length>')}\n` +
          `${fieldElement('Lost__c', 'Lookup', '<referenceTo>Nowhere__c</referenceTo><relationshipName>L</relationshipName>')}\n`,
      ),
      'permissionsets/Extra.permissionset': metadata(
        'PermissionSet',
        '<label>Extra</label><fieldPermissions><editable>true</editable><field>Invoice__c.Gone__c</field><readable>true</readable></fieldPermissions>',
      ),
    };
    const result = await deploy(connection, files);
    assert.equal(result.status, 'Failed');
    assert.deepEqual(failures(result), [
      'CustomField Invoice__c.Bad__c: <length> must be a whole number from 1 to 255, not "999".',
      'CustomField Invoice__c.Lost__c: Lost__c refers to Nowhere__c, which the embedded org does not have.',
      'PermissionSet Extra: In field: field - no CustomField named Invoice__c.Gone__c found',
    ]);
    const [bad] = result.details.componentFailures.filter(({ fullName }) => fullName === 'Invoice__c.Bad__c');
    assert.deepEqual([bad?.fileName, bad?.lineNumber, bad?.problemType], ['objects/Invoice__c.object', 4, 'Error']);
    const token = await org.token(ADMIN);
    const list = await connection.metadata.list({ type: 'CustomField' });
    assert.ok(!list.some(({ fullName }) => fullName === 'Invoice__c.Good__c'));
    assert.equal((await org.fetch('/services/data/v66.0/sobjects/Invoice__c/describe', token)).status, 200);
  });

  it('keeps what is good when it is not to roll back', async () => {
    const files = {
      'package.xml': manifest({ CustomField: ['Invoice__c.Good__c', 'Invoice__c.Bad__c'] }),
      'objects/Invoice__c.object': objectFile(
        fieldElement('Good__c', 'Text', '<length>10</length>') + fieldElement('Bad__c', 'Text', '<length>999</length>'),
      ),
    };
    const { status, details } = await deploy(connection, files, { rollbackOnError: false });
    assert.equal(status, 'SucceededPartial');
    assert.deepEqual(
      details.componentSuccesses.map(({ fullName }) => fullName),
      ['Invoice__c.Good__c'],
    );
    assert.equal(
      (await connection.metadata.list({ type: 'CustomField' })).filter(({ fullName }) => /Good|Bad/.test(fullName))
        .length,
      1,
    );
  });

  it('adds labels to those that are there', async () => {
    const label = (name: string): string =>
      `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`;
    for (const name of ['First', 'Second']) {
      const files = {
        'package.xml': manifest({ CustomLabel: [name] }),
        'labels/CustomLabels.labels': metadata('CustomLabels', label(name)),
      };
      assert.deepEqual(failures(await deploy(connection, files)), []);
    }
    const listed = await connection.metadata.list({ type: 'CustomLabel' });
    assert.deepEqual(listed.map(({ fullName }) => fullName).sort(), ['First', 'Second']);
  });

  it('refuses to keep values as something else, by name', async () => {
    const kept = 'The embedded org does not support keeping the values of Invoice__c.Total__c';
    const number = (precision: number, more = ''): Promise<Deployed> =>
      field(
        'Total__c',
        fieldElement('Total__c', 'Number', `<precision>${precision}</precision><scale>2</scale>${more}`),
      );
    const text = await field('Total__c', fieldElement('Total__c', 'Text', '<length>20</length>'));
    assert.deepEqual(failures(text), [`CustomField Invoice__c.Total__c: ${kept}, double with 2 decimals, as string.`]);
    assert.deepEqual(failures(await number(3)), [
      `CustomField Invoice__c.Total__c: ${kept}, up to 10 digits, as 3 digits.`,
    ]);
    assert.deepEqual(failures(await number(4)), [], 'smaller, but all values fit');
    await connection.sobject('Invoice__c').create({ Name: 'Two', Total__c: 12.5 });
    const unique = '<unique>true</unique><externalId>true</externalId>';
    assert.deepEqual(failures(await number(4, unique)), [
      `CustomField Invoice__c.Total__c: ${kept}, which several records have, as unique.`,
    ]);
    const { records } = await connection.query("SELECT Id FROM Invoice__c WHERE Name = 'Two'");
    await connection.sobject('Invoice__c').destroy(records[0]?.Id ?? '');
    assert.deepEqual(failures(await number(4, unique)), []);
    const twice = connection.sobject('Invoice__c').create({ Name: 'Two', Total__c: 12.5 });
    await assert.rejects(twice, /DUPLICATE_VALUE|duplicate value/);
    assert.equal((await connection.query('SELECT Total__c FROM Invoice__c')).records[0]?.Total__c, 12.5);
  });

  it('waits for the one before it, and is canceled while it waits', async () => {
    const { metadata: api } = connection;
    const names = Array.from({ length: 150 }, (_, index) => `Long_${index}__c`);
    const long = await zipOf({
      'package.xml': manifest({ CustomField: names.map((name) => `Invoice__c.${name}`) }),
      'objects/Invoice__c.object': objectFile(
        names.map((name) => fieldElement(name, 'Text', '<length>10</length>')).join(''),
      ),
    });
    const { id: first } = await api.deploy(long, { rollbackOnError: true });
    const { id: second } = await api.deploy(await zipOf(billing), { rollbackOnError: true });
    await api.cancelDeploy(second);
    let ends: string[] = [];
    for (let round = 0; round < 500 && ends.length < 2; round += 1) {
      const results = await Promise.all([first, second].map((id) => api.checkDeployStatus(id)));
      ends = results.filter(({ done }) => done).map(({ status }) => status);
    }
    assert.deepEqual(ends, ['Succeeded', 'Canceled']);
    await assert.rejects(api.cancelDeploy(first), /Deployment already completed/);
  });

  it('outlives the process', async () => {
    await org.close();
    org = await startTestOrg({ empty: true, database });
    connection = await org.login(ADMIN);
    assert.equal((await connection.query('SELECT Total__c FROM Invoice__c')).records[0]?.Total__c, 12.5);
    assert.ok((await connection.metadata.list({ type: 'CustomLabel' })).length === 2);
  });
});
