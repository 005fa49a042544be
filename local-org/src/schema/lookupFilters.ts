import type { RollUpFilterOperation } from './types.ts';
import type { FieldSchema, ObjectSchema, Schema } from './types.ts';

/** Which records a lookup may name. Source: "CustomField", LookupFilter, in the Metadata API Developer Guide. */
export interface LookupFilter {
  /** Other records are only not suggested. */
  readonly optional: boolean;
  readonly errorMessage: string | undefined;
  readonly items: readonly LookupFilterItem[];
  /** `1 AND (2 OR 3)`; all items must hold where it is undefined. */
  readonly logic: string | undefined;
  readonly file: string;
}

export interface LookupFilterItem {
  /** `Account.Type` of the record that is named, `$Source.Region__c` of the one that names it, `$User.Department`. */
  readonly field: string;
  readonly operation: RollUpFilterOperation;
  /** Any of these texts; none where another field is compared with. */
  readonly values: readonly string[];
  readonly valueField: string | undefined;
}

/** A field that a filter reads: of which record, and through which lookups. */
export interface FilterPath {
  readonly of: 'target' | 'source' | 'User' | 'Profile';
  readonly lookups: readonly { readonly lookup: FieldSchema; readonly target: ObjectSchema }[];
  readonly field: FieldSchema;
}

const GLOBALS = { $User: 'User', $Profile: 'Profile' } as const;

/** Undefined for a path to no field. */
export function filterPath(
  schema: Schema,
  { object, target }: { readonly object: ObjectSchema; readonly target: ObjectSchema },
  written: string,
): FilterPath | undefined {
  const [first = '', ...names] = written.split('.');
  const start = startOf(schema, { object, target }, first);
  if (!start) return undefined;
  const lookups: { lookup: FieldSchema; target: ObjectSchema }[] = [];
  let current = start.object;
  for (const name of names.slice(0, -1)) {
    const lookup = current.relationship(name);
    const next = schema.object(lookup?.reference?.to[0] ?? '');
    if (!lookup || !next) return undefined;
    lookups.push({ lookup, target: next });
    current = next;
  }
  const field = current.field(names.at(-1) ?? '');
  return field && { of: start.of, lookups, field };
}

function startOf(
  schema: Schema,
  { object, target }: { readonly object: ObjectSchema; readonly target: ObjectSchema },
  first: string,
): { readonly of: FilterPath['of']; readonly object: ObjectSchema } | undefined {
  if (first === '$Source') return { of: 'source', object };
  if (first === target.name) return { of: 'target', object: target };
  const of = first === '$User' || first === '$Profile' ? GLOBALS[first] : undefined;
  const record = of && schema.object(of);
  return of && record && { of, object: record };
}

/** The fields of the record that names another, on which depends what it may name. */
export function controllingFields({ items }: LookupFilter): readonly string[] {
  const paths = items.flatMap(({ field, valueField }) => [field, valueField ?? '']);
  const own = paths.filter((path) => path.startsWith('$Source.')).map((path) => path.split('.')[1] ?? '');
  return [...new Set(own)];
}
