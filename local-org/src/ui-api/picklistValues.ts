import { createHash } from 'node:crypto';
import { OrgError } from '../errors.ts';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { controllingValues, validFor } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { askedRecordType } from './recordTypeInfos.ts';
import type { AskedRecordType } from './recordTypeInfos.ts';

const PICKLIST_TYPES: readonly FieldSchema['type'][] = ['picklist', 'multipicklist'];

/**
 * Active values of one picklist, in its order.
 * Source: "Picklist Values", User Interface API Developer Guide (ui_api_responses_picklist_values.htm).
 * @throws OrgError INVALID_FIELD for what is no picklist that the viewer can read
 */
export function picklistValues(
  org: OrgContext,
  object: ObjectSchema,
  { recordTypeId, field: name }: { readonly recordTypeId: string; readonly field: string },
  viewer: Viewer,
): Record<string, unknown> {
  const asked = askedRecordType(org, object, recordTypeId);
  const field = object.field(name);
  if (!field || !PICKLIST_TYPES.includes(field.type) || !viewer.field(object.name, field.name).read) {
    throw new OrgError('INVALID_FIELD', `${object.name} has no picklist field ${name}, or you have no access to it`);
  }
  return represent(org.schema.apiVersion, object, field, asked);
}

/** All picklists of an object. Source: "Picklist Values Collection" (ui_api_responses_picklist_values_collection.htm). */
export function picklistValuesOfAll(
  org: OrgContext,
  object: ObjectSchema,
  recordTypeId: string,
  viewer: Viewer,
): Record<string, unknown> {
  const asked = askedRecordType(org, object, recordTypeId);
  const fields = object.fields.filter(
    (field) => PICKLIST_TYPES.includes(field.type) && viewer.field(object.name, field.name).read,
  );
  const picklistFieldValues = Object.fromEntries(
    fields.map((field) => [field.name, represent(org.schema.apiVersion, object, field, asked)]),
  );
  return { eTag: tagOf(picklistFieldValues), picklistFieldValues };
}

function represent(
  apiVersion: string,
  object: ObjectSchema,
  field: FieldSchema,
  { id, type }: AskedRecordType,
): Record<string, unknown> {
  const allowed = type?.picklistValues.get(field.name);
  const active = (field.picklist?.values ?? []).filter(
    ({ active: isActive, value }) => isActive && (allowed?.has(value) ?? true),
  );
  const { dependency } = field.picklist ?? {};
  const allowedControllers = dependency && type?.picklistValues.get(dependency.controllingField);
  const controlling = dependency
    ? controllingValues(object, dependency).filter((value) => allowedControllers?.has(value) ?? true)
    : [];
  const values = active.map(({ label, value }) => ({
    attributes: null,
    label,
    validFor: dependency ? validFor(dependency, controlling, value) : [],
    value,
  }));
  const standard = active.findIndex((one) => one.isDefault);
  const url = `${versionPath(apiVersion)}/ui-api/object-info/${object.name}/picklist-values/${id}/${field.name}`;
  const controllerValues = Object.fromEntries(controlling.map((value, index) => [value, index]));
  const body = { controllerValues, defaultValue: values[standard] ?? null, url, values };
  return { ...body, eTag: tagOf(body) };
}

const tagOf = (value: unknown): string => createHash('md5').update(JSON.stringify(value)).digest('hex');
