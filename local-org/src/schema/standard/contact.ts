import { checkbox, date, derived, email, lookup, phone, picklist, text, textArea } from '../field.ts';
import { addressFields } from './address.ts';
import { lastActivityDate } from './lastActivity.ts';
import { leadSources } from './leadSources.ts';
import { masterRecord } from './masterRecord.ts';
import { standardObject } from './standardObject.ts';

/** Source: "Contact" in the Object Reference for the Salesforce Platform. */
export const contact = standardObject({
  name: 'Contact',
  keyPrefix: '003',
  searchable: true,
  sharingModel: 'ControlledByParent',
  fields: [
    lookup('AccountId', 'Account ID', {
      to: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Contacts',
      // Contacts of an account go to the recycle bin with it, although AccountId is no master-detail.
      onDelete: 'Cascade',
    }),
    text('LastName', 'Last Name', 80, { nillable: false }),
    text('FirstName', 'First Name', 40),
    picklist('Salutation', 'Salutation', ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.']),
    text('Name', 'Full Name', 121, { ...derived, nillable: false, nameField: true }),
    ...addressFields('Other'),
    ...addressFields('Mailing'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    phone('OtherPhone', 'Other Phone'),
    phone('AssistantPhone', 'Asst. Phone'),
    lookup('ReportsToId', 'Reports To ID', { to: ['Contact'], relationshipName: 'ReportsTo' }),
    email('Email', 'Email', { idLookup: true }),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    text('AssistantName', "Assistant's Name", 40),
    picklist('LeadSource', 'Lead Source', leadSources),
    date('Birthdate', 'Birthdate'),
    textArea('Description', 'Contact Description', 32_000),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    checkbox('DoNotCall', 'Do Not Call'),
    lastActivityDate(),
    masterRecord('Contact'),
  ],
});
