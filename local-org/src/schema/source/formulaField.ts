import { computed } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import type { FieldSchema, FieldType } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Source: "Formula" in "Field Types", Object Reference: text formulas return up to 1,300 characters. */
const textLength = 1300;
const precision = 18;

const types: Readonly<Record<string, FieldType>> = {
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Number: 'double',
  Percent: 'percent',
  Text: 'string',
  Time: 'time',
};

/** A formula field: the element `<type>` says what the formula returns. */
export function formulaField(node: MetadataNode, name: string, label: string, options: FieldOptions): FieldSchema {
  const type = types[node.required('type')];
  if (type === undefined) throw node.error(`<type> ${node.required('type')} is not supported for formulas`);
  const forbidden = ['unique', 'externalId', 'required'].find((element) => node.flag(element));
  if (forbidden !== undefined) throw node.error(`<${forbidden}> is not possible for a formula`);
  const isNumber = type === 'currency' || type === 'double' || type === 'percent';
  const blanks =
    node.text('formulaTreatBlanksAs') === undefined
      ? 'BlankAsZero'
      : node.oneOf('formulaTreatBlanksAs', ['BlankAsBlank', 'BlankAsZero']);
  return computed(name, label, type, {
    ...options,
    nillable: type !== 'boolean',
    length: type === 'string' ? textLength : 0,
    ...(isNumber ? { precision, scale: node.integer('scale', [0, precision]) } : {}),
    createable: false,
    updateable: false,
    defaultValue: undefined,
    defaultedOnCreate: false,
    formula: { source: node.required('formula'), blanksAsZero: blanks === 'BlankAsZero', file: node.file },
  });
}
