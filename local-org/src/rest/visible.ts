import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/** @returns the object; @throws OrgError NOT_FOUND when there is none, or none that the viewer may read. */
export function visibleObject(org: OrgContext, name: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.object(name);
  if (!object || !viewer.object(object.name).read) throw notFound();
  return object;
}

export function visibleFields(object: ObjectSchema, viewer: Viewer): readonly FieldSchema[] {
  return object.fields.filter((field) => viewer.field(object.name, field.name).read);
}

/** @throws OrgError INVALID_FIELD when there is no such field, or none that the viewer may read. */
export function visibleField(object: ObjectSchema, name: string, viewer: Viewer): FieldSchema {
  const field = object.field(name);
  if (field && viewer.field(object.name, field.name).read) return field;
  throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

export function notFound(): OrgError {
  return new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}
