import { isLongText } from '../../schema/index.ts';
import type { FieldSchema } from '../../schema/index.ts';

/** How a field appears in GraphQL: the stem of `CurrencyValue`, `CurrencyOperators`, `CurrencyAggregate`. */
export type FieldKind =
  | 'Boolean'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Double'
  | 'Email'
  | 'EncryptedString'
  | 'ID'
  | 'Int'
  | 'Latitude'
  | 'LongTextArea'
  | 'Longitude'
  | 'MultiPicklist'
  | 'Percent'
  | 'PhoneNumber'
  | 'Picklist'
  | 'RichTextArea'
  | 'String'
  | 'TextArea'
  | 'Time'
  | 'Url';

const KINDS: Readonly<Record<FieldSchema['type'], FieldKind>> = {
  id: 'ID',
  reference: 'ID',
  string: 'String',
  textarea: 'TextArea',
  email: 'Email',
  phone: 'PhoneNumber',
  url: 'Url',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  time: 'Time',
  encryptedstring: 'EncryptedString',
  // Only files have such fields, and they are not offered; nor are compound fields.
  location: 'String',
  base64: 'String',
  anyType: 'String',
};

export function kindOf(field: FieldSchema): FieldKind {
  if (field.htmlFormatted) return 'RichTextArea';
  if (isLongText(field)) return 'LongTextArea';
  if (field.compoundFieldName !== undefined) return field.name.endsWith('__Latitude__s') ? 'Latitude' : 'Longitude';
  return KINDS[field.type];
}
