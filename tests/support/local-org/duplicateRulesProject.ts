import { SALES_ORG_PASSWORD } from '../localOrg.ts';
import { duplicateRuleXml, filterItem, matchingRulesXml } from './duplicateRules.ts';
import { fieldXml, metadata, objectXml } from './sfdxProject.ts';

/**
 * The files of a project with duplicate rules for films, accounts and contacts. Source of the rules: "DuplicateRule" and "MatchingRule",
 * Metadata API Developer Guide (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm,
 * …/meta_matchingrule.htm).
 * @param alertText of the rule for films, which allows duplicates with an alert
 */
export function duplicateRulesProject(alertText: string): Record<string, string> {
  return {
    'objects/Movie__c/Movie__c.object-meta.xml': objectXml('Movie'),
    'objects/Movie__c/fields/Year__c.field-meta.xml': fieldXml(
      'Year__c',
      'Number',
      '<precision>4</precision><scale>0</scale>',
    ),
    'objects/Movie__c/fields/Code__c.field-meta.xml': fieldXml('Code__c', 'Text', '<length>255</length>'),
    'objects/Movie__c/validationRules/No_Future.validationRule-meta.xml': metadata(
      'ValidationRule',
      '<fullName>No_Future</fullName><active>true</active><errorConditionFormula>Year__c &gt; 2100</errorConditionFormula><errorMessage>Not yet.</errorMessage>',
    ),
    'force-app/main/default/matchingRules/Movie__c.matchingRule-meta.xml': matchingRulesXml(
      { name: 'Film', items: [{ field: 'Name' }, { field: 'Year__c', blanks: 'MatchBlanks' }] },
      { name: 'Code', items: [{ field: 'Code__c' }] },
    ),
    'force-app/main/default/duplicateRules/Movie__c.Films.duplicateRule-meta.xml': duplicateRuleXml({
      ...{
        object: 'Movie__c',
        matches: ['Film', 'Code'],
        insert: 'AlertAndReport',
        update: 'AlertAndReport',
        alertText,
      },
    }),
    'force-app/main/default/matchingRules/Account.matchingRule-meta.xml': matchingRulesXml(
      {
        name: 'Phone_or_Site',
        items: [{ field: 'Phone' }, { field: 'Site' }],
        more: '<booleanFilter>1 OR 2</booleanFilter>',
      },
      { name: 'Fuzzy', items: [{ field: 'Name', method: 'CompanyName' }], status: 'Inactive' },
    ),
    'force-app/main/default/duplicateRules/Account.Accounts.duplicateRule-meta.xml': duplicateRuleXml({
      ...{ object: 'Account', matches: ['Phone_or_Site'], update: 'Allow', sortOrder: 2 },
      filter: `<booleanFilter>1 OR 2</booleanFilter>${filterItem('Account', 'Industry', 'Energy')}${filterItem('User', 'LastName', 'admin', 'equals', 2)}`,
    }),
    'force-app/main/default/duplicateRules/Account.Standard_Account_Duplicate_Rule.duplicateRule-meta.xml':
      duplicateRuleXml({
        ...{
          object: 'Account',
          matches: ['Standard_Account_Match_Rule_v1_0'],
          insert: 'Alert',
          update: 'Allow',
          active: false,
        },
      }),
    'force-app/main/default/matchingRules/Contact.matchingRule-meta.xml': matchingRulesXml(
      {
        name: 'Mail',
        items: [{ field: 'Email' }],
      },
      { name: 'Same_Phone', items: [{ field: 'HomePhone', method: 'Phone' }, { field: 'LastName' }] },
    ),
    'force-app/main/default/duplicateRules/Contact.Mails.duplicateRule-meta.xml': duplicateRuleXml({
      ...{ object: 'Contact', matches: ['Mail', 'Same_Phone'], security: 'EnforceSharingRules' },
    }),
    'force-app/main/default/permissionsets/All.permissionset-meta.xml': metadata(
      'PermissionSet',
      ['Year__c', 'Code__c']
        .map(
          (name) =>
            `<fieldPermissions><editable>true</editable><field>Movie__c.${name}</field><readable>true</readable></fieldPermissions>`,
        )
        .join('') + '<label>All</label>',
    ),
    'force-app/main/default/permissionsets/Duplicates.permissionset-meta.xml': metadata(
      'PermissionSet',
      '<label>Duplicates</label>' +
        ['DuplicateRecordItem', 'DuplicateRecordSet']
          .map(
            (name) =>
              `<objectPermissions><allowCreate>false</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
          )
          .join(''),
    ),
    'config/local-org-users.json': JSON.stringify({
      organizationWideDefaults: { Account: 'Private', Contact: 'Private' },
      users: [
        { username: 'admin', profile: 'System Administrator', permissionSets: ['All'] },
        { username: 'other', profile: 'System Administrator', permissionSets: [] },
        { username: 'seller', profile: 'Standard User', permissionSets: [] },
        { username: 'steward', profile: 'Standard User', permissionSets: ['Duplicates'] },
      ].map(({ username, ...user }) => ({
        ...{ ...user, username: `${username}@duplicates.test`, password: SALES_ORG_PASSWORD },
        ...{ firstName: 'First', lastName: username },
      })),
    }),
  };
}
