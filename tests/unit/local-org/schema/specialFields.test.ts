import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import { fieldXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';

describe('a custom field of a special type', () => {
  const refused: [title: string, xml: string, message: RegExp][] = [
    // Metadata API Developer Guide, "CustomField": what each type requires; Salesforce Help, "Classic Encryption for Custom Fields".
    ['a location without decimals', fieldXml('Field__c', 'Location'), /<scale> is missing/],
    [
      'a location as a key',
      fieldXml('Field__c', 'Location', '<scale>2</scale><externalId>true</externalId>'),
      /<externalId> is not possible for a field of type Location/,
    ],
    ['a multi-select picklist without lines', fieldXml('Field__c', 'MultiselectPicklist'), /<visibleLines> is missing/],
    ['rich text without lines', fieldXml('Field__c', 'Html', '<length>300</length>'), /<visibleLines> is missing/],
    [
      'rich text that is too short',
      fieldXml('Field__c', 'Html', '<visibleLines>3</visibleLines><length>255</length>'),
      /<length> must be a whole number from 256 to 131072/,
    ],
    ['a unique time', fieldXml('Field__c', 'Time', '<unique>true</unique>'), /<unique> is not possible/],
    [
      'encrypted text without a mask',
      fieldXml('Field__c', 'EncryptedText', '<length>9</length>'),
      /<maskType> is missing/,
    ],
    [
      'encrypted text that is too long',
      fieldXml('Field__c', 'EncryptedText', '<length>176</length>'),
      /<length> must be a whole number from 1 to 175/,
    ],
    [
      'Shield encryption',
      fieldXml('Field__c', 'Text', '<length>9</length><encryptionScheme>ProbabilisticEncryption</encryptionScheme>'),
      /Shield Platform Encryption is not supported/,
    ],
    ['a hierarchy of accounts', fieldXml('Field__c', 'Hierarchy'), /a hierarchical relationship is for users only/],
  ];
  for (const [title, xml, message] of refused) {
    it(`that is ${title} fails the load`, () => {
      using project = sfdxProject({ 'objects/Account/fields/Field__c.field-meta.xml': xml });
      assert.throws(() => loadSchema(project.directory), { message });
    });
  }
});
