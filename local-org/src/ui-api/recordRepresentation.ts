import { createHash } from 'node:crypto';
import { OrgError } from '../errors.ts';
import { jsonValue } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import type { RecordValues, Value } from '../store/index.ts';
import { displayValue } from './displayValue.ts';
import { addPath, emptyTree } from './fieldPaths.ts';
import type { FieldTree } from './fieldPaths.ts';

/** The record type of records without one. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

export interface AskedFields {
  /** All of them must exist and be readable. */
  readonly fields: readonly string[];
  /** Left out where they do not exist or are not readable. */
  readonly optionalFields: readonly string[];
}

/**
 * A record with the asked fields. Source: "Record", User Interface API Developer Guide (ui_api_responses_record.htm).
 * @throws OrgError NOT_FOUND, INSUFFICIENT_ACCESS, INVALID_FIELD, MALFORMED_ID
 */
export function recordRepresentation(
  org: OrgContext,
  id: string,
  asked: AskedFields,
  viewer: Viewer,
): Record<string, unknown> {
  const object = objectOf(org, id, viewer);
  const tree = emptyTree();
  for (const path of asked.fields) addPath(tree, path, object, org.schema, viewer);
  for (const path of asked.optionalFields) {
    try {
      addPath(tree, path, object, org.schema, viewer);
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
    }
  }
  const record = org.store.find(object, toId18(id) ?? id);
  if (!record) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
  return represent(org, object, record, tree);
}

function objectOf(org: OrgContext, id: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
  if (viewer.object(object.name).read) return object;
  throw new OrgError(
    'INSUFFICIENT_ACCESS',
    "You don't have access to this record. Ask your administrator for help or to request access.",
    { status: 403 },
  );
}

function represent(
  org: OrgContext,
  object: ObjectSchema,
  record: RecordValues,
  tree: FieldTree,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of tree.fields) {
    const value = record[name] ?? null;
    fields[name] = { displayValue: displayValue(field, value), value: fieldValue(field, value) };
  }
  for (const [name, { lookup, tree: parentTree }] of tree.parents) {
    fields[name] = parentValue(org, record[lookup.name] ?? null, parentTree);
  }
  const modified = String(record.LastModifiedDate ?? record.SystemModstamp);
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: createHash('md5').update(JSON.stringify(record)).digest('hex'),
    fields,
    id: record.Id,
    lastModifiedById: record.LastModifiedById ?? null,
    lastModifiedDate: record.LastModifiedDate ?? null,
    recordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfo: null,
    systemModstamp: record.SystemModstamp ?? null,
    weakEtag: Date.parse(modified),
  };
}

/** UI API writes datetimes with `Z`, unlike REST. */
function fieldValue(field: FieldSchema, value: Value): unknown {
  return field.type === 'datetime' ? value : jsonValue(field, value);
}

function parentValue(org: OrgContext, id: Value, tree: FieldTree): Record<string, unknown> {
  const parent = typeof id === 'string' ? org.schema.objectByKeyPrefix(id.slice(0, 3)) : undefined;
  const record = parent && org.store.find(parent, String(id));
  if (!parent || !record) return { displayValue: null, value: null };
  const nameField = parent.fields.find((field) => field.nameField);
  return { displayValue: nameField ? record[nameField.name] : null, value: represent(org, parent, record, tree) };
}
