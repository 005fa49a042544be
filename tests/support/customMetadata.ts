import { fieldXml, metadata } from './local-org/sfdxProject.ts';

/** The `object-meta.xml` of a custom metadata type. */
export function typeXml(label: string, elements = '<visibility>Public</visibility>'): string {
  return metadata('CustomObject', `<label>${label}</label><pluralLabel>${label}s</pluralLabel>${elements}`);
}

/** One element `values` of a record. */
export function valueXml(field: string, type: string, text: string): string {
  return `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>`;
}

/** A `md-meta.xml`. */
export function recordXml(label: string, values: string): string {
  return metadata('CustomMetadata', `<label>${label}</label><protected>false</protected>${values}`).replace(
    'metadata">',
    'metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
  );
}

/** The type `Policy__mdt` with a field of most kinds, below the package directory. */
export const POLICY_TYPE: Readonly<Record<string, string>> = {
  'objects/Policy__mdt/Policy__mdt.object-meta.xml': typeXml('Policy'),
  'objects/Policy__mdt/fields/Active__c.field-meta.xml': fieldXml(
    'Active__c',
    'Checkbox',
    '<defaultValue>false</defaultValue><fieldManageability>SubscriberControlled</fieldManageability>',
  ),
  'objects/Policy__mdt/fields/Months__c.field-meta.xml': fieldXml(
    'Months__c',
    'Number',
    '<precision>3</precision><scale>0</scale>',
  ),
  'objects/Policy__mdt/fields/Share__c.field-meta.xml': fieldXml(
    'Share__c',
    'Percent',
    '<precision>9</precision><scale>6</scale>',
  ),
  'objects/Policy__mdt/fields/Since__c.field-meta.xml': fieldXml('Since__c', 'Date'),
  'objects/Policy__mdt/fields/Notes__c.field-meta.xml': fieldXml('Notes__c', 'TextArea'),
  'objects/Policy__mdt/fields/Field__c.field-meta.xml': fieldXml(
    'Field__c',
    'Text',
    '<length>40</length><required>true</required>',
  ),
  'objects/Policy__mdt/fields/Ties__c.field-meta.xml': fieldXml(
    'Ties__c',
    'Picklist',
    '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      '<value><fullName>Better</fullName><default>false</default><label>Better</label></value>' +
      '<value><fullName>Worse</fullName><default>false</default><label>Worse</label></value>' +
      '</valueSetDefinition></valueSet>',
  ),
};
