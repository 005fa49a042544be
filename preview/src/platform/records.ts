/** A field of a UI API record. `value` is a record for relationship fields. */
export interface FieldValue {
  readonly displayValue: string | null;
  readonly value: string | number | boolean | RecordRepresentation | null;
}

/** A record as UI API sends it. */
export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly [other: string]: unknown;
}

/** What is known of a record's fields, from whatever answer. */
export interface ShownRecord {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Partial<FieldValue>>>;
}

/** A field as @salesforce/schema gives it. */
export interface FieldId {
  readonly fieldApiName: string;
  readonly objectApiName: string;
}

export function isNestedRecord(value: unknown): value is RecordRepresentation {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

/** `Account.Owner.Name`, from a field id or from that very string. */
export function qualifiedName(field: string | FieldId): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** `['Owner', 'Name']` for `Account.Owner.Name`. */
export function fieldPath(field: string | FieldId): readonly string[] {
  return qualifiedName(field).split('.').slice(1);
}

/** The field at a path; `undefined` when the record does not carry it, the null field when a relationship on the way is empty. */
export function fieldAt(record: RecordRepresentation, path: readonly string[]): FieldValue | undefined {
  const [name = '', ...rest] = path;
  const field = record.fields[name];
  if (field === undefined || rest.length === 0) return field;
  if (field.value === null) return field;
  return isNestedRecord(field.value) ? fieldAt(field.value, rest) : undefined;
}

/** Joins what is known of one record: newer fields win, relationships are joined in depth. */
export function mergeRecords(
  older: RecordRepresentation | undefined,
  newer: RecordRepresentation,
): RecordRepresentation {
  if (older?.id !== newer.id) return newer;
  const fields: Record<string, FieldValue> = { ...older.fields };
  for (const [name, field] of Object.entries(newer.fields)) {
    const before = fields[name]?.value;
    const joined =
      isNestedRecord(before) && isNestedRecord(field.value) ? mergeRecords(before, field.value) : field.value;
    fields[name] = { ...field, value: joined };
  }
  return { ...older, ...newer, fields };
}

/** The record with these fields only. Paths that it does not carry are left out. */
export function selectFields(
  record: RecordRepresentation,
  paths: readonly (readonly string[])[],
): RecordRepresentation {
  const byName = Map.groupBy(paths, ([name = '']) => name);
  const fields: Record<string, FieldValue> = {};
  for (const [name, wanted] of byName) {
    const field = record.fields[name];
    if (field === undefined) continue;
    const deeper = wanted.map((path) => path.slice(1)).filter((path) => path.length > 0);
    const isNested = deeper.length > 0 && isNestedRecord(field.value);
    fields[name] = isNested ? { ...field, value: selectFields(field.value, deeper) } : field;
  }
  return { ...record, fields };
}

/** Qualified names of all fields that a record carries, those of the records inside it too: `Account.Owner.Name`. */
export function fieldPathsOf({ apiName, fields }: RecordRepresentation, path = apiName): string[] {
  return Object.entries(fields).flatMap(([name, { value }]) =>
    isNestedRecord(value) ? fieldPathsOf(value, `${path}.${name}`) : [`${path}.${name}`],
  );
}

/** The record with newer values of fields that it carries. */
export function withFields(record: RecordRepresentation, newer: ShownRecord['fields']): RecordRepresentation {
  const fields = Object.entries(record.fields).map(([name, field]) => [name, { ...field, ...newer[name] }] as const);
  return { ...record, fields: Object.fromEntries(fields) };
}

/** The records inside a record: those that its lookups name. */
export function nestedRecords(record: RecordRepresentation): readonly RecordRepresentation[] {
  return Object.values(record.fields).flatMap(({ value }) => (isNestedRecord(value) ? [value] : []));
}

/** The record with newer values of the record that changed, wherever it is nested; the same object where it is not. */
export function replaceNested(record: RecordRepresentation, changed: ShownRecord): RecordRepresentation {
  let fields: Record<string, FieldValue> | undefined;
  for (const [name, field] of Object.entries(record.fields)) {
    if (!isNestedRecord(field.value)) continue;
    const nested = withNewer(field.value, changed);
    if (nested === field.value) continue;
    fields ??= { ...record.fields };
    const shown = nested.fields.Name?.value;
    const displayValue = typeof shown === 'string' ? shown : field.displayValue;
    fields[name] = { ...field, displayValue, value: nested };
  }
  return fields === undefined ? record : { ...record, fields };
}

/** The record with the values that a newer copy of it has, of the fields it carries; and so for the records inside it. */
export function withNewer(record: RecordRepresentation, changed: ShownRecord): RecordRepresentation {
  if (record.id.slice(0, 15) !== changed.id.slice(0, 15)) return replaceNested(record, changed);
  const plain = Object.entries(changed.fields).filter(
    ([name, { value }]) => !isNestedRecord(value) && !isNestedRecord(record.fields[name]?.value),
  );
  const newer = withFields(record, Object.fromEntries(plain));
  return JSON.stringify(newer.fields) === JSON.stringify(record.fields) ? record : newer;
}
