import type { FieldSchema } from '../schema/index.ts';

/** Describes what a function of a field gives: nothing of the field holds for it but the name. */
export function resultField(field: FieldSchema, type: FieldSchema['type'], scale = 0): FieldSchema {
  return {
    ...field,
    type,
    length: 0,
    precision: type === 'double' ? 18 : 0,
    scale,
    digits: type === 'int' ? 10 : 0,
    picklist: undefined,
    reference: undefined,
    unique: false,
    externalId: false,
    caseSensitive: false,
  };
}
