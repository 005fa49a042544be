import { fieldXml, metadata, objectXml } from './local-org/sfdxProject.ts';
import { SALES_ORG_PASSWORD } from './localOrg.ts';
import { RECORD_TYPES } from './recordTypes.ts';
import { sfdxProject } from './sfdxProject.ts';

const item = (field: string, behavior = 'Edit'): string =>
  `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`;

const section = (label: string, style: string, ...columns: string[]): string =>
  `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>false</editHeading>` +
  `<label>${label}</label>${columns.map((items) => `<layoutColumns>${items}</layoutColumns>`).join('')}` +
  `<style>${style}</style></layoutSections>`;

const objects = {
  'objects/Trip__c/Trip__c.object-meta.xml': objectXml('Trip'),
  'objects/Trip__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo><relationshipName>Trips</relationshipName>',
  ),
  'objects/Trip__c/fields/Starts_On__c.field-meta.xml': fieldXml(
    'Starts_On__c',
    'Date',
    '<defaultValue>DATE(2026, 5, 17)</defaultValue>',
  ),
  'objects/Trip__c/fields/Paid__c.field-meta.xml': fieldXml('Paid__c', 'Checkbox', '<defaultValue>true</defaultValue>'),
  'objects/Trip__c/fields/Days__c.field-meta.xml': fieldXml(
    'Days__c',
    'Number',
    '<precision>3</precision><scale>0</scale><required>true</required>',
  ),
  'objects/Trip__c/fields/Weeks__c.field-meta.xml': fieldXml(
    'Weeks__c',
    'Number',
    '<precision>18</precision><scale>1</scale><formula>Days__c / 7</formula>',
  ),
  'objects/Trip__c/fields/Secret__c.field-meta.xml': fieldXml('Secret__c', 'Text', '<length>20</length>'),
  // No layout shows this object's fields: it has the one that every object begins with.
  'objects/Stop__c/Stop__c.object-meta.xml': objectXml('Stop'),
  'objects/Stop__c/fields/Place__c.field-meta.xml': fieldXml('Place__c', 'Text', '<length>20</length>'),
  'objects/Stop__c/fields/Order__c.field-meta.xml': fieldXml(
    'Order__c',
    'Number',
    '<precision>3</precision><scale>0</scale><required>true</required>',
  ),
};

const layouts = {
  'force-app/main/default/layouts/Trip__c-Trip Layout.layout-meta.xml': metadata(
    'Layout',
    section(
      'Trip',
      'TwoColumnsTopToBottom',
      item('Name', 'Required') + item('Account__c', 'Required') + item('Secret__c'),
      item('OwnerId') + '<layoutItems><emptySpace>true</emptySpace></layoutItems>' + item('Starts_On__c'),
    ) +
      section('Effort', 'TwoColumnsLeftToRight', item('Days__c', 'Required'), item('Weeks__c', 'Readonly')) +
      section('Facts', 'OneColumn', item('CreatedById', 'Readonly')) +
      section('Links', 'CustomLinks', ''),
  ),
  // Nobody is assigned this one.
  'force-app/main/default/layouts/Stop__c-Another Layout.layout-meta.xml': metadata(
    'Layout',
    section('Stop', 'OneColumn', item('Place__c')),
  ),
};

const visibleFields = ['Account__c', 'Starts_On__c', 'Paid__c', 'Weeks__c'].map((name) => `Trip__c.${name}`);

const permissionSet = metadata(
  'PermissionSet',
  [...visibleFields, 'Stop__c.Place__c', 'Account.Tier__c']
    .map(
      (field) =>
        `<fieldPermissions><editable>${!field.includes('Weeks')}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('') +
    '<label>Traveller</label>' +
    ['Stop__c', 'Trip__c']
      .map(
        (object) =>
          `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit>` +
          `<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object>` +
          `<viewAllRecords>false</viewAllRecords></objectPermissions>`,
      )
      .join('') +
    '<recordTypeVisibilities><recordType>Account.Partner</recordType><visible>true</visible></recordTypeVisibilities>',
);

/**
 * A project with page layouts and record types, gone after the tests of the file. Its users are `admin@screens-org.test` and
 * `traveller@screens-org.test`, who may not see `Trip__c.Secret__c`.
 */
export function screensProject(extraFiles: Readonly<Record<string, string>> = {}): string {
  return sfdxProject({
    ...RECORD_TYPES,
    ...objects,
    ...layouts,
    'force-app/main/default/permissionsets/Traveller.permissionset-meta.xml': permissionSet,
    'config/local-org-users.json': JSON.stringify({
      users: [
        ['admin', 'System Administrator', 'Ann'],
        ['traveller', 'Standard User', 'Tim'],
      ].map(([name, profile, firstName]) => ({
        ...{ username: `${name}@screens-org.test`, password: SALES_ORG_PASSWORD, profile },
        ...{ permissionSets: ['Traveller'], firstName, lastName: name },
      })),
    }),
    ...extraFiles,
  });
}
