import { picklist } from '../field.ts';
import type { FieldSchema } from '../types.ts';

/** A picklist that is never empty: records that bring no value get the default. */
export function picklistWithDefault(
  name: string,
  label: string,
  values: readonly string[],
  defaultValue: string,
): FieldSchema {
  return picklist(
    name,
    label,
    values.map((value) => ({ value, label: value, active: true, isDefault: value === defaultValue })),
    { nillable: false, defaultedOnCreate: true, defaultValue },
  );
}
