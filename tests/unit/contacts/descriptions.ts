import type { ObjectDescription } from '../../../scripts/salesforce/index.ts';

/** An object as far as it matters which fields it shows. */
export function described(name: string, ...fields: readonly string[]): ObjectDescription {
  const has = (field: string) => (fields.includes(field) ? { name: field } : undefined);
  return { name, field: has } as unknown as ObjectDescription;
}
