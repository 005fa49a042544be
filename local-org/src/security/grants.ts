import { isCustomMetadataType, isFileObject } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, PermissionSetSchema, Schema } from '../schema/index.ts';
import {
  ACTIVITY_OBJECTS,
  FILE_ACCESS,
  FULL_ACCESS,
  isPart,
  NO_ACCESS,
  permissionsOf,
  READ_ACCESS,
  SETUP_OBJECTS,
  union,
} from './objectAccess.ts';
import { isPermissionable } from './permissionable.ts';
import type { ProfileDefinition } from './profiles.ts';
import type { FieldAccess, ObjectAccess, Viewer } from './types.ts';

/** What a profile and permission sets grant together; shared by all users who have the same ones. */
export interface Grants {
  object(objectName: string): ObjectAccess;
  field(objectName: string, fieldName: string): FieldAccess;
  hasUserPermission(name: string): boolean;
  hasRecordType(objectName: string, name: string): boolean;
}

/** Who is given what is a matter of setup: the user permission that giving it takes, by object. */
const ASSIGNMENTS: Readonly<Record<string, string>> = {
  GroupMember: 'ManageUsers',
  PermissionSetAssignment: 'AssignPermissionSets',
};

const NO_FIELD_ACCESS: FieldAccess = { read: false, edit: false };

/** Permission sets only ever add: the union of the profile and of all sets. */
export function combineGrants(
  schema: Schema,
  profile: ProfileDefinition,
  permissionSets: readonly PermissionSetSchema[],
): Grants {
  const userPermissions = new Set([profile, ...permissionSets].flatMap((source) => source.userPermissions));
  // A deployment assigns no record types to the standard profiles.
  const recordTypes = new Set(permissionSets.flatMap((set) => set.recordTypes));
  const objects = new Map<string, ObjectAccess>();
  for (const object of schema.objects) {
    const access = objectAccess(schema, object, profile, permissionSets, userPermissions);
    const needed = ASSIGNMENTS[object.name];
    objects.set(object.name.toLowerCase(), needed ? assignmentAccess(access, userPermissions.has(needed)) : access);
  }
  const fields = new Map<string, FieldAccess>();
  const granted = grantedFields(permissionSets);
  for (const object of schema.objects) {
    const access = objects.get(object.name.toLowerCase()) ?? NO_ACCESS;
    if (!access.read) continue;
    const byProfile = profile.standardFields || profile.object(object, schema).read;
    for (const field of object.fields) {
      const key = `${object.name}.${field.name}`.toLowerCase();
      const ruling = object.field(field.compoundFieldName ?? field.name) ?? field;
      const grantedOn = `${object.name}.${ruling.name}`.toLowerCase();
      // Shares have no field permissions: who may share may say how far.
      const isOpen = byProfile || object.shareOf !== undefined;
      fields.set(key, fieldAccess(ruling, access, isOpen, granted.get(grantedOn)));
    }
  }
  grantWithOthers(schema, fields);
  return {
    object: (objectName) => objects.get(objectName.toLowerCase()) ?? NO_ACCESS,
    field: (objectName, fieldName) => fields.get(`${objectName}.${fieldName}`.toLowerCase()) ?? NO_FIELD_ACCESS,
    hasUserPermission: (name) => userPermissions.has(name),
    hasRecordType: (objectName, name) => recordTypes.has(`${objectName}.${name}`) || isForAll(schema, objectName, name),
  };
}

/** The platform's own type of people is there for every profile, and so is a default. */
function isForAll(schema: Schema, objectName: string, name: string): boolean {
  return schema.recordTypes(objectName).some((type) => (type.isPersonType || type.isDefault) && type.name === name);
}

export function viewerOf(
  user: { readonly userId: string; readonly username: string },
  grants: Grants,
  sharing: Pick<Viewer, 'rowFilter' | 'madeRows' | 'recordAccess'>,
): Viewer {
  return { ...user, ...grants, ...sharing };
}

function objectAccess(
  schema: Schema,
  object: ObjectSchema,
  profile: ProfileDefinition,
  permissionSets: readonly PermissionSetSchema[],
  userPermissions: ReadonlySet<string>,
): ObjectAccess {
  if (isCustomMetadataType(object)) return customMetadataAccess(object, permissionSets, userPermissions);
  if (userPermissions.has('ModifyAllData')) return FULL_ACCESS;
  let access = profile.object(object, schema);
  if (userPermissions.has('ViewAllData')) access = union(access, { ...READ_ACCESS, viewAll: true });
  if (SETUP_OBJECTS.get(object.name)?.some((name) => userPermissions.has(name)) === true) {
    access = union(access, READ_ACCESS);
  }
  if (isFileObject(object.name)) access = union(access, FILE_ACCESS);
  const ruling = permissionsOf(object);
  if (ACTIVITY_OBJECTS.has(ruling)) access = union(access, activityAccess(ruling, userPermissions));
  const grantedOn = ruling.toLowerCase();
  for (const permission of permissionSets.flatMap((set) => set.objectPermissions)) {
    if (permission.object.toLowerCase() !== grantedOn) continue;
    access = union(access, {
      read: permission.allowRead,
      create: permission.allowCreate,
      edit: permission.allowEdit,
      delete: permission.allowDelete,
      viewAll: permission.viewAllRecords,
      modifyAll: permission.modifyAllRecords,
    });
  }
  // Who sees an object may share its records as far as each of them allows. Source: "AccountShare", Special Access Rules.
  if (object.shareOf !== undefined) return { ...access, create: access.read, edit: access.read, delete: access.read };
  return isPart(object) ? { ...access, create: access.edit, delete: access.edit } : access;
}

/** Who may read assignments is a matter of setup; giving them takes a permission of its own, whatever data one may modify. */
function assignmentAccess(access: ObjectAccess, isPermitted: boolean): ObjectAccess {
  const assigns = access.read && isPermitted;
  return { ...access, create: assigns, delete: assigns };
}

/**
 * Source: "Control Read Access to Custom Metadata Types" in Salesforce Help; since Spring '20 nobody else reads them through an
 * API ("Require Customize Application Permission for Direct Read Access to Custom Metadata Types", release notes).
 */
function customMetadataAccess(
  { name }: ObjectSchema,
  permissionSets: readonly PermissionSetSchema[],
  userPermissions: ReadonlySet<string>,
): ObjectAccess {
  const granted = permissionSets.some((set) => set.customMetadataTypes.includes(name));
  return granted || userPermissions.has('CustomizeApplication') ? READ_ACCESS : NO_ACCESS;
}

function activityAccess(objectName: string, userPermissions: ReadonlySet<string>): ObjectAccess {
  if (!userPermissions.has('ActivitiesAccess')) return NO_ACCESS;
  const write = userPermissions.has(objectName === 'Task' ? 'EditTask' : 'EditEvent');
  return { ...READ_ACCESS, create: write, edit: write, delete: write };
}

function grantedFields(permissionSets: readonly PermissionSetSchema[]): ReadonlyMap<string, FieldAccess> {
  const granted = new Map<string, FieldAccess>();
  for (const permission of permissionSets.flatMap((set) => set.fieldPermissions)) {
    const key = permission.field.toLowerCase();
    const before = granted.get(key);
    granted.set(key, {
      read: permission.readable || (before?.read ?? false),
      edit: permission.editable || (before?.edit ?? false),
    });
  }
  return granted;
}

function fieldAccess(
  field: FieldSchema,
  object: ObjectAccess,
  standardFieldsByProfile: boolean,
  granted: FieldAccess | undefined,
): FieldAccess {
  const writesRecords = object.create || object.edit;
  const derived = field.calculated || field.autoNumber !== undefined;
  if (!isPermissionable(field)) return { read: true, edit: writesRecords && !derived };
  if (!field.custom && standardFieldsByProfile) return { read: true, edit: writesRecords && !derived };
  return { read: granted?.read ?? false, edit: (granted?.edit ?? false) && !derived };
}

/** Gives what is visible with the field of another object. */
function grantWithOthers(schema: Schema, fields: Map<string, FieldAccess>): void {
  for (const object of schema.objects) {
    for (const { name, visibleWith } of object.fields) {
      if (visibleWith === undefined) continue;
      const { read } = fields.get(visibleWith.toLowerCase()) ?? NO_FIELD_ACCESS;
      fields.set(`${object.name}.${name}`.toLowerCase(), { read, edit: false });
    }
  }
}
