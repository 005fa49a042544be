import type { FieldSchema, FieldType, PicklistDependency, PicklistValue, Reference } from './types.ts';

/** What a field declaration says beyond its name, label and type; the rest follows from the type. */
export type FieldOptions = Partial<Omit<FieldSchema, 'name' | 'label' | 'type' | 'picklist' | 'reference'>>;

const plain = {
  custom: false,
  description: undefined,
  inlineHelpText: undefined,
  length: 0,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  defaultedOnCreate: false,
  defaultValue: undefined,
  createable: true,
  updateable: true,
  system: false,
  unique: false,
  caseSensitive: false,
  externalId: false,
  idLookup: false,
  nameField: false,
  trackHistory: false,
  calculated: false,
  autoNumber: undefined,
  picklist: undefined,
  reference: undefined,
  formula: undefined,
  rollUp: undefined,
  defaultFormula: undefined,
} satisfies Omit<FieldSchema, 'name' | 'label' | 'type'>;

function field(name: string, label: string, type: FieldType, options: Partial<FieldSchema>): FieldSchema {
  return { name, label, type, ...plain, ...options };
}

/** A field that only the platform computes, of a type that its definition decides. */
export function computed(name: string, label: string, type: FieldType, options: Partial<FieldSchema>): FieldSchema {
  return field(name, label, type, { ...derived, ...options });
}

/** Options of a field that only the platform computes: nobody writes it. */
export const derived: FieldOptions = { createable: false, updateable: false, calculated: true };

/** Options of a field that only the platform sets, whatever the permissions. */
export const systemSet: FieldOptions = { createable: false, updateable: false, system: true };

export function text(name: string, label: string, length: number, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'string', { length, ...options });
}

export function textArea(name: string, label: string, length: number, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'textarea', { length, ...options });
}

export function email(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'email', { length: 80, ...options });
}

export function phone(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'phone', { length: 40, ...options });
}

export function url(name: string, label: string, length = 255, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'url', { length, ...options });
}

/** A checkbox is never empty: it is false unless the default says otherwise. */
export function checkbox(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'boolean', { nillable: false, defaultedOnCreate: true, defaultValue: false, ...options });
}

export function integer(name: string, label: string, digits: number, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'int', { digits, ...options });
}

/** `precision` counts all digits, `scale` those after the point. */
export function decimal(
  type: 'double' | 'currency' | 'percent',
  name: string,
  label: string,
  [precision, scale]: readonly [precision: number, scale: number],
  options: FieldOptions = {},
): FieldSchema {
  return field(name, label, type, { precision, scale, ...options });
}

export function date(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'date', options);
}

export function dateTime(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'datetime', options);
}

/** Picklist values are given in full or, where label and value agree, as plain text. */
export function picklist(
  name: string,
  label: string,
  values: readonly (string | PicklistValue)[],
  options: FieldOptions & { readonly restricted?: boolean; readonly dependency?: PicklistDependency | undefined } = {},
): FieldSchema {
  const { restricted = false, dependency, ...rest } = options;
  return field(name, label, 'picklist', {
    length: 255,
    picklist: { restricted, values: values.map(toPicklistValue), ...(dependency ? { dependency } : {}) },
    ...rest,
  });
}

/** Several values of a picklist, told as one text with semicolons. */
export function multiPicklist(
  name: string,
  label: string,
  values: readonly PicklistValue[],
  options: FieldOptions & { readonly restricted?: boolean; readonly dependency?: PicklistDependency | undefined },
): FieldSchema {
  return { ...picklist(name, label, values, options), type: 'multipicklist', length: 4099 };
}

/** A time of day, whatever the time zone. */
export function time(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'time', options);
}

/** HTML that is shown as formatted text. */
export function richText(name: string, label: string, length: number, options: FieldOptions = {}): FieldSchema {
  return textArea(name, label, length, { ...options, htmlFormatted: true });
}

export function encryptedText(name: string, label: string, length: number, options: FieldOptions): FieldSchema {
  return field(name, label, 'encryptedstring', { length, ...options });
}

/** A location, which nobody writes: it is made of {@link locationFields}. @param scale decimals of its degrees */
export function location(name: string, label: string, scale: number, options: FieldOptions): FieldSchema {
  return field(name, label, 'location', { scale, ...options, createable: false, updateable: false });
}

const LOCATION_DIGITS = 18;

/**
 * Latitude and longitude of a location.
 * Source: "Geolocation Compound Field" in the Object Reference (compound_fields_geolocation.htm).
 */
export function locationFields({ name, label, scale, custom, nillable, trackHistory }: FieldSchema): FieldSchema[] {
  const options = { custom, nillable, trackHistory, compoundFieldName: name };
  return ['Latitude', 'Longitude'].map((part) =>
    decimal('double', partName(name, part), `${label} (${part})`, [LOCATION_DIGITS, scale], options),
  );
}

/** `Site__Latitude__s` and `Site__Longitude__s` of `Site__c`. */
export function locationParts(name: string): readonly [latitude: string, longitude: string] {
  return [partName(name, 'Latitude'), partName(name, 'Longitude')];
}

function partName(name: string, part: string): string {
  return name.replace(/__c$/i, `__${part}__s`);
}

function toPicklistValue(value: string | PicklistValue): PicklistValue {
  return typeof value === 'string' ? { value, label: value, active: true, isDefault: false } : value;
}

/** A lookup that is cleared when its target is deleted, unless `reference` says otherwise. */
export function lookup(
  name: string,
  label: string,
  reference: Pick<Reference, 'to' | 'relationshipName'> & Partial<Reference>,
  options: FieldOptions = {},
): FieldSchema {
  return field(name, label, 'reference', {
    length: 18,
    reference: {
      childRelationshipName: undefined,
      onDelete: 'SetNull',
      masterDetail: false,
      relationshipOrder: 0,
      reparentable: true,
      writeRequiresMasterRead: false,
      ...reference,
    },
    ...options,
  });
}

/** Bytes that are read at an address of their own; written once, with the record. */
export function blob(name: string, label: string): FieldSchema {
  return field(name, label, 'base64', { updateable: false });
}

/** A value with a type of its own. */
export function anyType(name: string, label: string, options: FieldOptions = {}): FieldSchema {
  return field(name, label, 'anyType', options);
}

/** The record id, first column of every object. */
export function recordId(label: string): FieldSchema {
  return field('Id', label, 'id', {
    length: 18,
    nillable: false,
    defaultedOnCreate: true,
    idLookup: true,
    ...systemSet,
  });
}
