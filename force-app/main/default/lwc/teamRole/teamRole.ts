/** The account team: as it is read, what a change of it writes, who has a place already, and what it lacks. */
export { OUR_CONTACTS, readOurContacts } from './ourContacts.ts';
export type { ColleagueInContact } from './ourContacts.ts';
export { TEAM_ROLES, readTeam } from './storedRoles.ts';
export type { StoredRole } from './storedRoles.ts';
export { teamGaps } from './teamGaps.ts';
export type { TeamGap } from './teamGaps.ts';
export {
  EMPTY_VALUES,
  TEAM_FIELDS,
  changedTeamFields,
  claimsOf,
  newRoleFields,
  roleChanges,
  sameText,
  valuesOf,
} from './teamValues.ts';
export type { Claim, TeamField, TeamRecordFields, TeamValues } from './teamValues.ts';
