import type { ObjectSchema } from '../schema/index.ts';
import type { ObjectAccess } from './types.ts';

export const NO_ACCESS: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
export const READ_ACCESS: ObjectAccess = { ...NO_ACCESS, read: true };
export const FULL_ACCESS: ObjectAccess = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};

/** No profile or permission set grants these; every user of the API reads them. */
export const EVERYONE_READS: ReadonlySet<string> = new Set([
  'BusinessHours',
  'BusinessProcess',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentVersion',
  'CurrencyType',
  'DatedConversionRate',
  'Group',
  'GroupMember',
  'OpportunityStage',
  'Organization',
  'Profile',
  'RecordType',
  'TaskStatus',
  'User',
  'UserRecordAccess',
  'UserRole',
]);

const PERMISSION_SETTERS: readonly string[] = ['ViewSetup', 'AssignPermissionSets', 'ManageUsers'];

/**
 * Readable with one of these user permissions only. Source: Object Reference, "PermissionSet", "PermissionSetAssignment" and
 * "DuplicateRule", special access rules; the tables of a permission set's permissions go with it.
 */
export const SETUP_OBJECTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['DuplicateRule', ['ViewSetup']],
  ['FieldPermissions', PERMISSION_SETTERS],
  ['ObjectPermissions', PERMISSION_SETTERS],
  ['PermissionSet', PERMISSION_SETTERS],
  ['PermissionSetAssignment', PERMISSION_SETTERS],
]);

/** The object whose permissions decide about an object: its own, unless it is a child without any. */
export function permissionsOf({ name, historyOf, shareOf }: ObjectSchema): string {
  return historyOf ?? shareOf ?? PARENT_OF[name] ?? name;
}

/** Standard children without object permissions of their own: they follow the parent's. */
export const PARENT_OF: Readonly<Record<string, string>> = {
  AccountContactRole: 'Account',
  CampaignMember: 'Campaign',
  CaseComment: 'Case',
  OpportunityCompetitor: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  EventRelation: 'Event',
  PricebookEntry: 'Pricebook2',
  TaskRelation: 'Task',
};

/** Whether an object's records are parts of others: who may change those may create, change and delete them. Source: "Add Contact Roles to Opportunities" in Salesforce Help (000385380). */
export function isPart({ name }: Pick<ObjectSchema, 'name'>): boolean {
  return name in PARENT_OF;
}

/** Every user has files; which ones, and what to do with them, is a matter of sharing. */
export const FILE_ACCESS: ObjectAccess = { ...READ_ACCESS, create: true, edit: true, delete: true };

/** Activities have user permissions instead of object permissions. */
export const ACTIVITY_OBJECTS: ReadonlySet<string> = new Set(['Task', 'Event']);

export function union(one: ObjectAccess, other: ObjectAccess): ObjectAccess {
  return {
    read: one.read || other.read,
    create: one.create || other.create,
    edit: one.edit || other.edit,
    delete: one.delete || other.delete,
    viewAll: one.viewAll || other.viewAll,
    modifyAll: one.modifyAll || other.modifyAll,
  };
}
