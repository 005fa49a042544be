import { OrgError } from '../errors.ts';
import { jsonValue, versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import type { RecordValues } from '../store/index.ts';
import { notFound, visibleField, visibleFields } from './visible.ts';

/** Fields of `?fields=`, or all that the viewer may read. @throws OrgError INVALID_FIELD */
export function askedFields(object: ObjectSchema, fields: string | undefined, viewer: Viewer): readonly FieldSchema[] {
  if (fields === undefined) return visibleFields(object, viewer);
  const asked = fields.split(',').map((name) => visibleField(object, name.trim(), viewer));
  const id = object.field('Id');
  return id && !asked.includes(id) ? [...asked, id] : asked;
}

export function recordAnswer(
  org: OrgContext,
  object: ObjectSchema,
  record: RecordValues,
  fields: readonly FieldSchema[],
): Record<string, unknown> {
  const url = `${versionPath(org.schema.apiVersion)}/sobjects/${object.name}/${String(record.Id)}`;
  return {
    attributes: { type: object.name, url },
    ...Object.fromEntries(fields.map((field) => [field.name, jsonValue(field, record[field.name])])),
  };
}

/** @throws OrgError MALFORMED_ID for what is no id, NOT_FOUND for one without a record that the viewer can see */
export function existingRecord(org: OrgContext, object: ObjectSchema, id: string, viewer: Viewer): RecordValues {
  const id18 = toId18(id);
  if (id18 === undefined) throw new OrgError('MALFORMED_ID', `bad id ${id}`);
  const record = org.store.findVisible(object, id18, viewer);
  if (!record) throw notFound();
  return record;
}
