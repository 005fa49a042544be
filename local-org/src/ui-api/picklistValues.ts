import { createHash } from 'node:crypto';
import { OrgError, UnsupportedError } from '../errors.ts';
import { versionPath } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { MASTER_RECORD_TYPE } from './readRecords.ts';

const PICKLIST_TYPES: readonly FieldSchema['type'][] = ['picklist', 'multipicklist'];

/** @throws UnsupportedError for a record type: this org has the master record type only */
function checkRecordType(recordTypeId: string): void {
  if (recordTypeId.slice(0, 15) === MASTER_RECORD_TYPE.slice(0, 15)) return;
  throw new UnsupportedError(`record types (${recordTypeId}); the master record type is ${MASTER_RECORD_TYPE}`);
}

/**
 * Active values of one picklist, in its order.
 * Source: "Picklist Values", User Interface API Developer Guide (ui_api_responses_picklist_values.htm).
 * @throws OrgError INVALID_FIELD for what is no picklist that the viewer can read
 */
export function picklistValues(
  apiVersion: string,
  object: ObjectSchema,
  { recordTypeId, field: name }: { readonly recordTypeId: string; readonly field: string },
  viewer: Viewer,
): Record<string, unknown> {
  checkRecordType(recordTypeId);
  const field = object.field(name);
  if (!field || !PICKLIST_TYPES.includes(field.type) || !viewer.field(object.name, field.name).read) {
    throw new OrgError('INVALID_FIELD', `${object.name} has no picklist field ${name}, or you have no access to it`);
  }
  return represent(apiVersion, object, field);
}

/** All picklists of an object. Source: "Picklist Values Collection" (ui_api_responses_picklist_values_collection.htm). */
export function picklistValuesOfAll(
  apiVersion: string,
  object: ObjectSchema,
  recordTypeId: string,
  viewer: Viewer,
): Record<string, unknown> {
  checkRecordType(recordTypeId);
  const fields = object.fields.filter(
    (field) => PICKLIST_TYPES.includes(field.type) && viewer.field(object.name, field.name).read,
  );
  const picklistFieldValues = Object.fromEntries(
    fields.map((field) => [field.name, represent(apiVersion, object, field)]),
  );
  return { eTag: tagOf(picklistFieldValues), picklistFieldValues };
}

function represent(apiVersion: string, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  const active = (field.picklist?.values ?? []).filter((one) => one.active);
  const values = active.map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const standard = active.findIndex((one) => one.isDefault);
  const url = `${versionPath(apiVersion)}/ui-api/object-info/${object.name}/picklist-values/${MASTER_RECORD_TYPE}/${field.name}`;
  const body = { controllerValues: {}, defaultValue: values[standard] ?? null, url, values };
  return { ...body, eTag: tagOf(body) };
}

const tagOf = (value: unknown): string => createHash('md5').update(JSON.stringify(value)).digest('hex');
