import { OrgError, UnsupportedError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Database } from '../database.ts';
import type { Row } from './row.ts';

/** The member that is there already: it is the answer to one who is added again. Source: "GroupMember" in the Object Reference. */
export function knownMember(
  database: Database,
  object: ObjectSchema,
  { GroupId, UserOrGroupId }: Row,
): string | undefined {
  if (object.name !== 'GroupMember') return undefined;
  const sql = 'SELECT "Id" FROM "GroupMember" WHERE "GroupId" = ? AND "UserOrGroupId" = ?';
  const row = database.get(sql, [GroupId ?? null, UserOrGroupId ?? null]);
  return row && String(row[0]);
}

/**
 * Groups that are in each other are refused. Source: "CIRCULAR_DEPENDENCY", StatusCode, SOAP API Developer Guide: public group A can't
 * include public group B if B includes A already.
 * @throws UnsupportedError for the group of a role
 */
export function checkGroupMember(database: Database, object: ObjectSchema, row: Row): OrgError | undefined {
  if (object.name !== 'GroupMember') return undefined;
  const member = database.get('SELECT "Type" FROM "Group" WHERE "Id" = ?', [row.UserOrGroupId ?? null]);
  if (member && member[0] !== 'Regular') throw new UnsupportedError('roles in public groups');
  const within = [String(row.UserOrGroupId)];
  for (const id of within) {
    if (id === row.GroupId) {
      return new OrgError('CIRCULAR_DEPENDENCY', 'circular dependency between groups', { fields: ['UserOrGroupId'] });
    }
    within.push(
      ...database
        .all('SELECT "UserOrGroupId" FROM "GroupMember" WHERE "GroupId" = ?', [id])
        .map(([one]) => String(one)),
    );
  }
  return undefined;
}
