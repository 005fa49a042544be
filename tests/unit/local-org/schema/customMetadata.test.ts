import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startLocalOrg } from '../../../../local-org/index.ts';
import { POLICY_TYPE, recordXml, typeXml, valueXml } from '../../../support/customMetadata.ts';
import { fieldXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';

const field = valueXml('Field__c', 'string', 'Amount');

/** Starts an org with the policy type and these files. */
async function start(files: SourceFiles): Promise<void> {
  using project = sfdxProject({ ...POLICY_TYPE, ...files });
  const org = await startLocalOrg({ projectDir: project.directory, port: 0, database: ':memory:' });
  await org.close();
}

const withField = (name: string, type: string, elements = ''): SourceFiles => ({
  [`objects/Policy__mdt/fields/${name}.field-meta.xml`]: fieldXml(name, type, elements),
});
const withRecord = (values: string, label = 'One'): SourceFiles => ({
  'customMetadata/Policy.One.md-meta.xml': recordXml(label, values),
});

// Metadata API Developer Guide: "Custom Metadata Types (CustomObject)" (meta_custommetadatatypes.htm) and "CustomMetadata"
// (meta_custommetadata.htm); Salesforce Help: "Custom Metadata Type Fields" (platform.custommetadatatypes_fields.htm).
describe('a custom metadata type', () => {
  const refused: [title: string, files: SourceFiles, message: RegExp][] = [
    [
      'a sharing model',
      { 'objects/Policy__mdt/Policy__mdt.object-meta.xml': typeXml('P', '<sharingModel>Read</sharingModel>') },
      /Policy__mdt\.object-meta\.xml: <sharingModel> is not supported/,
    ],
    ['a currency', withField('A__c', 'Currency', '<precision>9</precision><scale>2</scale>'), /A__c.*"Currency"/],
    ['a lookup', withField('A__c', 'Lookup', '<referenceTo>Account</referenceTo>'), /A__c.*"Lookup"/],
    ['a roll-up', withField('A__c', 'Summary'), /A__c.*"Summary"/],
    ['a metadata relationship', withField('A__c', 'MetadataRelationship'), /A__c.*"MetadataRelationship"/],
    [
      'a formula',
      withField('A__c', 'Text', '<formula>DeveloperName</formula>'),
      /A__c.*custom metadata types have no formula fields/,
    ],
    [
      'an unknown manageability',
      withField('A__c', 'Date', '<fieldManageability>Anyone</fieldManageability>'),
      /A__c.*<fieldManageability> "Anyone"/,
    ],
  ];
  for (const [title, files, message] of refused) {
    it(`with ${title} stops the start, naming the file`, async () => {
      await assert.rejects(start(files), { message });
    });
  }

  it('is the only kind of object whose fields say who manages them', async () => {
    const files = {
      'objects/Account/fields/A__c.field-meta.xml': fieldXml(
        'A__c',
        'Date',
        '<fieldManageability>Locked</fieldManageability>',
      ),
    };
    await assert.rejects(start(files), { message: /<fieldManageability> is not supported/ });
  });
});

describe('a record of a custom metadata type', () => {
  const refused: [title: string, files: SourceFiles, message: RegExp][] = [
    ['of an unknown type', { 'customMetadata/Other.One.md-meta.xml': recordXml('One', '') }, /type Other__mdt/],
    [
      'with a name that is none',
      { 'customMetadata/Policy.1.md-meta.xml': recordXml('One', field) },
      /"1" is not the name/,
    ],
    ['with an unknown field', withRecord(field + valueXml('Nope__c', 'string', 'x')), /has no field Nope__c/],
    ['with two values of a field', withRecord(field + field), /Field__c has two values/],
    [
      'with a value of another type',
      withRecord(field + valueXml('Months__c', 'string', '12')),
      /Months__c needs xsi:type="xsd:double"/,
    ],
    [
      'with a value without a type',
      withRecord('<values><field>Field__c</field><value>x</value></values>'),
      /Field__c needs/,
    ],
    ['without a required value', withRecord(''), /Field__c is required/],
    [
      'with a required value that is nil',
      withRecord('<values><field>Field__c</field><value xsi:nil="true"/></values>'),
      /Field__c is required/,
    ],
    [
      'with a text too long',
      withRecord(valueXml('Field__c', 'string', 'x'.repeat(41))),
      /Policy\.One\.md-meta\.xml: .*data value too large/,
    ],
    [
      'with a label too long',
      withRecord(field, 'x'.repeat(41)),
      /Policy\.One\.md-meta\.xml: Label: data value too large/,
    ],
    ['with too many digits', withRecord(field + valueXml('Months__c', 'double', '1200')), /outside of valid range/],
    [
      'with more decimals than the field',
      withRecord(field + valueXml('Months__c', 'double', '1.5')),
      /Policy\.One\.md-meta\.xml/,
    ],
    [
      'with a date that is none',
      withRecord(field + valueXml('Since__c', 'date', 'soon')),
      /'soon' is not a valid value/,
    ],
    [
      'with a value that its picklist has not',
      withRecord(field + valueXml('Ties__c', 'string', 'Other')),
      /bad value for restricted picklist/,
    ],
    [
      'that leaves out a field with a default',
      { ...withField('Kind__c', 'Text', '<length>9</length><defaultValue>"A"</defaultValue>'), ...withRecord(field) },
      /Kind__c has a default/,
    ],
    [
      'that is there twice',
      { ...withRecord(field), 'more/Policy.One.md-meta.xml': recordXml('One', field) },
      /there twice/,
    ],
    ['with an unknown element', withRecord(`${field}<rank>1</rank>`), /<rank> is not supported/],
  ];
  for (const [title, files, message] of refused) {
    it(`${title} stops the start`, async () => {
      await assert.rejects(start(files), { message });
    });
  }

  it('may say that a value is empty, where it is not required', async () => {
    await start(withRecord(`${field}<values><field>Months__c</field><value xsi:nil="true"/></values>`));
  });
});
