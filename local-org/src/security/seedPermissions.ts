import { isCustomMetadataType } from '../schema/index.ts';
import type { ObjectPermission, ObjectSchema, Schema } from '../schema/index.ts';
import type { Store } from '../store/index.ts';
import { ACTIVITY_OBJECTS, EVERYONE_READS, permissionsOf, SETUP_OBJECTS } from './objectAccess.ts';
import { isPermissionable } from './permissionable.ts';
import { PROFILES } from './profiles.ts';
import type { ProfileDefinition } from './profiles.ts';
import { ownedSetName } from './seedPermissionSets.ts';

/**
 * Makes `ObjectPermissions` and `FieldPermissions` anew from the project's permission sets and the standard profiles: what was
 * there belongs to an earlier state of the project. A row exists only where something is granted.
 * Source: "ObjectPermissions" and "FieldPermissions" in the Object Reference. A profile's permissions are those of the
 * permission set that it owns.
 */
export function seedPermissions(schema: Schema, store: Store, permissionSetIds: ReadonlyMap<string, string>): void {
  const objectRows = schema.object('ObjectPermissions');
  const fieldRows = schema.object('FieldPermissions');
  if (!objectRows || !fieldRows) throw new Error('The catalogue of standard objects has no permissions.');
  store.clear(objectRows);
  store.clear(fieldRows);
  const grantObject = (parentId: string, permission: ObjectPermission): void => {
    store.seed(objectRows, {
      ParentId: parentId,
      SobjectType: permission.object,
      PermissionsRead: permission.allowRead,
      PermissionsCreate: permission.allowCreate,
      PermissionsEdit: permission.allowEdit,
      PermissionsDelete: permission.allowDelete,
      PermissionsViewAllRecords: permission.viewAllRecords,
      PermissionsModifyAllRecords: permission.modifyAllRecords,
    });
  };
  const grantField = (parentId: string, field: string, readable: boolean, editable: boolean): void => {
    if (!readable) return;
    store.seed(fieldRows, {
      ParentId: parentId,
      SobjectType: field.split('.')[0] ?? null,
      Field: field,
      PermissionsRead: readable,
      PermissionsEdit: editable,
    });
  };
  for (const set of schema.permissionSets) {
    const parentId = permissionSetIds.get(set.name) ?? '';
    for (const permission of set.objectPermissions) if (permission.allowRead) grantObject(parentId, permission);
    for (const { field, readable, editable } of set.fieldPermissions) grantField(parentId, field, readable, editable);
  }
  for (const profile of PROFILES) {
    const parentId = permissionSetIds.get(ownedSetName(profile)) ?? '';
    for (const object of schema.objects) {
      const permission = profilePermission(profile, object, schema);
      if (!permission) continue;
      grantObject(parentId, permission);
      for (const field of profile.standardFields ? object.fields : []) {
        if (field.custom || !isPermissionable(field)) continue;
        grantField(parentId, `${object.name}.${field.name}`, true, permission.allowEdit && !field.calculated);
      }
    }
  }
}

/** Undefined for objects without permissions of their own, and where the profile grants nothing. */
function profilePermission(
  profile: ProfileDefinition,
  object: ObjectSchema,
  schema: Schema,
): ObjectPermission | undefined {
  const { name } = object;
  if (isCustomMetadataType(object)) return undefined;
  const without = [EVERYONE_READS, SETUP_OBJECTS, ACTIVITY_OBJECTS].some((names) => names.has(name));
  const access = profile.object(object, schema);
  if (without || permissionsOf(object) !== name || !access.read) return undefined;
  return {
    object: name,
    allowRead: access.read,
    allowCreate: access.create,
    allowEdit: access.edit,
    allowDelete: access.delete,
    viewAllRecords: access.viewAll,
    modifyAllRecords: access.modifyAll,
  };
}
