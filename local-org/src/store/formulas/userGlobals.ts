import type { FormulaGlobals, FormulaRecord } from '../../formula/index.ts';
import type { Schema } from '../../schema/index.ts';
import { tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { addressOf } from './orgAddress.ts';
import type { FormulaValues } from './formulaValues.ts';

interface GlobalsContext {
  readonly schema: Schema;
  readonly database: Database;
  readonly values: FormulaValues;
}

const assignedSets = `SELECT s."Name" FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId"
  WHERE a."AssigneeId" = ?`;

/** The global variables for a user; without one those of users are blank. */
export function userGlobals(context: GlobalsContext, userId: string | null): FormulaGlobals {
  const { schema, database, values } = context;
  const record = (objectName: string, id: unknown): FormulaRecord | undefined => {
    const object = schema.object(objectName);
    return object && typeof id === 'string' ? values.record(object, id) : undefined;
  };
  return {
    record: (objectName) => {
      switch (objectName) {
        case 'Organization':
          return record('Organization', database.get('SELECT "Id" FROM "Organization"', [])?.[0]);
        case 'Profile':
          return record('Profile', database.get('SELECT "ProfileId" FROM "User" WHERE "Id" = ?', [userId])?.[0]);
        case 'UserRole':
          return record('UserRole', database.get('SELECT "UserRoleId" FROM "User" WHERE "Id" = ?', [userId])?.[0]);
        default:
          return record('User', userId);
      }
    },
    customMetadata: (type, name) =>
      record(type.name, database.get(`SELECT "Id" FROM ${tableOf(type)} WHERE "DeveloperName" = ?`, [name])?.[0]),
    apiUrl: (path) => {
      const address = addressOf(database);
      const id = database.get('SELECT "Id" FROM "Organization"', [])?.[0];
      return address === undefined || typeof id !== 'string' ? undefined : `${address}${path}/${id.slice(0, 15)}`;
    },
    hasCustomPermission: (name) => {
      const assigned = new Set(database.all(assignedSets, [userId]).map(([set]) => set));
      return schema.permissionSets.some(
        (set) =>
          assigned.has(set.name) &&
          set.customPermissions.some((permission) => permission.toLowerCase() === name.toLowerCase()),
      );
    },
  };
}
