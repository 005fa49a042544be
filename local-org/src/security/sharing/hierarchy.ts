import type { Store } from '../../store/index.ts';

/** The users whose records somebody has by the role hierarchy: the user, and everybody in the roles below. */
export interface Hierarchy {
  readonly userIds: readonly string[];
  /** Those of them whose role lets an account's owner see other people's children of the account, by child object. */
  accountOwners(childObject: string, atLeast: 'Read' | 'Edit'): readonly string[];
}

/** Fields of UserRole by the child object that they are about. Source: "UserRole" in the Object Reference. */
const ROLE_LEVELS = ['Opportunity', 'Contact'] as const;

const SQL = `
WITH RECURSIVE below(id) AS (
  SELECT role."Id" FROM "UserRole" AS role
   WHERE role."ParentRoleId" = (SELECT own."UserRoleId" FROM "User" AS own WHERE own."Id" = ?)
  UNION
  SELECT role."Id" FROM "UserRole" AS role JOIN below ON role."ParentRoleId" = below.id)
SELECT member."Id", role."OpportunityAccessForAccountOwner", role."ContactAccessForAccountOwner"
  FROM "User" AS member LEFT JOIN "UserRole" AS role ON role."Id" = member."UserRoleId"
 WHERE member."Id" = ? OR member."UserRoleId" IN (SELECT id FROM below)`;

/**
 * Read from the org's records, so that a new user or role holds from the next request on. Somebody without a role is above
 * nobody, and nobody is above them.
 * Source: "Controlling Access Using Hierarchies" in Salesforce Help (security_controlling_access_using_hierarchies.htm).
 */
export function hierarchyOf(store: Store, userId: string): Hierarchy {
  const members = [...store.select(SQL, [userId, userId])].map(([id, ...levels]) => ({ id: String(id), levels }));
  return {
    userIds: members.map(({ id }) => id),
    accountOwners: (childObject, atLeast) => {
      const column = ROLE_LEVELS.findIndex((name) => name === childObject);
      const enough = atLeast === 'Read' ? ['Read', 'Edit'] : ['Edit'];
      return members.filter(({ levels }) => enough.includes(String(levels[column]))).map(({ id }) => id);
    },
  };
}
