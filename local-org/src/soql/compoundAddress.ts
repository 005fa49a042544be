import type { QueryScope, ScopedField } from './queryScope.ts';
import { resultField } from './resultField.ts';
import { textLiteral } from './sql.ts';

/** What a client gets of an address, by the end of the field's name. */
const parts: Readonly<Record<string, string>> = {
  city: 'City',
  country: 'Country',
  geocodeAccuracy: 'GeocodeAccuracy',
  latitude: 'Latitude',
  longitude: 'Longitude',
  postalCode: 'PostalCode',
  state: 'State',
  street: 'Street',
};

/**
 * `BillingAddress`, the fields of an address as one; undefined for a path that leads to none. SELECT alone knows it.
 * Sources: "Address Compound Fields" (compound_fields_address.htm), "Compound Field Considerations and Limitations"
 * (compound_fields_limitations.htm) in the Object Reference.
 */
export function compoundAddress(path: string, scope: QueryScope): ScopedField | undefined {
  const before = addressPrefix(path, scope);
  if (before === undefined) return undefined;
  const fields = Object.entries(parts)
    .filter(([, part]) => scope.has(before + part))
    .map(([name, part]) => ({ name, part, scoped: scope.field(before + part, 'SELECT') }));
  const [first] = fields;
  if (!first) return undefined;
  const values = fields.map(({ name, scoped }) => `${textLiteral(name)}, ${valueOf(scoped)}`);
  const isKnown = fields.map(({ scoped }) => `${scoped.column} IS NOT NULL`);
  const name = `${first.scoped.field.name.slice(0, -first.part.length)}Address`;
  return {
    path: [...first.scoped.path.slice(0, -1), name],
    field: { ...resultField(first.scoped.field, 'string'), name },
    column: `CASE WHEN ${isKnown.join(' OR ')} THEN json_object(${values.join(', ')}) END`,
    keyColumn: undefined,
    isJson: true,
  };
}

/** `Billing` for `BillingAddress`, where there are such fields; paths keep what leads to the address. */
export function addressPrefix(path: string, scope: QueryScope): string | undefined {
  const before = /^(?<before>.*)Address$/i.exec(path)?.groups?.before;
  return before !== undefined && !scope.has(path) && scope.has(`${before}Latitude`) ? before : undefined;
}

function valueOf({ field, column }: ScopedField): string {
  return field.type === 'double' ? `${column} / 1e${field.scale}` : column;
}
