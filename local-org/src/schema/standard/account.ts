import { decimal, integer, lookup, phone, picklist, text, textArea, url } from '../field.ts';
import { addressFields } from './address.ts';
import { lastActivityDate } from './lastActivity.ts';
import { leadSources } from './leadSources.ts';
import { masterRecord } from './masterRecord.ts';
import { standardObject } from './standardObject.ts';

const industries = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
];

const types = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Channel Partner / Reseller',
  'Installation Partner',
  'Technology Partner',
  'Other',
];

/** Source: "Account" in the Object Reference for the Salesforce Platform. */
export const account = standardObject({
  name: 'Account',
  keyPrefix: '001',
  searchable: true,
  fields: [
    text('Name', 'Account Name', 255, { nillable: false, nameField: true }),
    picklist('Type', 'Account Type', types),
    lookup('ParentId', 'Parent Account ID', {
      to: ['Account'],
      relationshipName: 'Parent',
      childRelationshipName: 'ChildAccounts',
    }),
    ...addressFields('Billing'),
    ...addressFields('Shipping'),
    phone('Phone', 'Account Phone'),
    phone('Fax', 'Account Fax'),
    text('AccountNumber', 'Account Number', 40),
    url('Website', 'Website'),
    text('Sic', 'SIC Code', 20),
    picklist('Industry', 'Industry', industries),
    decimal('currency', 'AnnualRevenue', 'Annual Revenue', [18, 0]),
    integer('NumberOfEmployees', 'Employees', 8),
    picklist('Ownership', 'Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
    text('TickerSymbol', 'Ticker Symbol', 20),
    textArea('Description', 'Account Description', 32_000),
    picklist('Rating', 'Account Rating', ['Hot', 'Warm', 'Cold']),
    text('Site', 'Account Site', 80),
    picklist('AccountSource', 'Account Source', leadSources),
    text('SicDesc', 'SIC Description', 80),
    lastActivityDate(),
    masterRecord('Account'),
  ],
});
