import type { FieldInfo, ObjectInfo } from '../../platform/uiObjectInfoApi.ts';

/** The base component that edits a field. */
export type InputKind = 'input' | 'checkbox' | 'textarea' | 'combobox' | 'dualListbox' | 'recordPicker';

type Properties = Readonly<Record<string, unknown>>;

/** How a field is edited: which component, and what it is told because of the field's type. */
export interface FieldInput {
  readonly kind: InputKind;
  readonly properties: Properties;
}

/** `0.01` for two places after the point: what a number input accepts. */
const stepOf = (scale: number): string => (scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`);

const number = (formatter: string, { scale }: FieldInfo): Properties => ({
  type: 'number',
  formatter,
  step: stepOf(scale),
});

/** By UI API's data type. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field.htm */
const INPUTS: Readonly<Record<string, (info: FieldInfo) => FieldInput>> = {
  String: ({ length }) => ({ kind: 'input', properties: { type: 'text', maxLength: length } }),
  Email: ({ length }) => ({ kind: 'input', properties: { type: 'email', maxLength: length } }),
  Phone: ({ length }) => ({ kind: 'input', properties: { type: 'tel', maxLength: length } }),
  // The platform stores addresses without a scheme, which browsers take for invalid.
  Url: ({ length }) => ({ kind: 'input', properties: { type: 'text', maxLength: length } }),
  TextArea: ({ length }) => ({ kind: 'textarea', properties: { maxLength: length } }),
  Boolean: () => ({ kind: 'checkbox', properties: { type: 'checkbox' } }),
  Int: (info) => ({ kind: 'input', properties: number('decimal', info) }),
  Double: (info) => ({ kind: 'input', properties: number('decimal', info) }),
  Currency: (info) => ({ kind: 'input', properties: number('currency', info) }),
  Percent: (info) => ({ kind: 'input', properties: number('percent-fixed', info) }),
  Date: () => ({ kind: 'input', properties: { type: 'date' } }),
  DateTime: () => ({ kind: 'input', properties: { type: 'datetime' } }),
  Time: () => ({ kind: 'input', properties: { type: 'time' } }),
  Picklist: () => ({ kind: 'combobox', properties: {} }),
  MultiPicklist: () => ({ kind: 'dualListbox', properties: { sourceLabel: 'Available', selectedLabel: 'Chosen' } }),
  Reference: ({ referenceToInfos: [target] }) => ({
    kind: 'recordPicker',
    properties: { objectApiName: target?.apiName ?? '' },
  }),
};

/** Undefined for fields that the preview has no input for: addresses, locations, encrypted and formatted text, a person's name. */
export function fieldInput(info: FieldInfo, { nameFields }: ObjectInfo): FieldInput | undefined {
  const isPersonName = info.apiName === 'Name' && nameFields.length > 1;
  if (isPersonName || info.htmlFormatted || info.compound) return undefined;
  if (info.dataType === 'Reference' && info.referenceToInfos.length !== 1) return undefined;
  return INPUTS[info.dataType]?.(info);
}

const NUMBERS = new Set(['Int', 'Double', 'Currency', 'Percent']);

/** The default values of a page reference are texts. */
const isChecked = (value: unknown): boolean => value === true || value === 'true';

/** The value that a record is sent, from what an input tells: numbers as numbers, nothing as null. */
export function valueFromInput({ dataType }: FieldInfo, input: unknown): unknown {
  if (dataType === 'Boolean') return isChecked(input);
  if (Array.isArray(input)) return input.length === 0 ? null : input.join(';');
  if (input === '' || input === null || input === undefined) return null;
  return NUMBERS.has(dataType) ? Number(input) : input;
}

/** What a component is told as its value, from a record's. */
export function inputFromValue(kind: InputKind, value: unknown): Properties {
  if (kind === 'checkbox') return { checked: isChecked(value) };
  if (kind === 'dualListbox') return { value: typeof value === 'string' && value !== '' ? value.split(';') : [] };
  return { value: value ?? (kind === 'recordPicker' ? undefined : '') };
}
