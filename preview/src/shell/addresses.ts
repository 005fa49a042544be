import { fieldAt, type RecordRepresentation } from '../platform/records.ts';
import type { FieldInfo } from '../platform/uiObjectInfoApi.ts';

const PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'] as const;

/** Coordinates belong to an address, but no page layout offers them. */
const COORDINATES = /(?:Latitude|Longitude|GeocodeAccuracy)$/;

/** A postal address that several fields make up. */
export interface Address {
  readonly label: string;
  readonly text: string;
}

type Fields = ReadonlyMap<string, FieldInfo>;

/** `Billing` for an object that has BillingStreet, BillingCity and so on. */
function addressPrefixes(fields: Fields): string[] {
  return [...fields.keys()].flatMap((name) => {
    const prefix = name.endsWith('Street') ? name.slice(0, -'Street'.length) : undefined;
    return prefix !== undefined && PARTS.every((part) => fields.has(prefix + part)) ? [prefix] : [];
  });
}

/** Names of the fields that addresses tell, so that they are not shown one by one. */
export function addressFields(fields: Fields): ReadonlySet<string> {
  return new Set(
    addressPrefixes(fields).flatMap((prefix) =>
      [...fields.keys()].filter(
        (name) => PARTS.some((part) => name === prefix + part) || (name.startsWith(prefix) && COORDINATES.test(name)),
      ),
    ),
  );
}

/** The addresses of a record as one text each: street; city, state and postal code; country. Empty lines are left out. */
export function addressesOf(fields: Fields, record: RecordRepresentation): Address[] {
  return addressPrefixes(fields).map((prefix) => {
    const part = (name: (typeof PARTS)[number]): string => {
      const value = fieldAt(record, [prefix + name])?.value;
      return typeof value === 'string' ? value : '';
    };
    const region = [part('State'), part('PostalCode')].filter(Boolean).join(' ');
    const place = [part('City'), region].filter(Boolean).join(', ');
    const text = [part('Street'), place, part('Country')].filter(Boolean).join('\n');
    return { label: `${prefix} Address`, text };
  });
}
