import { locationParts } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const PERSON_PARTS = ['Salutation', 'FirstName', 'LastName'];
/** Who did it and when are one item of a layout. */
const AUDIT_DATES: Readonly<Record<string, string>> = {
  CreatedById: 'CreatedDate',
  LastModifiedById: 'LastModifiedDate',
};

/**
 * The fields that one item of a layout shows: the parts of an address or of a person's name, the moment beside who made or
 * changed the record, the field itself otherwise. Empty for a field that the object does not have.
 */
export function componentFields(object: ObjectSchema, name: string): readonly FieldSchema[] {
  const field = object.field(name);
  if (field === undefined) {
    const prefix = addressPrefix(name);
    return prefix === undefined
      ? []
      : existing(
          object,
          ADDRESS_PARTS.map((part) => prefix + part),
        );
  }
  if (field.type === 'location') return existing(object, locationParts(field.name));
  if (isPersonName(field)) return existing(object, PERSON_PARTS);
  const beside = AUDIT_DATES[field.name];
  return beside === undefined ? [field] : [field, ...existing(object, [beside])];
}

/** `Billing` of `BillingAddress`, the empty text of `Address`. */
export function addressPrefix(name: string): string | undefined {
  return name.endsWith('Address') ? name.slice(0, -'Address'.length) : undefined;
}

/** The names of people are put together of parts. */
export function isPersonName(field: FieldSchema): boolean {
  return field.nameField && field.calculated && field.autoNumber === undefined;
}

function existing(object: ObjectSchema, names: readonly string[]): readonly FieldSchema[] {
  return names.map((name) => object.field(name)).filter((field) => field !== undefined);
}
