import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import type { Input, Operation } from '../store/index.ts';
import { emptyTree } from './fieldPaths.ts';
import { objectOf } from './recordRepresentation.ts';
import { readRecords } from './readRecords.ts';
import { refusedRecord } from './recordError.ts';
import { idsIn } from './soqlText.ts';
import { visibleObject } from './visibleObject.ts';

/** What a write answers: the record, or the platform's "Error with Output". */
export interface WriteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Source: "Create a Record" (ui_api_resources_records_post.htm): 201 with the record. */
export function createRecord(org: OrgContext, body: unknown, viewer: Viewer): WriteAnswer {
  const { apiName, fields, allowSave } = recordInput(body);
  if (typeof apiName !== 'string') {
    throw new OrgError('MISSING_ARGUMENT', 'apiName is required: the API name of the object to create a record of.');
  }
  const object = visibleObject(org, apiName, viewer);
  return save(org, { kind: 'insert', object, values: fields }, viewer, { status: 201, allowSave });
}

/**
 * Source: "Update a Record" (ui_api_resources_record_patch.htm): 200 with the record. `updateRecord` of
 * `lightning/uiRecordApi` sends the time of the last change that its user saw.
 */
export function updateRecord(
  org: OrgContext,
  recordId: string,
  body: unknown,
  ifUnmodifiedSince: string | undefined,
  viewer: Viewer,
): WriteAnswer {
  const object = objectOf(org, recordId, viewer);
  const { fields, allowSave } = recordInput(body);
  const { id, lastModified } = seenRecord(org, object, recordId, viewer);
  if (ifUnmodifiedSince !== undefined) refuseIfModified(lastModified, ifUnmodifiedSince);
  return save(org, { kind: 'update', object, id, values: fields }, viewer, { status: 200, allowSave });
}

/** Source: "Delete a Record" (ui_api_resources_records_delete.htm): 204 without a body. */
export function deleteRecord(org: OrgContext, recordId: string, viewer: Viewer): WriteAnswer {
  const object = objectOf(org, recordId, viewer);
  const { id } = seenRecord(org, object, recordId, viewer);
  const [result] = org.store.save([{ kind: 'delete', object, id }], viewer, { allOrNone: true });
  return result?.success ? { status: 204, body: undefined } : refusedRecord('delete', object, result?.errors ?? []);
}

export interface RecordInput {
  readonly apiName: unknown;
  readonly fields: Input;
  /** Whether duplicates that may be saved are to be saved. */
  readonly allowSave: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Source: "Record Input" (ui_api_requests_record_input.htm): allowSaveOnDuplicate is false unless it is sent. */
export function recordInput(body: unknown): RecordInput {
  if (isObject(body) && isObject(body.fields)) {
    const { apiName, fields, allowSaveOnDuplicate } = body;
    return { apiName, fields, allowSave: allowSaveOnDuplicate === true };
  }
  throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body must be a record input: {"fields": {…}}.');
}

/** @throws OrgError NOT_FOUND for a record that is not there for this viewer */
function seenRecord(
  org: OrgContext,
  object: ObjectSchema,
  recordId: string,
  viewer: Viewer,
): { readonly id: string; readonly lastModified: unknown } {
  const where = idsIn('Id', [toId18(recordId) ?? recordId]);
  const [record] = readRecords(org, object, emptyTree(), { where }, viewer);
  if (record) return { id: String(record.id), lastModified: record.lastModifiedDate };
  throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** Source: "Update a Record": 412 when the record has changed since. HTTP dates have no milliseconds, ISO 8601 has. */
function refuseIfModified(lastModified: unknown, since: string): void {
  const seen = Date.parse(since);
  if (Number.isNaN(seen)) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `If-Unmodified-Since must be a date, not "${since}".`);
  }
  if (Date.parse(String(lastModified)) <= seen) return;
  throw new OrgError('PRECONDITION_FAILED', 'The record was modified after it was read. Refresh it, then try again.', {
    status: 412,
  });
}

function save(
  org: OrgContext,
  operation: Operation,
  viewer: Viewer,
  { status, allowSave }: { readonly status: number; readonly allowSave: boolean },
): WriteAnswer {
  const { object } = operation;
  const duplicates = { allowSave, runAsCurrentUser: false };
  const [result] = org.store.save([operation], viewer, { allOrNone: true, duplicates });
  if (!result?.success) return refusedRecord(operation.kind, object, result?.errors ?? []);
  const tree = emptyTree();
  for (const field of answeredFields(object, viewer)) tree.fields.set(field.name, field);
  const [record] = readRecords(org, object, tree, { where: idsIn('Id', [result.id]) }, viewer);
  return { status, body: record };
}

/** The answer carries what a page may show of the record: every field that the viewer can read. */
function answeredFields(object: ObjectSchema, viewer: Viewer): readonly FieldSchema[] {
  return object.fields.filter((field) => field.name !== 'Id' && viewer.field(object.name, field.name).read);
}
