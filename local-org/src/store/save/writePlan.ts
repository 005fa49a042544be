import { OrgError, UnsupportedError } from '../../errors.ts';
import { isPeopleList, isPersonCustomField } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { FieldCodec } from '../fields/fieldCodec.ts';
import type { Input } from '../types.ts';

/** One value that is written as it was sent. */
export interface ValueSlot {
  readonly key: string;
  readonly field: FieldSchema;
  readonly codec: FieldCodec;
}

/** One lookup that is named by an external id of its target. */
export interface RelationshipSlot {
  readonly key: string;
  readonly field: FieldSchema;
  readonly target: ObjectSchema;
  /** Undefined where the client sends the external id inside a JSON object; then the field is named there. */
  readonly targetField: FieldSchema | undefined;
}

/** What to do with records that bring the same fields: most of a chunk do, so it is worked out once. */
export interface WritePlan {
  readonly values: readonly ValueSlot[];
  readonly relationships: readonly RelationshipSlot[];
  readonly errors: readonly OrgError[];
}

export type WriteKind = 'insert' | 'update';

interface PlanContext {
  readonly object: ObjectSchema;
  readonly kind: WriteKind;
  readonly viewer: Viewer;
  /** The object a lookup points at. */
  target(field: FieldSchema): ObjectSchema;
}

/** The names of the fields that were sent. */
export function sentKeys(input: Input): string[] {
  return Object.keys(input).filter((key) => input[key] !== undefined);
}

/** Says which field each sent name means, and what of it this user must not write. */
export function planWrite(context: PlanContext, keys: readonly string[]): WritePlan {
  const values: ValueSlot[] = [];
  const relationships: RelationshipSlot[] = [];
  const errors: OrgError[] = [];
  const seen = new Map<FieldSchema, string>();
  for (const key of keys) {
    try {
      const slot = slotOf(context, key);
      const earlier = seen.get(slot.field);
      if (earlier !== undefined) throw specifiedTwice(slot.field, earlier, key);
      seen.set(slot.field, key);
      if ('codec' in slot) values.push(slot);
      else relationships.push(slot);
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      errors.push(error);
    }
  }
  return { values, relationships, errors };
}

function slotOf(context: PlanContext, key: string): ValueSlot | RelationshipSlot {
  const { object } = context;
  const field = object.field(key);
  if (field && isReadable(context, field)) {
    checkWritable(context, field);
    return { key, field, codec: codecOf(field) };
  }
  if (isPeopleList(object, key)) throw new UnsupportedError(`${key}; relate further people by records`);
  if (isPersonCustomField(object, key)) throw new UnsupportedError(`custom fields of people: ${key}`);
  const [relationshipName = '', fieldName, ...more] = key.split('.');
  const lookup = object.relationship(relationshipName);
  if (!lookup || !isReadable(context, lookup) || more.length > 0) throw noSuchColumn(object, key);
  checkWritable(context, lookup);
  const target = context.target(lookup);
  const targetField = fieldName === undefined ? undefined : externalIdField(target, fieldName, context.viewer);
  return { key, field: lookup, target, targetField };
}

/** The field by which records of an object can be named in place of their id. */
export function externalIdField(target: ObjectSchema, name: string, viewer: Viewer): FieldSchema {
  const field = target.field(name);
  if (!field || !viewer.field(target.name, field.name).read) throw noSuchColumn(target, name);
  if (!field.externalId && !field.idLookup) {
    throw new OrgError(
      'INVALID_FIELD',
      `Field name provided, ${field.name} is not an External ID or indexed field for ${target.name}`,
    );
  }
  return field;
}

function isReadable(context: PlanContext, field: FieldSchema): boolean {
  return context.viewer.field(context.object.name, field.name).read;
}

function checkWritable({ object, kind, viewer }: PlanContext, field: FieldSchema): void {
  const writable = kind === 'insert' ? field.createable : field.updateable;
  if (!writable || !viewer.field(object.name, field.name).edit) throw notWritable(field);
}

export function noSuchColumn(object: ObjectSchema, name: string): OrgError {
  return new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

function notWritable(field: FieldSchema): OrgError {
  const message = `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  return new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', message, { fields: [field.name] });
}

function specifiedTwice(field: FieldSchema, first: string, second: string): OrgError {
  const message = `Duplicate field '${field.name}' specified: ${first}, ${second}`;
  return new OrgError('INVALID_FIELD', message, { fields: [field.name] });
}
