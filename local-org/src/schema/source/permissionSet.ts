import { basename } from 'node:path';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldPermission, ObjectPermission, PermissionSetSchema } from '../types.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.permissionset-meta.xml';

export function isPermissionSet(file: string): boolean {
  return file.endsWith(suffix);
}

/**
 * A permission set, checked as a deployment checks it: objects and fields must exist, permissions that imply others
 * need them, and required, system and master-detail fields take none.
 * @throws Error naming the file and the permission.
 */
export function readPermissionSet(file: string, objects: readonly ObjectDraft[]): PermissionSetSchema {
  const node = readMetadata(file, 'PermissionSet');
  const objectPermissions = node.children('objectPermissions').map(objectPermission);
  const fieldPermissions = node.children('fieldPermissions').map(fieldPermission);
  for (const permission of objectPermissions) checkObject(node, permission, objectPermissions, objects);
  for (const permission of fieldPermissions) checkField(node, permission, objects);
  return {
    name: basename(file, suffix),
    label: node.required('label'),
    objectPermissions,
    fieldPermissions,
    userPermissions: enabledNames(node, 'userPermissions'),
    customPermissions: enabledNames(node, 'customPermissions'),
  };
}

function enabledNames(node: MetadataNode, element: string): string[] {
  return node
    .children(element)
    .filter((permission) => permission.flag('enabled'))
    .map((permission) => permission.required('name'));
}

function objectPermission(node: MetadataNode): ObjectPermission {
  return {
    object: node.required('object'),
    allowRead: node.flag('allowRead'),
    allowCreate: node.flag('allowCreate'),
    allowEdit: node.flag('allowEdit'),
    allowDelete: node.flag('allowDelete'),
    viewAllRecords: node.flag('viewAllRecords'),
    modifyAllRecords: node.flag('modifyAllRecords'),
  };
}

function fieldPermission(node: MetadataNode): FieldPermission {
  return { field: node.required('field'), readable: node.flag('readable'), editable: node.flag('editable') };
}

function find(objects: readonly ObjectDraft[], name: string): ObjectDraft | undefined {
  return objects.find((object) => object.name === name);
}

function checkObject(
  node: MetadataNode,
  permission: ObjectPermission,
  all: readonly ObjectPermission[],
  objects: readonly ObjectDraft[],
): void {
  const object = find(objects, permission.object);
  if (!object) throw node.error(`objectPermissions name ${permission.object}, which the embedded org does not have`);
  const { allowRead, allowCreate, allowEdit, allowDelete, viewAllRecords, modifyAllRecords } = permission;
  const implied: [granted: boolean, name: string, needs: boolean, needed: string][] = [
    [allowCreate, 'Create', allowRead, 'Read'],
    [allowEdit, 'Edit', allowRead, 'Read'],
    [allowDelete, 'Delete', allowRead && allowEdit, 'Read and Edit'],
    [viewAllRecords, 'View All', allowRead, 'Read'],
    [modifyAllRecords, 'Modify All', allowEdit && allowDelete && viewAllRecords, 'Edit, Delete and View All'],
  ];
  for (const [granted, name, needs, needed] of implied) {
    if (granted && !needs) throw node.error(`${name} on ${permission.object} depends on ${needed}`);
  }
  for (const field of object.fields) {
    const master = field.reference?.masterDetail ? field.reference.to[0] : undefined;
    if (master !== undefined && allowRead && !all.some((other) => other.object === master && other.allowRead)) {
      throw node.error(`Read on ${permission.object} depends on Read on its master ${master}`);
    }
  }
}

function checkField(node: MetadataNode, permission: FieldPermission, objects: readonly ObjectDraft[]): void {
  const [objectName = '', fieldName = ''] = permission.field.split('.');
  const field = find(objects, objectName)?.fields.find((candidate) => candidate.name === fieldName);
  if (!field) throw node.error(`fieldPermissions name ${permission.field}, which the embedded org does not have`);
  if (
    field.system ||
    field.nameField ||
    field.reference?.masterDetail ||
    (!field.nillable && field.type !== 'boolean')
  ) {
    throw node.error(`you cannot deploy to a required field: ${permission.field}`);
  }
  if (permission.editable && !permission.readable) throw node.error(`Edit on ${permission.field} depends on Read`);
  if (permission.editable && field.calculated) throw node.error(`${permission.field} is read-only: it takes no Edit`);
}
