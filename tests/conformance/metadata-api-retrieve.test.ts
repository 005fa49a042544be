import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { readZip } from '../../local-org/src/metadata-format/index.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { deploy, failures, fieldElement, manifest, zipOf } from '../support/metadataApi.ts';
import type { Members } from '../support/metadataApi.ts';

// Sources: "retrieve()", "RetrieveResult", "listMetadata()", "describeMetadata()", Metadata API Developer Guide,
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm

const ADMIN = 'admin@sales-org.test';
const score = fieldElement('Score__c', 'Number', '<precision>3</precision><scale>0</scale>');
const grade = fieldElement('Grade__c', 'Text', '<length>3</length>');
const trip = metadata(
  'CustomObject',
  '\n    <deploymentStatus>Deployed</deploymentStatus>\n    <label>Trip</label>\n    <nameField>\n        <label>Name</label>\n        <type>Text</type>\n    </nameField>\n' +
    `    <pluralLabel>Trips</pluralLabel>\n    <sharingModel>ReadWrite</sharingModel>\n    ${grade}\n`,
);
const label = (name: string): string =>
  `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`;

let org: TestOrg;
let admin: Connection;
before(async () => {
  org = await startTestOrg({ empty: true });
  admin = await org.login(ADMIN);
  const files = {
    'package.xml': manifest({ CustomObject: ['Account', 'Trip__c'], CustomLabels: ['CustomLabels'] }),
    'objects/Account.object': metadata('CustomObject', score + fieldElement('Rank__c', 'Text', '<length>3</length>')),
    'objects/Trip__c.object': trip,
    'labels/CustomLabels.labels': metadata('CustomLabels', label('Hello') + label('Goodbye')),
  };
  assert.deepEqual(failures(await deploy(admin, files)), []);
});
after(() => org.close());

interface Retrieved {
  readonly files: ReadonlyMap<string, string>;
  readonly messages: readonly string[];
  readonly types: readonly string[];
}

async function retrieve(members: Members, singlePackage = false): Promise<Retrieved> {
  const { metadata: api } = admin;
  Object.assign(api, { pollInterval: 15 });
  const types = Object.entries(members).map(([name, names]) => ({ name, members: names as string[] }));
  const request = { apiVersion: 66, singlePackage, unpackaged: { types, version: '66.0' } };
  const result = await api.retrieve(request as unknown as Parameters<typeof api.retrieve>[0]).complete();
  const files = await readZip(Buffer.from(result.zipFile, 'base64'));
  return {
    files: new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')])),
    messages: result.messages.map(({ problem }) => problem),
    types: result.fileProperties.map(({ type, fullName }) => `${type} ${fullName}`),
  };
}

const fieldsIn = (text = ''): string[] =>
  [...text.matchAll(/<fields>\s*<fullName>(\w+)/g)].map(([, name = '']) => name);

describe('a retrieve', () => {
  it('gives objects with all their parts, as they were deployed', async () => {
    const { files, types } = await retrieve({ CustomObject: ['Account', 'Trip__c'] });
    assert.deepEqual(
      [...files.keys()],
      ['unpackaged/objects/Account.object', 'unpackaged/objects/Trip__c.object', 'unpackaged/package.xml'],
    );
    assert.deepEqual(fieldsIn(files.get('unpackaged/objects/Account.object')), ['Rank__c', 'Score__c']);
    assert.match(
      files.get('unpackaged/objects/Trip__c.object') ?? '',
      /<deploymentStatus>Deployed<[^]*<label>Trip<[^]*<fields>/,
    );
    assert.deepEqual(types, ['CustomObject Account', 'CustomObject Trip__c']);
  });

  it('gives parts alone when they alone are asked for', async () => {
    const { files } = await retrieve({ CustomField: ['Account.Score__c'], CustomLabel: ['Hello'] }, true);
    assert.deepEqual([...files.keys()], ['objects/Account.object', 'labels/CustomLabels.labels', 'package.xml']);
    assert.deepEqual(fieldsIn(files.get('objects/Account.object')), ['Score__c']);
    assert.doesNotMatch(files.get('labels/CustomLabels.labels') ?? '', /Goodbye/);
    assert.match(files.get('package.xml') ?? '', /<members>Account.Score__c<\/members>\s*<name>CustomField</);
  });

  it('gives a component as the last deploy has it, and no file more', async () => {
    const meta = metadata('LightningComponentBundle', '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>');
    const bundle = { 'lwc/sum/sum.js': 'export const sum = (a, b) => a + b;', 'lwc/sum/sum.js-meta.xml': meta };
    const named = { 'package.xml': manifest({ LightningComponentBundle: ['sum'] }) };
    const more = { 'lwc/sum/more.js': 'export const more = 1;' };
    assert.deepEqual(failures(await deploy(admin, { ...named, ...bundle, ...more })), []);
    assert.deepEqual(failures(await deploy(admin, { ...named, ...bundle })), []);
    const { files } = await retrieve({ LightningComponentBundle: ['sum'] }, true);
    assert.deepEqual([...files.keys()], ['lwc/sum/sum.js', 'lwc/sum/sum.js-meta.xml', 'package.xml']);
  });

  // "Sample package.xml Manifest Files": the wildcard does not stand for standard objects.
  it('takes the wildcard for custom objects', async () => {
    const { types, messages } = await retrieve({ CustomObject: ['*'], ApexClass: ['*'] });
    assert.deepEqual([types, messages], [['CustomObject Trip__c'], []]);
  });

  // Wordings: github.com/solenopsis/Solenopsis/issues/266
  it('warns of what is not there, and gives the rest', async () => {
    const { types, messages } = await retrieve({
      CustomObject: ['Trip__c', 'Nope__c'],
      CustomLabel: ['None'],
      Nonsense: ['A'],
    });
    assert.deepEqual(types, ['CustomObject Trip__c']);
    assert.deepEqual(messages, [
      "Entity of type 'CustomObject' named 'Nope__c' cannot be found",
      "Entity of type 'CustomLabel' named 'None' cannot be found",
      "Entity type: 'Nonsense' is unknown",
    ]);
  });

  it('can be deployed again as it is, and changes nothing', async () => {
    const { files } = await retrieve({ CustomObject: ['Account', 'Trip__c'], CustomLabels: ['*'] }, true);
    const again = await deploy(admin, Object.fromEntries(files));
    assert.deepEqual(failures(again), []);
    const known = again.details.componentSuccesses.map(({ created }) => created);
    assert.ok(known.length > 4 && known.every((created) => !created));
    assert.deepEqual(
      (await retrieve({ CustomObject: ['Account', 'Trip__c'], CustomLabels: ['*'] }, true)).files,
      files,
    );
  });
});

describe('the lists of metadata', () => {
  it('name every component with who changed it last', async () => {
    const fields = await admin.metadata.list([{ type: 'CustomField' }]);
    assert.deepEqual(fields.map(({ fullName }) => fullName).sort(), [
      'Account.Rank__c',
      'Account.Score__c',
      'Trip__c.Grade__c',
    ]);
    assert.equal(fields[0]?.lastModifiedById, (await admin.identity()).user_id);
    const objects = await admin.metadata.list([{ type: 'CustomObject' }]);
    assert.ok(['Account', 'Opportunity', 'Trip__c'].every((name) => objects.some(({ fullName }) => fullName === name)));
    await assert.rejects(admin.metadata.list([{ type: 'Nonsense' }]), /INVALID_TYPE/);
  });

  it('name the types that there are', async () => {
    const { metadataObjects, partialSaveAllowed } = await admin.metadata.describe();
    const object = metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject');
    assert.deepEqual([object?.directoryName, object?.suffix, partialSaveAllowed], ['objects', 'object', true]);
    assert.ok(object?.childXmlNames.includes('CustomField'));
  });
});

// "Deploy Metadata with REST API", https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
describe('a deploy by REST', () => {
  const address = '/services/data/v66.0/metadata/deployRequest';
  interface Answer {
    readonly id: string;
    readonly deployResult: {
      readonly status: string;
      readonly done: boolean;
      readonly details?: Record<string, { fullName: string }[]>;
    };
  }

  async function send(parts: Readonly<Record<string, Blob>>): Promise<Response> {
    const form = new FormData();
    for (const [name, part] of Object.entries(parts)) form.set(name, part, name === 'file' ? 'package.zip' : undefined);
    return org.fetch(address, await org.token(ADMIN), { method: 'POST', body: form });
  }
  const json = (value: unknown): Blob => new Blob([JSON.stringify(value)], { type: 'application/json' });

  it('takes a zip file with its options, and tells how far it is', async () => {
    const files = {
      'package.xml': manifest({ CustomField: ['Account.Bonus__c'] }),
      'objects/Account.object': metadata('CustomObject', fieldElement('Bonus__c', 'Text', '<length>3</length>')),
    };
    const zip = new Blob([new Uint8Array(await zipOf(files))], { type: 'application/zip' });
    const deployOptions = {
      rollbackOnError: true,
      singlePackage: true,
      checkOnly: true,
      testLevel: 'RunLocalTests',
      runTests: [],
    };
    const { id, deployResult } = (await jsonOf(
      send({ entity_content: json({ deployOptions }), file: zip }),
      201,
    )) as Answer;
    assert.equal(deployResult.done, false);
    const token = await org.token(ADMIN);
    let answer: Answer | undefined;
    for (let round = 0; round < 200 && answer?.deployResult.done !== true; round += 1) {
      answer = (await jsonOf(org.fetch(`${address}/${id}?includeDetails=true`, token))) as Answer;
    }
    assert.equal(answer?.deployResult.status, 'Succeeded');
    assert.deepEqual(
      answer?.deployResult.details?.componentSuccesses?.map(({ fullName }) => fullName),
      ['Account.Bonus__c'],
    );
    const body = JSON.stringify({ deployResult: { status: 'Canceling' } });
    await jsonOf(org.fetch(`${address}/${id}`, token, { method: 'PATCH', body }), 400);
  });

  it('is refused without its parts', async () => {
    await jsonOf(send({ entity_content: json({ deployOptions: {} }) }), 400);
    await jsonOf(send({ entity_content: json({}), file: new Blob(['zip']) }), 400);
    const body = JSON.stringify({ validatedDeployRequestId: '0Af000000000001AAA' });
    await jsonOf(org.fetch(address, await org.token(ADMIN), { method: 'POST', body }), 501);
    await jsonOf(org.fetch('/services/data/v66.0/metadata/other', await org.token(ADMIN)), 501);
  });
});
