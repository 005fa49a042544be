import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { ObjectAccess } from './types.ts';
import { EVERYONE_READS, FULL_ACCESS, NO_ACCESS, permissionsOf, READ_ACCESS, SETUP_OBJECTS } from './objectAccess.ts';

/**
 * What a standard profile grants by itself. Source: "Standard Profiles", Salesforce Help (standard_profiles.htm).
 * Custom fields are not part of it: a profile that is not deployed with the field never grants it.
 */
export interface ProfileDefinition {
  readonly name: string;
  /** `Profile.UserType` and `User.UserType`. */
  readonly userType: 'Standard';
  readonly userPermissions: readonly string[];
  /** Standard fields of every object that the profile itself makes accessible. */
  readonly standardFields: boolean;
  object(object: ObjectSchema, schema: Schema): ObjectAccess;
}

const CREATE_EDIT: ObjectAccess = { ...READ_ACCESS, create: true, edit: true };
const CREATE_EDIT_DELETE: ObjectAccess = { ...CREATE_EDIT, delete: true };

const STANDARD_USER_OBJECTS: Readonly<Record<string, ObjectAccess>> = {
  Account: CREATE_EDIT_DELETE,
  Asset: CREATE_EDIT_DELETE,
  Campaign: READ_ACCESS,
  Case: CREATE_EDIT,
  Contact: CREATE_EDIT_DELETE,
  Contract: CREATE_EDIT_DELETE,
  Event: CREATE_EDIT_DELETE,
  Lead: CREATE_EDIT,
  Opportunity: CREATE_EDIT_DELETE,
  Order: CREATE_EDIT_DELETE,
  Pricebook2: READ_ACCESS,
  Product2: READ_ACCESS,
  Task: CREATE_EDIT_DELETE,
};

const ACTIVITY_PERMISSIONS = ['ActivitiesAccess', 'EditTask', 'EditEvent'];

const administrator: ProfileDefinition = {
  name: 'System Administrator',
  userType: 'Standard',
  userPermissions: [
    'ApiEnabled',
    'AssignPermissionSets',
    'AuthorApex',
    'CustomizeApplication',
    'LightningExperienceUser',
    'ManageDataIntegrations',
    'ManageProfilesPermissionsets',
    'ManageUsers',
    'ModifyAllData',
    'ModifyMetadata',
    'RunReports',
    'ViewAllData',
    'ViewAllUsers',
    'ViewRoles',
    'ViewSetup',
    ...ACTIVITY_PERMISSIONS,
  ],
  standardFields: true,
  object: () => FULL_ACCESS,
};

const standardUser: ProfileDefinition = {
  name: 'Standard User',
  userType: 'Standard',
  userPermissions: [
    'ApiEnabled',
    'LightningExperienceUser',
    'RunReports',
    'ViewRoles',
    'ViewSetup',
    ...ACTIVITY_PERMISSIONS,
  ],
  standardFields: true,
  object: (object) => {
    if (EVERYONE_READS.has(object.name) || SETUP_OBJECTS.has(object.name)) return READ_ACCESS;
    return STANDARD_USER_OBJECTS[permissionsOf(object)] ?? NO_ACCESS;
  },
};

const apiOnly: ProfileDefinition = {
  name: 'Minimum Access - API Only Integrations',
  userType: 'Standard',
  userPermissions: ['ApiEnabled', 'ApiUserOnly'],
  standardFields: false,
  object: (object) => (EVERYONE_READS.has(object.name) ? READ_ACCESS : NO_ACCESS),
};

/** Grants no object, so that permission sets alone decide. Source: "Standard Profiles", Salesforce Help. */
const minimumAccess: ProfileDefinition = {
  name: 'Minimum Access - Salesforce',
  userType: 'Standard',
  userPermissions: ['ActivitiesAccess'],
  standardFields: false,
  object: (object) => (EVERYONE_READS.has(object.name) ? READ_ACCESS : NO_ACCESS),
};

export const PROFILES: readonly ProfileDefinition[] = [administrator, standardUser, apiOnly, minimumAccess];

export function profileNamed(name: string): ProfileDefinition | undefined {
  return PROFILES.find((profile) => profile.name === name);
}
