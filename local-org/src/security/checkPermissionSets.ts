import { isCustomMetadataType, MetadataError } from '../schema/index.ts';
import type { FieldPermission, MetadataPlace, ObjectPermission, PermissionSetSchema, Schema } from '../schema/index.ts';
import { ACTIVITY_OBJECTS } from './objectAccess.ts';
import { isPermissionable } from './permissionable.ts';

/**
 * Refuses what the Metadata API would refuse to deploy, so that a permission set that loads here also deploys.
 * Sources: "PermissionSet" in the Metadata API Developer Guide (required and master-detail fields cannot be granted),
 * "Object Permissions" in Salesforce Help (what each permission includes, and what a detail needs of its master). The platform's words are
 * those that practitioners quote: docs.gearset.com/en/articles/12476080 (required and master-detail fields),
 * github.com/apex-enterprise-patterns/fflib-apex-common-samplecode/issues/58 (unknown fields), github.com/trailheadapps/apex-recipes/issues/22
 * (objects that depend on another); the others are ours.
 * @throws MetadataError naming the permission set, the object or field, and what to change.
 */
export function checkPermissionSets(schema: Schema): void {
  for (const { permissionSet, problem, place } of permissionSetProblems(schema)) {
    throw new MetadataError(permissionSet.file, `Permission set ${permissionSet.name}: ${problem}`, place);
  }
}

export interface PermissionSetProblem {
  readonly permissionSet: PermissionSetSchema;
  readonly problem: string;
  /** What the entry that has it grants: `Account`, `Account.Tier__c`, `Account.Key` for a record type. */
  readonly entry: string;
  /** Whether reading the field could still be granted. */
  readonly editOnly?: boolean;
  /** Of the entry. */
  readonly place: MetadataPlace;
}

type Problem = Omit<PermissionSetProblem, 'permissionSet'>;

/** All that {@link checkPermissionSets} refuses. */
export function permissionSetProblems(schema: Schema): readonly PermissionSetProblem[] {
  return schema.permissionSets.flatMap((permissionSet) =>
    [...problemsOf(permissionSet, schema)].map((problem) => ({ permissionSet, ...problem })),
  );
}

function* problemsOf(permissionSet: PermissionSetSchema, schema: Schema): Iterable<Problem> {
  const at = (problem: string, entry: string, place: MetadataPlace = {}): Problem => ({ problem, entry, place });
  const granted = new Map(permissionSet.objectPermissions.map((one) => [one.object.toLowerCase(), one]));
  for (const permission of permissionSet.objectPermissions) {
    for (const problem of objectProblems(permission, granted, schema)) {
      yield at(problem, permission.object, permission.place?.());
    }
  }
  for (const permission of permissionSet.fieldPermissions) {
    for (const problem of fieldProblems(permission, schema)) yield at(problem, permission.field, permission.place?.());
    const problem = editProblem(permission, schema);
    if (problem !== undefined) yield { ...at(problem, permission.field, permission.place?.()), editOnly: true };
  }
  for (const name of permissionSet.recordTypes) {
    const [objectName = '', typeName] = name.split('.');
    if (schema.recordTypes(objectName).some((type) => type.name === typeName)) continue;
    yield at(
      `grants the record type ${name}, which this org does not have; correct the name or add the record type.`,
      name,
    );
  }
  for (const name of permissionSet.customMetadataTypes) {
    const type = schema.object(name);
    if (type && isCustomMetadataType(type)) continue;
    yield at(
      `grants the custom metadata type ${name}, which this org does not have; correct the name or add the type.`,
      name,
    );
  }
}

type ObjectRight = Exclude<keyof ObjectPermission, 'object' | 'place'>;

/** Permission, and the ones it needs beside it. */
const DEPENDENCIES: readonly (readonly [ObjectRight, readonly ObjectRight[]])[] = [
  ['allowCreate', ['allowRead']],
  ['allowEdit', ['allowRead']],
  ['allowDelete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', ['allowRead']],
  ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']],
];

/** Standard names may be right, and the embedded org without them. */
const UNSUPPORTED = 'if Salesforce has it, the embedded org does not support it: take the entry out';

function objectRemedy(name: string): string {
  return name.includes('__') ? 'correct the name or add the object' : UNSUPPORTED;
}

function* objectProblems(
  permission: ObjectPermission,
  granted: ReadonlyMap<string, ObjectPermission>,
  schema: Schema,
): Iterable<string> {
  const { object: name } = permission;
  if (ACTIVITY_OBJECTS.has(name)) {
    yield `object permissions on ${name} do not exist; grant the user permissions ActivitiesAccess, EditTask, EditEvent instead.`;
    return;
  }
  if (name.endsWith('__mdt')) {
    yield `object permissions on the custom metadata type ${name} do not exist; use customMetadataTypeAccesses instead.`;
    return;
  }
  const object = schema.object(name);
  if (!object) {
    yield `grants the object ${name}, which this org does not have; ${objectRemedy(name)}.`;
    return;
  }
  for (const [what, needs] of DEPENDENCIES) {
    const missing = needs.find((one) => !permission[one]);
    if (permission[what] && missing) yield `${what} on ${name} depends on ${missing}; grant it too.`;
  }
  if (!permission.allowRead) return;
  for (const field of object.fields) {
    if (!field.reference?.masterDetail) continue;
    const master = field.reference.to[0] ?? '';
    if (!granted.get(master.toLowerCase())?.allowRead) {
      yield `Permission Read ${name} depends on permission(s): Read ${master}`;
    }
  }
}

function* fieldProblems(permission: FieldPermission, schema: Schema): Iterable<string> {
  const [objectName = '', fieldName = ''] = permission.field.split('.');
  const object = schema.object(objectName);
  if (!object) {
    yield `grants the field ${permission.field} of an object that this org does not have; ${objectRemedy(objectName)}.`;
    return;
  }
  const field = object.field(fieldName);
  if (!field) {
    yield fieldName.includes('__')
      ? `In field: field - no CustomField named ${permission.field} found`
      : `grants the field ${permission.field}, which does not exist; ${UNSUPPORTED}.`;
    return;
  }
  if (field.compoundFieldName !== undefined) {
    yield `cannot grant ${permission.field}, which is a part of ${objectName}.${field.compoundFieldName}: grant that one instead.`;
  } else if (!isPermissionable(field)) {
    yield `You cannot deploy to a required field: ${permission.field}`;
  }
  if (permission.editable && !permission.readable) {
    yield `editable on ${permission.field} depends on readable; grant it too.`;
  }
}

function editProblem({ field: name, editable }: FieldPermission, schema: Schema): string | undefined {
  const [objectName = '', fieldName = ''] = name.split('.');
  const field = schema.object(objectName)?.field(fieldName);
  if (!editable || !(field?.calculated || field?.autoNumber)) return undefined;
  return `cannot make ${name} editable: the platform calculates it; set editable to false.`;
}
