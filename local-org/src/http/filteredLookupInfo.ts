import { controllingFields } from '../schema/index.ts';
import type { FieldSchema } from '../schema/index.ts';

/**
 * What describe and object info tell of a lookup's filter; null where it has none.
 * Source: "FilteredLookupInfo", SOAP API Developer Guide; "Filtered Lookup Info", User Interface API Developer Guide.
 */
export function filteredLookupInfo({ reference }: FieldSchema): object | null {
  if (!reference?.filter) return null;
  const fields = controllingFields(reference.filter);
  return { controllingFields: fields, dependent: fields.length > 0, optionalFilter: reference.filter.optional };
}
