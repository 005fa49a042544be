import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionNode } from 'graphql';

import { RECORD_ID, RECORD_OBJECT } from './graphqlDocument.ts';
import { isNestedRecord, type FieldValue, type ShownRecord } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The result without what was added to the query. */
export function withoutIdentity(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdentity);
  if (!isObject(value)) return value;
  const own = Object.entries(value).filter(([name]) => name !== RECORD_ID && name !== RECORD_OBJECT);
  return Object.fromEntries(own.map(([name, inner]) => [name, withoutIdentity(inner)]));
}

/** What a key of a result stands for, which an alias hides. */
interface Selected {
  readonly name: string;
  readonly selections: readonly SelectionNode[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function selectedFields(selections: readonly SelectionNode[], fragments: Fragments): Map<string, Selected> {
  const found = new Map<string, Selected>();
  const add = (key: string, { name, selections: more }: Selected): void => {
    found.set(key, { name, selections: [...(found.get(key)?.selections ?? []), ...more] });
  };
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const inner = selection.selectionSet?.selections ?? [];
      add(selection.alias?.value ?? selection.name.value, { name: selection.name.value, selections: inner });
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const inner = selectedFields(fragment?.selectionSet.selections ?? [], fragments);
    for (const [key, field] of inner) add(key, field);
  }
  return found;
}

/** Changes every record of a result. `nameOf` tells the field behind a key of the record. */
type ChangeRecord = (record: Fields, nameOf: (key: string) => string) => Fields;

function mapRecords(result: unknown, { definitions }: DocumentNode, change: ChangeRecord): unknown {
  const fragments: Fragments = new Map(
    definitions.flatMap((part) => (part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part]] : [])),
  );
  const walk = (value: unknown, selections: readonly SelectionNode[]): unknown => {
    if (Array.isArray(value)) return value.map((inner: unknown) => walk(inner, selections));
    if (!isObject(value)) return value;
    const selected = selectedFields(selections, fragments);
    const inner = Object.entries(value).map(([key, field]) => [key, walk(field, selected.get(key)?.selections ?? [])]);
    const walked = Object.fromEntries(inner) as Fields;
    return typeof walked[RECORD_ID] === 'string' ? change(walked, (key) => selected.get(key)?.name ?? key) : walked;
  };
  const operations = definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  return walk(
    result,
    operations.flatMap((operation) => operation.selectionSet.selections),
  );
}

const isField = (value: unknown): value is Partial<FieldValue> =>
  isObject(value) && ('value' in value || 'displayValue' in value);

/** The records that a result shows, each of them once with all that is shown of it: thousands of rows may show the same account. */
export function recordsIn(result: unknown, document: DocumentNode): ShownRecord[] {
  const records = new Map<string, ShownRecord>();
  mapRecords(result, document, (record, nameOf) => {
    const id = String(record[RECORD_ID]);
    const fields = { ...records.get(id)?.fields };
    for (const [key, field] of Object.entries(record)) {
      if (isField(field)) fields[nameOf(key)] = { ...fields[nameOf(key)], ...partOf(field) };
    }
    records.set(id, { id, apiName: String(record[RECORD_OBJECT]), fields });
    return record;
  });
  return [...records.values()];
}

/** `value` and `displayValue` as far as both the field and the newer one carry them. */
function partOf(field: Partial<FieldValue>, newer: Partial<FieldValue> = field): Partial<FieldValue> {
  const parts = (['value', 'displayValue'] as const).filter((part) => part in field && part in newer);
  return Object.fromEntries(parts.map((part) => [part, newer[part]]));
}

/**
 * The result with the records' values, the last ones of each, wherever it carries them. Which records it holds, and in which order, stays: the
 * query is not evaluated anew.
 * https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-refresh.html
 */
export function withChangedRecords(result: unknown, document: DocumentNode, changed: readonly ShownRecord[]): unknown {
  const changes = Map.groupBy(changed, ({ id }) => id.slice(0, 15));
  return mapRecords(result, document, (record, nameOf) =>
    (changes.get(String(record[RECORD_ID]).slice(0, 15)) ?? []).reduce(
      (current, change) => withChange(current, nameOf, change),
      record,
    ),
  );
}

function withChange(record: Fields, nameOf: (key: string) => string, changed: ShownRecord): Fields {
  const fields = Object.entries(record).map(([key, field]) => {
    const newer = changed.fields[nameOf(key)];
    const isChanged = newer !== undefined && isField(field) && !isNestedRecord(newer.value);
    return [key, isChanged ? { ...field, ...partOf(field, newer) } : field];
  });
  return Object.fromEntries(fields) as Fields;
}
