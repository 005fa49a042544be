import { basename } from 'node:path';
import type { FieldPermission, ObjectPermission, PermissionSetSchema } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.permissionset-meta.xml';

export function isPermissionSet({ path }: MetadataFile): boolean {
  return path.endsWith(suffix);
}

/** What a permission set says. Whether the platform would deploy it is for the security room to judge. */
export function readPermissionSet(file: MetadataFile): PermissionSetSchema {
  const node = readMetadata(file, 'PermissionSet');
  return {
    file: file.path,
    name: basename(file.path, suffix),
    label: node.required('label'),
    objectPermissions: node.children('objectPermissions').map(objectPermission),
    fieldPermissions: node.children('fieldPermissions').map(fieldPermission),
    userPermissions: enabledNames(node, 'userPermissions'),
    customPermissions: enabledNames(node, 'customPermissions'),
    recordTypes: node.children('recordTypeVisibilities').flatMap(visibleRecordType),
    customMetadataTypes: enabledNames(node, 'customMetadataTypeAccesses'),
  };
}

function enabledNames(node: MetadataNode, element: string): string[] {
  return node
    .children(element)
    .filter((permission) => permission.flag('enabled'))
    .map((permission) => permission.required('name'));
}

/** Which record type is a user's default is for profiles to say. Source: "PermissionSet" in the Metadata API Developer Guide. */
function visibleRecordType(node: MetadataNode): string[] {
  node.refuseOthers(new Set(['recordType', 'visible']));
  const name = node.required('recordType');
  return node.flag('visible') ? [name] : [];
}

function objectPermission(node: MetadataNode): ObjectPermission {
  if (node.flag('viewAllFields')) throw node.error('<viewAllFields> is not supported by the embedded org');
  return {
    object: node.required('object'),
    allowRead: node.flag('allowRead'),
    allowCreate: node.flag('allowCreate'),
    allowEdit: node.flag('allowEdit'),
    allowDelete: node.flag('allowDelete'),
    viewAllRecords: node.flag('viewAllRecords'),
    modifyAllRecords: node.flag('modifyAllRecords'),
    place: () => node.place,
  };
}

function fieldPermission(node: MetadataNode): FieldPermission {
  return {
    field: node.required('field'),
    readable: node.flag('readable'),
    editable: node.flag('editable'),
    place: () => node.place,
  };
}
