import { CommandError } from '../cli/index.ts';
import type { Org, Row } from './types.ts';

/** What the user's profile and permission sets grant together. */
export interface UserPermissions {
  readonly viewAllData: boolean;
  readonly modifyAllData: boolean;
  /** The objects whose records the user sees, or may change, whoever owns them. */
  readonly viewAllRecords: ReadonlySet<string>;
  readonly modifyAllRecords: ReadonlySet<string>;
}

/** How orgs answer who may not look at permission sets: the objects do not exist, or not their fields. */
const NOT_ALLOWED = new Set([
  'INVALID_TYPE',
  'INVALID_FIELD',
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'FUNCTIONALITY_NOT_ENABLED',
]);

/**
 * Reads what the logged-in user may do. A profile's permissions are those of the permission set that it owns, which is assigned
 * to its users like any other. Since Summer '20 only users with "View Setup and Configuration" may ask.
 * https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-objectpermissions.html
 * https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionsetassignment.html
 * @returns undefined when the org does not answer that to this user
 */
export async function readUserPermissions(org: Org, objects: readonly string[]): Promise<UserPermissions | undefined> {
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${org.userId}'`;
  const types = objects.map((name) => `'${name}'`).join(', ');
  const grants = await ask(
    org,
    `SELECT SobjectType, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM ObjectPermissions WHERE SobjectType IN (${types}) AND PermissionsViewAllRecords = true AND ParentId IN (${assigned})`,
  );
  if (grants === undefined) {
    return undefined;
  }
  const sets = await ask(
    org,
    `SELECT PermissionsViewAllData, PermissionsModifyAllData FROM PermissionSet WHERE Id IN (${assigned})`,
  );

  const objectsWith = (flag: string) =>
    new Set(grants.filter((grant) => grant[flag] === true).map(({ SobjectType: type }) => String(type)));
  return {
    viewAllData: sets?.some((set) => set.PermissionsViewAllData === true) ?? false,
    modifyAllData: sets?.some((set) => set.PermissionsModifyAllData === true) ?? false,
    viewAllRecords: objectsWith('PermissionsViewAllRecords'),
    modifyAllRecords: objectsWith('PermissionsModifyAllRecords'),
  };
}

async function ask(org: Org, soql: string): Promise<readonly Row[] | undefined> {
  try {
    return await org.query(soql);
  } catch (thrown) {
    if (thrown instanceof CommandError && NOT_ALLOWED.has(thrown.code)) {
      return undefined;
    }
    throw thrown;
  }
}
