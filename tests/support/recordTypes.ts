import { fieldXml, metadata } from './local-org/sfdxProject.ts';

/** A `recordType-meta.xml`; `picklistValues` by picklist. */
export function recordTypeXml(
  label: string,
  options: { active?: boolean; elements?: string; picklistValues?: Readonly<Record<string, readonly string[]>> } = {},
): string {
  const picklists = Object.entries(options.picklistValues ?? {}).map(([picklist, values]) => {
    const items = values.map((value) => `<values><fullName>${value}</fullName><default>false</default></values>`);
    return `<picklistValues><picklist>${picklist}</picklist>${items.join('')}</picklistValues>`;
  });
  const { active = true, elements = '' } = options;
  return metadata('RecordType', `<active>${active}</active><label>${label}</label>${elements}${picklists.join('')}`);
}

const tiers = ['Gold', 'Silver', 'Bronze'].map(
  (value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`,
);

/** Record types of accounts and opportunities, below the package directory. */
export const RECORD_TYPES: Readonly<Record<string, string>> = {
  'objects/Account/fields/Tier__c.field-meta.xml': fieldXml(
    'Tier__c',
    'Picklist',
    `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${tiers.join('')}</valueSetDefinition></valueSet>`,
  ),
  'objects/Account/recordTypes/Partner.recordType-meta.xml': recordTypeXml('A Partner', {
    elements: '<description>Who sells for us</description>',
    picklistValues: { Tier__c: ['Gold', 'Silver'], Industry: ['Banking', 'Food %26 Beverage'] },
  }),
  'objects/Account/recordTypes/Former.recordType-meta.xml': recordTypeXml('Former', {
    active: false,
    picklistValues: { Tier__c: ['Bronze'] },
  }),
  'objects/Opportunity/businessProcesses/Renewals.businessProcess-meta.xml': metadata(
    'BusinessProcess',
    '<isActive>true</isActive><values><fullName>Prospecting</fullName><default>false</default></values>' +
      '<values><fullName>Closed Won</fullName><default>false</default></values>',
  ),
  'objects/Opportunity/recordTypes/Renewal.recordType-meta.xml': recordTypeXml('Renewal', {
    elements: '<businessProcess>Renewals</businessProcess>',
  }),
};
