import type { FieldSchema } from '../schema/index.ts';

/** True when a create must send a value: checkboxes are never empty, and the platform fills the other defaults. */
function isRequired(field: FieldSchema): boolean {
  return !field.nillable && field.type !== 'boolean';
}

/**
 * Whether field-level security exists for a field, as `permissionable` in describe says.
 * Id, name, system, required and master-detail fields follow the object's access, and so do the standard fields that the
 * platform derives (`IsWon`); parts of a location follow the location.
 * Source: "FieldPermissions", Object Reference: fields that are required or universally readable have no field permissions.
 */
export function isPermissionable(field: FieldSchema): boolean {
  if (field.type === 'id' || field.system || field.nameField || field.visibleWith !== undefined) return false;
  if (field.reference?.masterDetail || field.compoundFieldName !== undefined) return false;
  if (field.calculated || field.autoNumber) return field.custom;
  return !isRequired(field);
}
