import { checkbox, derived, lookup, picklist } from '../field.ts';
import type { FieldSchema } from '../types.ts';
import { standardObject } from './standardObject.ts';

const written = { createable: false, updateable: false, deletable: false } as const;
const setupObject = { recycleBin: false, owner: false, sharingModel: 'Read', access: written } as const;

function parent(childRelationshipName: string): FieldSchema {
  return lookup(
    'ParentId',
    'Parent ID',
    { to: ['PermissionSet'], relationshipName: 'Parent', childRelationshipName },
    { nillable: false },
  );
}

/** Source: "ObjectPermissions" in the Object Reference for the Salesforce Platform. */
export const objectPermissions = standardObject({
  ...setupObject,
  name: 'ObjectPermissions',
  label: 'Object Permissions',
  labelPlural: 'Object Permissions',
  keyPrefix: '110',
  fields: [
    parent('ObjectPerms'),
    picklist('SobjectType', 'Sobject Type Name', [], { nillable: false, length: 40 }),
    checkbox('PermissionsCreate', 'Create Records'),
    checkbox('PermissionsRead', 'Read Records'),
    checkbox('PermissionsEdit', 'Edit Records'),
    checkbox('PermissionsDelete', 'Delete Records'),
    checkbox('PermissionsViewAllRecords', 'Read All Records'),
    checkbox('PermissionsModifyAllRecords', 'Edit All Records'),
  ],
});

/** Source: "FieldPermissions" in the Object Reference for the Salesforce Platform. */
export const fieldPermissions = standardObject({
  ...setupObject,
  name: 'FieldPermissions',
  label: 'Field Permissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  fields: [
    parent('FieldPerms'),
    picklist('SobjectType', 'Sobject Type Name', [], { nillable: false, length: 40 }),
    picklist('Field', 'Field Name', [], { nillable: false }),
    checkbox('PermissionsEdit', 'Edit Field'),
    checkbox('PermissionsRead', 'Read Field'),
  ],
});

/**
 * Never stored: queries on it are answered for the user and the records that they name. Its rows have no id of their own,
 * and so no key prefix but that of the empty id.
 * Source: "UserRecordAccess" in the Object Reference for the Salesforce Platform.
 */
export const userRecordAccess = standardObject({
  ...setupObject,
  name: 'UserRecordAccess',
  label: 'User Record Access',
  labelPlural: 'User Record Access',
  keyPrefix: '000',
  fields: [
    lookup('UserId', 'User ID', { to: ['User'], relationshipName: 'User' }, derived),
    // The platform calls it a picklist; ids of either length are compared as in a lookup, which may point at anything.
    lookup('RecordId', 'Record ID', { to: [], relationshipName: 'Record' }, derived),
    checkbox('HasReadAccess', 'Has Read Access', derived),
    checkbox('HasEditAccess', 'Has Edit Access', derived),
    checkbox('HasDeleteAccess', 'Has Delete Access', derived),
    checkbox('HasTransferAccess', 'Has Transfer Access', derived),
    checkbox('HasAllAccess', 'Has All Access', derived),
    picklist('MaxAccessLevel', 'Maximum Access Level', ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'], {
      ...derived,
      length: 40,
    }),
  ],
});
