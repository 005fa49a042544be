import type { ObjectSchema } from '../../schema/index.ts';

/**
 * Names that list view and layout metadata use for standard fields, with the fields they mean. Custom fields go by their API
 * name. Source: retrieved metadata of the standard list views; "ListView" in the Metadata API Developer Guide.
 */
const STANDARD_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Account: {
    'ACCOUNT.NAME': 'Name',
    'ACCOUNT.SITE': 'Site',
    'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
    'ACCOUNT.ADDRESS1_STATE': 'BillingState',
    'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
    'ACCOUNT.ADDRESS1_ZIP': 'BillingPostalCode',
    'ACCOUNT.PHONE1': 'Phone',
    'ACCOUNT.PHONE2': 'Fax',
    'ACCOUNT.TYPE': 'Type',
    'ACCOUNT.INDUSTRY': 'Industry',
    'ACCOUNT.RATING': 'Rating',
    'ACCOUNT.URL': 'Website',
    'ACCOUNT.ACCOUNT_NUMBER': 'AccountNumber',
    'ACCOUNT.EMPLOYEES': 'NumberOfEmployees',
    'ACCOUNT.SALES': 'AnnualRevenue',
    'ACCOUNT.OWNERSHIP': 'Ownership',
    'ACCOUNT.PARENT_NAME': 'Parent.Name',
    'ACCOUNT.CREATED_DATE': 'CreatedDate',
    'ACCOUNT.LAST_UPDATE': 'LastModifiedDate',
    'ACCOUNT.LAST_ACTIVITY': 'LastActivityDate',
    'CORE.USERS.ALIAS': 'Owner.Alias',
    'CORE.USERS.FULL_NAME': 'Owner.Name',
    'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
    'CORE.USERS.LAST_NAME': 'Owner.LastName',
  },
  Contact: {
    FULL_NAME: 'Name',
    'CONTACT.TITLE': 'Title',
    'CONTACT.PHONE1': 'Phone',
    'CONTACT.EMAIL': 'Email',
    'ACCOUNT.NAME': 'Account.Name',
    'CORE.USERS.ALIAS': 'Owner.Alias',
  },
  Case: {
    'CASES.CASE_NUMBER': 'CaseNumber',
    'CASES.SUBJECT': 'Subject',
    'CASES.STATUS': 'Status',
    'CASES.PRIORITY': 'Priority',
    'CASES.ORIGIN': 'Origin',
    'CASES.CREATED_DATE': 'CreatedDate',
    LAST_UPDATE: 'LastModifiedDate',
    NAME: 'Contact.Name',
    'ACCOUNT.NAME': 'Account.Name',
    'CORE.USERS.ALIAS': 'Owner.Alias',
  },
  Opportunity: {
    'OPPORTUNITY.NAME': 'Name',
    'OPPORTUNITY.AMOUNT': 'Amount',
    'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
    'OPPORTUNITY.STAGE_NAME': 'StageName',
    'OPPORTUNITY.PROBABILITY': 'Probability',
    'ACCOUNT.NAME': 'Account.Name',
    'CORE.USERS.ALIAS': 'Owner.Alias',
  },
};

const CUSTOM_OBJECT_COLUMNS: Readonly<Record<string, string>> = {
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  CREATEDBY_USER: 'CreatedBy.Name',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  'OWNER.ALIAS': 'Owner.Alias',
  'CORE.USERS.ALIAS': 'Owner.Alias',
};

/**
 * The field path behind a column of list view or layout metadata; undefined where the object has none.
 * A custom lookup shows the name of its record, as in a list on the platform.
 */
export function fieldOfColumn(object: ObjectSchema, column: string): string | undefined {
  const standard = object.custom ? CUSTOM_OBJECT_COLUMNS : (STANDARD_COLUMNS[object.name] ?? {});
  const path = standard[column];
  if (path !== undefined) return path;
  const field = object.field(column);
  if (field === undefined) return undefined;
  return field.type === 'reference' && field.reference ? `${field.reference.relationshipName}.Name` : field.name;
}
