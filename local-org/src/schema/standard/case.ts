import { checkbox, computed, dateTime, derived, email, lookup, picklist, text, textArea } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import type { FieldSchema } from '../types.ts';
import { picklistWithDefault } from './picklistWithDefault.ts';
import { standardObject } from './standardObject.ts';

const types = ['Mechanical', 'Electrical', 'Electronic', 'Structural', 'Other'];
const reasons = [
  ...['Installation', 'Equipment Complexity', 'Performance', 'Breakdown', 'Equipment Design', 'Feedback', 'Other'],
];
/** The status that closes a case in a new org. */
export const closedCaseStatuses: readonly string[] = ['Closed'];

/** What a case shows of its contact. */
const ofContact = (field: string): FieldOptions => ({
  formula: { source: `Contact.${field}`, blanksAsZero: false, file: 'Case' },
});
/** What a form on the web told of who asked. */
const supplied = { updateable: false } as const;

/**
 * Source: "Case" in the Object Reference (sforce_api_objects_case.htm), lengths as in the Salesforce Field Reference Guide. In a new org
 * cases are Public Read/Write/Transfer ("Organization-Wide Sharing Defaults", Salesforce Help). Accounts and contacts with cases
 * are not deleted (simplysfdc.com, "What Happens when You Delete Accounts in Salesforce").
 */
export const caseObject = standardObject({
  name: 'Case',
  keyPrefix: '500',
  searchable: true,
  sharingModel: 'ReadWriteTransfer',
  fields: [
    text('CaseNumber', 'Case Number', 30, {
      ...{ ...derived, nillable: false, defaultedOnCreate: true, nameField: true, idLookup: true },
      autoNumber: { displayFormat: '{00000000}' },
    }),
    lookup('ContactId', 'Contact ID', {
      ...{ to: ['Contact'], relationshipName: 'Contact', childRelationshipName: 'Cases', onDelete: 'Restrict' },
    }),
    lookup('AccountId', 'Account ID', {
      ...{ to: ['Account'], relationshipName: 'Account', childRelationshipName: 'Cases', onDelete: 'Restrict' },
    }),
    lookup('ParentId', 'Parent Case ID', {
      ...{ to: ['Case'], relationshipName: 'Parent', childRelationshipName: 'Cases' },
    }),
    text('SuppliedName', 'Name', 80, supplied),
    email('SuppliedEmail', 'Email Address', supplied),
    text('SuppliedPhone', 'Phone', 40, supplied),
    text('SuppliedCompany', 'Company', 80, supplied),
    picklist('Type', 'Case Type', types),
    picklistWithDefault('Status', 'Status', ['New', 'Working', 'Escalated', 'Closed'], 'New'),
    picklist('Reason', 'Case Reason', reasons),
    picklist('Origin', 'Case Origin', ['Phone', 'Email', 'Web']),
    text('Subject', 'Subject', 255),
    picklistWithDefault('Priority', 'Priority', ['High', 'Medium', 'Low'], 'Medium'),
    textArea('Description', 'Description', 32_000),
    checkbox('IsClosed', 'Closed', derived),
    dateTime('ClosedDate', 'Closed Date', derived),
    checkbox('IsEscalated', 'Escalated'),
    phoneOfContact('ContactPhone', 'Contact Phone', 'Phone'),
    phoneOfContact('ContactMobile', 'Contact Mobile', 'MobilePhone'),
    computed('ContactEmail', 'Contact Email', 'email', { length: 80, ...ofContact('Email') }),
    phoneOfContact('ContactFax', 'Contact Fax', 'Fax'),
  ],
});

function phoneOfContact(name: string, label: string, field: string): FieldSchema {
  return computed(name, label, 'phone', { length: 40, ...ofContact(field) });
}
