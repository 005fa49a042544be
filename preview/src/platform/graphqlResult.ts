import { RECORD_ID } from './graphqlDocument.ts';
import { isNestedRecord, type FieldValue, type RecordRepresentation } from './records.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The result without the ids that were added to the query. */
export function withoutRecordIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRecordIds);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (name === RECORD_ID ? [] : [[name, withoutRecordIds(inner)]])),
  );
}

/** A field of a result, `{ value, displayValue }`, with newer values of what it carries. */
function newerField(field: Readonly<Record<string, unknown>>, { value, displayValue }: FieldValue): unknown {
  if (isNestedRecord(value)) return field;
  const newer: Record<string, unknown> = { ...field };
  if ('value' in field) newer.value = value;
  if ('displayValue' in field) newer.displayValue = displayValue;
  return newer;
}

/**
 * The result with the record's values wherever it carries that record. Which records it holds, and in which order, stays: the
 * query is not evaluated anew.
 * https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-refresh.html
 */
export function withChangedRecord(value: unknown, record: RecordRepresentation): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => withChangedRecord(inner, record));
  if (!isObject(value)) return value;
  const id = value[RECORD_ID];
  const isRecord = typeof id === 'string' && id.slice(0, 15) === record.id.slice(0, 15);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = isRecord ? record.fields[name] : undefined;
      return [
        name,
        field !== undefined && isObject(inner) ? newerField(inner, field) : withChangedRecord(inner, record),
      ];
    }),
  );
}
