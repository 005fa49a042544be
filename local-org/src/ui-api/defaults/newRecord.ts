import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { RecordValues } from '../../store/index.ts';
import { displayValue } from '../displayValue.ts';
import type { FieldTree } from '../fieldPaths.ts';
import { fieldValue, readParents } from '../readRecords.ts';

/** A record that somebody is about to create. */
export interface NewRecord {
  readonly object: ObjectSchema;
  readonly values: RecordValues;
  /** The record that it is a copy of. */
  readonly cloneSourceId?: string;
}

/** With the defaults of its fields, and the viewer as its owner. */
export function emptyRecord(org: OrgContext, object: ObjectSchema, viewer: Viewer): NewRecord {
  return { object, values: org.store.defaults(object, viewer) };
}

/**
 * With the values of another record, as far as a new one can be given them; it belongs to who clones it.
 * @throws OrgError NOT_FOUND when there is no such record for this viewer
 */
export function clonedRecord(org: OrgContext, object: ObjectSchema, id: string, viewer: Viewer): NewRecord {
  const source = org.store.findVisible(object, id, viewer);
  if (source === undefined) {
    throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
  }
  const copied = object.fields.filter((field) => field.createable && field.type !== 'base64');
  const values = Object.fromEntries(copied.map(({ name }) => [name, source[name] ?? null]));
  const { OwnerId } = org.store.defaults(object, viewer);
  return {
    object,
    values: OwnerId === undefined ? values : { ...values, OwnerId },
    cloneSourceId: String(source.Id),
  };
}

/** Its fields as those of a record that is there. Source: "Record", User Interface API Developer Guide. */
export function newRecordFields(
  org: OrgContext,
  { values }: NewRecord,
  tree: FieldTree,
  viewer: Viewer,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of tree.fields) {
    const value = values[name] ?? null;
    fields[name] = {
      displayValue: displayValue(field, value, values.CurrencyIsoCode),
      value: fieldValue(field, value),
    };
  }
  for (const [name, { lookup, tree: parentTree }] of tree.parents) {
    const id = values[lookup.name] ?? null;
    const parent = readParents(org, parentTree, [id], viewer).get(String(id));
    fields[name] = parent ?? { displayValue: null, value: null };
  }
  return fields;
}
