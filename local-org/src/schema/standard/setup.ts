import { checkbox, dateTime, derived, lookup, phone, picklist, text, textArea } from '../field.ts';
import { addressFields } from './address.ts';
import { standardObject } from './standardObject.ts';

const readOnly = { createable: false, updateable: false, deletable: false } as const;
const setupObject = { recycleBin: false, owner: false, sharingModel: 'Read' } as const;

const organizationTypes = [
  'Team Edition',
  'Professional Edition',
  'Enterprise Edition',
  'Developer Edition',
  'Personal Edition',
  'Unlimited Edition',
  'Contact Manager Edition',
  'Base Edition',
];

const accessLevels = ['None', 'Read', 'Edit'];

/** Source: "Organization" in the Object Reference for the Salesforce Platform. */
export const organization = standardObject({
  ...setupObject,
  name: 'Organization',
  keyPrefix: '00D',
  access: readOnly,
  fields: [
    text('Name', 'Name', 80, { nillable: false, nameField: true }),
    text('Division', 'Division', 80),
    ...addressFields(''),
    phone('Phone', 'Phone'),
    phone('Fax', 'Fax'),
    text('PrimaryContact', 'Primary Contact', 80),
    picklist('DefaultLocaleSidKey', 'Locale', ['en_US'], { nillable: false, length: 40 }),
    picklist('TimeZoneSidKey', 'Time Zone', ['GMT'], { nillable: false, length: 40 }),
    picklist('LanguageLocaleKey', 'Language', ['en_US'], { nillable: false, length: 40 }),
    picklist('OrganizationType', 'Edition', organizationTypes, { ...derived, length: 40 }),
    text('InstanceName', 'Instance Name', 5, derived),
    checkbox('IsSandbox', 'Is Sandbox', derived),
    text('NamespacePrefix', 'Namespace Prefix', 15, derived),
    picklist('DefaultAccountAccess', 'Default Account Access', accessLevels, { ...derived, length: 40 }),
    picklist('DefaultContactAccess', 'Default Contact Access', [...accessLevels, 'ControlledByParent'], {
      ...derived,
      length: 40,
    }),
    picklist('DefaultOpportunityAccess', 'Default Opportunity Access', accessLevels, { ...derived, length: 40 }),
    picklist('DefaultCampaignAccess', 'Default Campaign Access', [...accessLevels, 'All'], { ...derived, length: 40 }),
    picklist('DefaultPricebookAccess', 'Default Price Book Access', ['None', 'Read', 'ReadSelect'], {
      ...derived,
      length: 40,
    }),
    dateTime('TrialExpirationDate', 'Trial Expiration Date', derived),
  ],
});

/** Source: "Profile" in the Object Reference for the Salesforce Platform. */
export const profile = standardObject({
  ...setupObject,
  name: 'Profile',
  keyPrefix: '00e',
  access: readOnly,
  fields: [
    text('Name', 'Name', 255, { nillable: false, nameField: true }),
    picklist('UserType', 'User Type', ['Standard', 'PowerPartner', 'CustomerSuccess', 'Guest'], derived),
    textArea('Description', 'Description', 255),
  ],
});

/** Of the many `Permissions…` fields of the platform those that mean something here. */
const userPermissions: readonly (readonly [name: string, label: string])[] = [
  ['ActivitiesAccess', 'Access Activities'],
  ['ApiEnabled', 'API Enabled'],
  ['ApiUserOnly', 'Api Only User'],
  ['AssignPermissionSets', 'Assign Permission Sets'],
  ['EditEvent', 'Edit Events'],
  ['EditTask', 'Edit Tasks'],
  ['ManageUsers', 'Manage Users'],
  ['ModifyAllData', 'Modify All Data'],
  ['TransferAnyEntity', 'Transfer Record'],
  ['ViewAllData', 'View All Data'],
  ['ViewSetup', 'View Setup and Configuration'],
];

/** Source: "PermissionSet" in the Object Reference for the Salesforce Platform. */
export const permissionSet = standardObject({
  ...setupObject,
  name: 'PermissionSet',
  label: 'Permission Set',
  keyPrefix: '0PS',
  access: readOnly,
  fields: [
    text('Name', 'Permission Set Name', 80, { nillable: false, nameField: true }),
    text('Label', 'Permission Set Label', 80, { nillable: false }),
    text('Description', 'Description', 255),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', derived),
    checkbox('IsCustom', 'Is Custom', derived),
    text('NamespacePrefix', 'Namespace Prefix', 15, derived),
    lookup('ProfileId', 'Profile ID', { to: ['Profile'], relationshipName: 'Profile' }, derived),
    ...userPermissions.map(([name, label]) => checkbox(`Permissions${name}`, label, derived)),
  ],
});

/** Source: "PermissionSetAssignment" in the Object Reference for the Salesforce Platform. */
export const permissionSetAssignment = standardObject({
  ...setupObject,
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  keyPrefix: '0Pa',
  // The platform's update() moves an expiry date, which assignments do not have here.
  access: { updateable: false },
  fields: [
    lookup(
      'PermissionSetId',
      'PermissionSet ID',
      { to: ['PermissionSet'], relationshipName: 'PermissionSet', childRelationshipName: 'Assignments' },
      { nillable: false, updateable: false },
    ),
    lookup(
      'AssigneeId',
      'Assignee ID',
      { to: ['User'], relationshipName: 'Assignee', childRelationshipName: 'PermissionSetAssignments' },
      { nillable: false, updateable: false },
    ),
  ],
});
