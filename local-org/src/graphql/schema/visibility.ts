import { isBeyondUiApi, isFileObject } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';

/** A to-one relationship that a viewer can follow: `Owner` by `OwnerId`. */
export interface ParentRelationship {
  readonly field: FieldSchema;
  readonly target: string;
}

/** A child relationship that a viewer can follow: `Contacts` of Account by `Contact.AccountId`. */
export interface ChildConnection {
  readonly object: string;
  readonly field: FieldSchema;
}

/** What a viewer may read of an object. Names are exact: GraphQL tells capitals from small letters. */
export interface VisibleObject {
  readonly schema: ObjectSchema;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly parents: ReadonlyMap<string, ParentRelationship>;
  readonly children: ReadonlyMap<string, ChildConnection>;
  /** What create and update inputs may name; undefined where the viewer may not create or update at all. */
  readonly createable: readonly FieldSchema[] | undefined;
  readonly updateable: readonly FieldSchema[] | undefined;
  readonly deletable: boolean;
}

export interface Visibility {
  readonly objects: ReadonlyMap<string, VisibleObject>;
  /** Equal for two viewers who see and may write the same. */
  readonly signature: string;
}

/**
 * Set-up objects that User Interface API does not offer, and so GraphQL does not either.
 * Source: "All Supported Objects", User Interface API Developer Guide (ui_api_all_supported_objects.htm).
 */
const NOT_IN_UI_API: ReadonlySet<string> = new Set([
  'CurrencyType',
  'DatedConversionRate',
  'Group',
  'GroupMember',
  'OpportunityStage',
  'Organization',
  'PermissionSet',
  'PermissionSetAssignment',
  'Profile',
  'RecordType',
]);

/** Objects, fields and relationships of the schema that a viewer may see. */
export function visibilityOf(schema: Schema, viewer: Viewer): Visibility {
  const readable = schema.objects.filter((object) => isOffered(object) && viewer.object(object.name).read);
  const names = new Set(readable.map((object) => object.name));
  const objects = new Map(readable.map((object) => [object.name, visibleObject(object, viewer, names, schema)]));
  return { objects, signature: [...objects.values()].map(signatureOf).join('\n') };
}

function isOffered(object: ObjectSchema): boolean {
  return object.queryable && !isBeyondUiApi(object) && !isFileObject(object.name) && !NOT_IN_UI_API.has(object.name);
}

function visibleObject(
  object: ObjectSchema,
  viewer: Viewer,
  names: ReadonlySet<string>,
  schema: Schema,
): VisibleObject {
  const access = viewer.object(object.name);
  // Compound fields are not offered here.
  const fields = object.fields.filter(({ name, type }) => type !== 'location' && viewer.field(object.name, name).read);
  const editable = (field: FieldSchema): boolean => viewer.field(object.name, field.name).edit;
  const parents = new Map<string, ParentRelationship>();
  for (const field of fields) {
    const [target, ...others] = field.reference?.to ?? [];
    if (!field.reference || target === undefined || others.length > 0 || !names.has(target)) continue;
    parents.set(field.reference.relationshipName, { field, target });
  }
  const children = new Map<string, ChildConnection>();
  for (const { childObject, field: fieldName, relationshipName } of object.childRelationships) {
    const field = schema.object(childObject)?.field(fieldName);
    if (relationshipName === undefined || !field || !names.has(childObject)) continue;
    if (viewer.field(childObject, field.name).read) children.set(relationshipName, { object: childObject, field });
  }
  return {
    schema: object,
    fields: new Map(fields.map((field) => [field.name, field])),
    parents,
    children,
    createable:
      object.createable && access.create
        ? object.fields.filter((field) => field.createable && editable(field))
        : undefined,
    updateable:
      object.updateable && access.edit
        ? object.fields.filter((field) => field.updateable && editable(field))
        : undefined,
    deletable: object.deletable && access.delete,
  };
}

function signatureOf(visible: VisibleObject): string {
  const names = (fields: readonly FieldSchema[] | undefined): string =>
    fields?.map((field) => field.name).join(' ') ?? '-';
  const { schema, fields, createable, updateable, deletable } = visible;
  return [schema.name, names([...fields.values()]), names(createable), names(updateable), String(deletable)].join('|');
}
