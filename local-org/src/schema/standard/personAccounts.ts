import { checkbox, lookup, systemSet } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { RecordTypeSchema } from '../recordTypes.ts';
import type { FieldSchema, ObjectSchema } from '../types.ts';
import { addressFields } from './address.ts';

/** Account has them already: both records of a person show the same value. */
const SHARED = ['Phone', 'Fax', 'CurrencyIsoCode'];
const NAME_PARTS = ['Salutation', 'FirstName', 'LastName'];
const PREFIXED = [
  ...['Title', 'Department', 'AssistantName', 'AssistantPhone', 'LeadSource', 'Birthdate', 'Email', 'MobilePhone'],
  ...['HomePhone', 'OtherPhone', 'HasOptedOutOfEmail', 'DoNotCall'],
  ...['Mailing', 'Other'].flatMap((prefix) => addressFields(prefix).map(({ name }) => name)),
];

/** What a person account and its contact have in common: names on the account, with those on the contact. */
export const personFields: ReadonlyMap<string, string> = new Map([
  ...[...NAME_PARTS, ...SHARED].map((name) => [name, name] as const),
  ...PREFIXED.map((name) => [`Person${name}`, name] as const),
]);

/** Those that only a person account has. */
export const personOnlyFields: ReadonlySet<string> = new Set(
  [...personFields.keys()].filter((name) => !SHARED.includes(name)),
);

/** Source: "Person Account Record Types" in the SOAP API Developer Guide: Salesforce provides this one. */
export const personRecordType: RecordTypeSchema = {
  object: 'Account',
  name: 'PersonAccount',
  label: 'Person Account',
  description: undefined,
  active: true,
  picklistValues: new Map(),
  isPersonType: true,
};

const isPersonAccount = checkbox('IsPersonAccount', 'Is Person Account', systemSet);

/**
 * The objects of an org with person accounts. Sources: "Account" (IsPersonAccount fields), "Contact" and "RecordType" in the Object
 * Reference; types and lengths are those of the contact's fields.
 */
export function withPersonAccounts(objects: readonly ObjectDraft[]): readonly ObjectDraft[] {
  const contact = objects.find(({ name }) => name === 'Contact');
  const added: Readonly<Record<string, readonly FieldSchema[]>> = {
    Account: [...(contact ? accountFields(contact) : []), isPersonAccount, personContact],
    Contact: [isPersonAccount],
    RecordType: [checkbox('IsPersonType', 'Is Person Type', systemSet)],
  };
  return objects.map((object) => ({ ...object, fields: [...object.fields, ...(added[object.name] ?? [])] }));
}

const personContact = lookup(
  'PersonContactId',
  'Contact ID',
  { to: ['Contact'], relationshipName: 'PersonContact' },
  systemSet,
);

function accountFields(contact: ObjectDraft): readonly FieldSchema[] {
  return [...personFields].flatMap(([name, contactName]) => {
    const field = personOnlyFields.has(name) ? contact.fields.find((one) => one.name === contactName) : undefined;
    // Business accounts have no last name, so that none of them is required of every account.
    return field ? [{ ...field, name, nillable: field.type !== 'boolean', idLookup: false }] : [];
  });
}

/** Whether a name is that of a contact's custom field, as an account that is a person has it. */
export function isPersonCustomField({ name, field }: Pick<ObjectSchema, 'name' | 'field'>, fieldName: string): boolean {
  return name === 'Account' && /__pc$/i.test(fieldName) && field(isPersonAccount.name) !== undefined;
}
