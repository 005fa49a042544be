import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import type { Connection } from 'jsforce';
import { mostZipBytes, readZip } from '../../local-org/src/metadata-format/index.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { deploy, failures, fieldElement, manifest, zipOf } from '../support/metadataApi.ts';
import type { Members } from '../support/metadataApi.ts';

// Sources: "Deploying and Retrieving Metadata with the Zip File", Metadata API Developer Guide,
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm; wordings are cited where they are used.

let org: TestOrg;
let admin: Connection;
before(async () => {
  org = await startTestOrg({ empty: true });
  admin = await org.login('admin@sales-org.test');
});
after(() => org.close());

const score = metadata('CustomObject', fieldElement('Score__c', 'Number', '<precision>3</precision><scale>0</scale>'));
const files = { 'objects/Account.object': score };

describe('a package', () => {
  const problemsOf = async (members: Members, more: Readonly<Record<string, string>> = files): Promise<string[]> =>
    failures(await deploy(admin, { 'package.xml': manifest(members), ...more }));

  // salesforce.stackexchange.com/questions/22240, /45924
  it('has nothing that package.xml does not name', async () => {
    assert.deepEqual(await problemsOf({ CustomField: ['Account.Other__c'] }), [
      "CustomField Account.Other__c: An object 'Account.Other__c' of type CustomField was named in package.xml, but was not found in zipped directory",
      'CustomField Account.Score__c: Not in package.xml',
    ]);
    assert.deepEqual(
      await problemsOf({ CustomField: ['Account.score__c'] }),
      [
        "CustomField Account.score__c: An object 'Account.score__c' of type CustomField was named in package.xml, but was not found in zipped directory",
        'CustomField Account.Score__c: Not in package.xml',
      ].sort(),
    );
    assert.deepEqual(await problemsOf({ CustomObject: ['Account'] }), [], 'an object brings its fields');
  });

  // github.com/scolladon/sfdc-generate-package/issues/8
  it('names types that there are', async () => {
    assert.deepEqual(await problemsOf({ ActionOverride: ['New'], CustomObject: ['Account'] }), [
      " package.xml: Unknown type name 'ActionOverride' specified in package.xml",
    ]);
    const apex = { 'classes/A.cls': 'class A {}', 'classes/A.cls-meta.xml': metadata('ApexClass', '') };
    assert.deepEqual(await problemsOf({ ApexClass: ['A'] }, apex), [
      'ApexClass A: The embedded org does not support metadata of the type ApexClass.',
    ]);
  });

  // salesforce.stackexchange.com/questions/252340
  it('has a package.xml', async () => {
    assert.deepEqual(failures(await deploy(admin, files)), [' package.xml: No package.xml found']);
    assert.deepEqual(
      failures(await deploy(admin, { 'package.xml': '<Package>', ...files }))[0]?.slice(0, 13),
      ' package.xml:',
    );
    const inFolder = {
      'src/package.xml': manifest({ CustomObject: ['Account'] }),
      'src/objects/Account.object': score,
    };
    assert.deepEqual(failures(await deploy(admin, inFolder)), []);
  });
});

/** What is wrong, the line of its message, what package.xml names, the files, and the message. */
type Wrong = readonly [what: string, line: number, Members, Readonly<Record<string, string>>, problem: RegExp];

const inObject = (inside: string): string => metadata('CustomObject', `\n${inside}`);
const digits = '<precision>18</precision><scale>0</scale>';
const formulaField = (source: string): string =>
  inObject(fieldElement('F__c', 'Number', `${digits}<formula>${source}</formula>`));
const summary = fieldElement(
  'R__c',
  'Summary',
  '<summarizedField>Opportunity.Gone__c</summarizedField><summaryForeignKey>Opportunity.AccountId</summaryForeignKey><summaryOperation>sum</summaryOperation>',
);
const filteredLookup = fieldElement(
  'L__c',
  'Lookup',
  '<referenceTo>Account</referenceTo><relationshipName>Ls</relationshipName><lookupFilter><active>true</active>' +
    '<filterItems><field>Account.Gone__c</field><operation>equals</operation><value>1</value></filterItems>' +
    '<isOptional>false</isOptional></lookupFilter>',
);
const rule =
  '<validationRules><fullName>Rule</fullName><active>true</active>' +
  '<errorConditionFormula>Gone__c &gt; 1</errorConditionFormula><errorMessage>No</errorMessage></validationRules>';
const setting = '<label>One</label>\n<protected>false</protected>\n<values><field>Gone__c</field><value/></values>';
const editable =
  '<fieldPermissions><editable>true</editable><field>Account.F__c</field><readable>true</readable></fieldPermissions>';

// "DeployMessage" in "DeployResult", Metadata API Developer Guide (meta_deployresult.htm): fileName, lineNumber, problemType; the place
// behind the component's start tag as in the messages at life-improver.com, "How to exclude invalid fields that can't be deployed".
describe('what decides about records and is wrong', () => {
  const cases: readonly Wrong[] = [
    [
      'a validation rule',
      4,
      { ValidationRule: ['Account.Rule'] },
      { 'objects/Account.object': inObject(`\n${rule}`) },
      /^formula, line 1, column 1: Field Gone__c does not exist\. Check spelling\.$/,
    ],
    [
      'a formula',
      3,
      { CustomField: ['Account.F__c'] },
      { 'objects/Account.object': formulaField('NumberOfEmployees +') },
      /^formula, line 1, column 20: Syntax error/,
    ],
    [
      'a roll-up summary',
      3,
      { CustomField: ['Account.R__c'] },
      { 'objects/Account.object': inObject(summary) },
      /^Opportunity has no field Gone__c\.$/,
    ],
    [
      'a lookup filter',
      3,
      { CustomField: ['Contact.L__c'] },
      { 'objects/Contact.object': inObject(filteredLookup) },
      /^the lookup filter of L__c: there is no field Account\.Gone__c\.$/,
    ],
    [
      'a custom metadata record',
      2,
      { CustomObject: ['Setting__mdt'], CustomMetadata: ['Setting.One'] },
      {
        'objects/Setting__mdt.object': inObject('<label>Setting</label><pluralLabel>Settings</pluralLabel>'),
        'customMetadata/Setting.One.md': metadata('CustomMetadata', `\n${setting}`),
      },
      /^Setting__mdt has no field Gone__c\.$/,
    ],
    [
      'a permission set that lets edit what is calculated',
      4,
      { CustomField: ['Account.F__c'], PermissionSet: ['P'] },
      {
        'objects/Account.object': formulaField('NumberOfEmployees'),
        'permissionsets/P.permissionset': metadata('PermissionSet', `\n<label>P</label>\n${editable}`),
      },
      /^cannot make Account\.F__c editable: the platform calculates it/,
    ],
  ];
  for (const [what, line, members, brought, problem] of cases) {
    it(`is told with component, file and line: ${what}`, async () => {
      const { details } = await deploy(admin, { 'package.xml': manifest(members), ...brought });
      const [failed, ...others] = details.componentFailures;
      assert.equal(others.length, 0);
      const [type = '', [name] = []] = Object.entries(members).at(-1) ?? [];
      assert.deepEqual(
        [failed?.componentType, failed?.fullName, failed?.fileName, failed?.lineNumber, failed?.problemType],
        [type, name, Object.keys(brought).at(-1), line, 'Error'],
      );
      assert.match(failed?.problem ?? '', problem);
    });
  }
});

describe('a zip file', () => {
  const refusal = async (zip: Buffer): Promise<string> => {
    const { status, errorMessage } = await deploy(admin, zip);
    assert.equal(status, 'Failed');
    return errorMessage ?? '';
  };
  /** A zip file whose bytes are changed wherever they are the same text. */
  const changed = async (names: readonly string[], from: string, to: string): Promise<Buffer> => {
    assert.equal(from.length, to.length);
    const zip = await zipOf(Object.fromEntries(names.map((name) => [name, name])));
    return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
  };

  it('that is none is refused', async () => {
    assert.match(await refusal(Buffer.from('no zip file')), /end of central directory/i);
    const zip = await zipOf({ 'package.xml': manifest({}) });
    assert.match(await refusal(zip.subarray(0, zip.length - 30)), /^zip file: /);
  });

  it('does not lead out of its folder', async () => {
    for (const path of ['../../etc/hosts', '/abs/etc/hosts.', 'objects\\..\\host']) {
      assert.match(
        await refusal(await changed(['aaaaaaaaaaaaaaa'], 'aaaaaaaaaaaaaaa', path)),
        /relative path|absolute path|invalid characters/,
      );
    }
  });

  it('has no file twice, in whatever case', async () => {
    assert.match(
      await refusal(await changed(['objects/A.object', 'objects/B.object'], 'B.object', 'a.object')),
      /is there twice/,
    );
  });

  it('does not become larger than it says, nor than 600 MB', async () => {
    const zip = await zipOf({ 'package.xml': 'x'.repeat(4000) });
    const claim = (bytes: number): Buffer => {
      const copy = Buffer.from(zip);
      for (const signature of ['PK\u0001\u0002', 'PK\u0003\u0004']) {
        const at = copy.indexOf(signature);
        copy.writeUInt32LE(bytes, at + (signature === 'PK\u0001\u0002' ? 24 : 22));
      }
      return copy;
    };
    assert.match(await refusal(claim(100)), /too many bytes|size/i);
    assert.match(await refusal(claim(700 * 1024 * 1024)), /600 MB/);
    assert.ok(deflateRawSync('x'.repeat(4000)).length < 100, 'it would have been small');
  });

  it('has 39 MB at most', async () => {
    await assert.rejects(readZip(Buffer.alloc(mostZipBytes + 1)), /Maximum size of request is 39 MB/);
    await assert.rejects(readZip(Buffer.alloc(mostZipBytes)), /end of central directory/i);
  });

  it('has 10,000 entries at most', async () => {
    const claim = async (entries: number): Promise<Buffer> => {
      const zip = await zipOf({ 'package.xml': manifest({}) });
      for (const offset of [8, 10]) zip.writeUInt16LE(entries, zip.indexOf('PK\u0005\u0006') + offset);
      return zip;
    };
    assert.match(await refusal(await claim(10_001)), /Maximum number of files reached: 10001 of 10000/);
    assert.doesNotMatch(await refusal(await claim(10_000)), /Maximum number of files/);
  });

  it('is neither encrypted nor compressed in a way of its own', async () => {
    const changedHeader = async (offset: number, value: number): Promise<Buffer> => {
      const zip = await zipOf({ 'package.xml': manifest({}) });
      zip.writeUInt16LE(value, zip.indexOf('PK\u0001\u0002') + offset);
      return zip;
    };
    const [flags, method] = [8, 10];
    for (const zip of [await changedHeader(flags, 0x0801), await changedHeader(method, 12)]) {
      assert.match(await refusal(zip), /package\.xml is encrypted or compressed in an unknown way/);
    }
  });
});

describe('the Metadata API', () => {
  const envelope = (token: string, call: string): string =>
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader xmlns="http://soap.sforce.com/2006/04/metadata">' +
    `<sessionId>${token}</sessionId></SessionHeader></e:Header><e:Body>${call}</e:Body></e:Envelope>`;
  const fault = async (token: string, call: string, version = '66.0'): Promise<string> => {
    const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' };
    const init = { method: 'POST', headers, body: envelope(token, call) };
    const response = await org.fetch(`/services/Soap/m/${version}`, undefined, init);
    assert.equal(response.status, 500);
    return /<faultstring>(.*)<\/faultstring>/.exec(await response.text())?.[1] ?? '';
  };

  it('is for those who may change metadata', async () => {
    const seller = await org.login('seller@sales-org.test');
    const message = 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';
    await assert.rejects(seller.metadata.describe(), new RegExp(message));
    const response = await org.fetch(
      '/services/data/v66.0/metadata/deployRequest/0Af000000000001',
      await org.token('seller@sales-org.test'),
    );
    assert.equal(response.status, 403);
  });

  it('asks for a session, a version and a call that there is', async () => {
    const token = await org.token('admin@sales-org.test');
    assert.match(await fault('00D!none', '<describeMetadata/>'), /^INVALID_SESSION_ID: Invalid Session ID/);
    assert.match(await fault(token, '<describeMetadata/>', '99.0'), /^UNSUPPORTED_API_VERSION/);
    assert.match(
      await fault(token, '<readMetadata/>'),
      /^FUNCTIONALITY_NOT_ENABLED: The embedded org does not support the call readMetadata/,
    );
    assert.match(await fault(token, '<checkDeployStatus/>'), /^REQUIRED_FIELD_MISSING/);
  });

  it('knows only the deploys that there were, and the options that there are', async () => {
    await assert.rejects(admin.metadata.checkDeployStatus('0Af000000000999AAA'), /invalid cross reference id/);
    await assert.rejects(
      deploy(admin, files, { autoUpdatePackage: true }),
      /does not support the deploy option autoUpdatePackage/,
    );
    await assert.rejects(deploy(admin, files, { testLevel: 'Some' }), /not a valid value for the enum 'TestLevel'/);
  });
});
