import type { FieldSchema } from '../../schema/index.ts';

/** How a field appears in GraphQL: the stem of `CurrencyValue`, `CurrencyOperators`, `CurrencyAggregate`. */
export type FieldKind =
  | 'Boolean'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Double'
  | 'Email'
  | 'ID'
  | 'Int'
  | 'LongTextArea'
  | 'MultiPicklist'
  | 'Percent'
  | 'PhoneNumber'
  | 'Picklist'
  | 'String'
  | 'TextArea'
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
  // Only files have such fields, and they are not offered.
  base64: 'String',
  anyType: 'String',
};

/** Text areas beyond this are long ones. Source: "Text Area" and "Text Area (Long)" in "Custom Field Types", Salesforce Help. */
const LONGEST_TEXT_AREA = 255;

export function kindOf(field: FieldSchema): FieldKind {
  if (field.type === 'textarea' && field.length > LONGEST_TEXT_AREA) return 'LongTextArea';
  return KINDS[field.type];
}

/** Long text and multi-select picklists cannot be sorted. Source: "Order Results", GraphQL API Developer Guide (order.html). */
export function isOrderable(field: FieldSchema): boolean {
  const kind = kindOf(field);
  return kind !== 'LongTextArea' && kind !== 'MultiPicklist';
}

/** Long text cannot be filtered. Source: "Long Text Area" in "Field Types", Object Reference. */
export function isFilterable(field: FieldSchema): boolean {
  return kindOf(field) !== 'LongTextArea';
}
