import { fieldXml, metadata, sfdxProject } from '../local-org/sfdxProject.ts';
import type { TestProject } from '../local-org/sfdxProject.ts';

const summary = (operation: string, more = ''): string =>
  `<summaryForeignKey>Opportunity.AccountId</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${more}`;

/** A project whose accounts add up their opportunities, and whose opportunities have a key that is there once. */
export function concurrencyProject(): TestProject {
  const field = (name: string): string =>
    `<fieldPermissions><field>${name}</field><editable>${String(name.endsWith('Key__c'))}</editable><readable>true</readable></fieldPermissions>`;
  return sfdxProject({
    'objects/Account/fields/Total__c.field-meta.xml': fieldXml(
      'Total__c',
      'Summary',
      summary('sum', '<summarizedField>Opportunity.Amount</summarizedField>'),
    ),
    'objects/Account/fields/Deals__c.field-meta.xml': fieldXml('Deals__c', 'Summary', summary('count')),
    'objects/Opportunity/fields/Order_Key__c.field-meta.xml': fieldXml(
      'Order_Key__c',
      'Text',
      '<length>40</length><externalId>true</externalId><unique>true</unique>',
    ),
    'permissionsets/Clients.permissionset-meta.xml': metadata(
      'PermissionSet',
      `${['Account.Total__c', 'Account.Deals__c', 'Opportunity.Order_Key__c'].map(field).join('')}<label>Clients</label>`,
    ),
    '../../../config/local-org-users.json': JSON.stringify({
      users: ['first', 'second'].map((name) => ({
        username: `${name}@clients.test`,
        password: 'p',
        firstName: name,
        lastName: 'Client',
        profile: 'System Administrator',
        permissionSets: ['Clients'],
      })),
    }),
  });
}
