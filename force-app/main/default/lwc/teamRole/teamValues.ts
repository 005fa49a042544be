import type { StoredRole } from './storedRoles.ts';

/** What people fill in of a team role, as a form holds it: empty text where nothing is. */
export interface TeamValues {
  readonly User__c: string;
  readonly Department__c: string;
  readonly Critical_Role__c: string;
  readonly Contribution__c: string;
  readonly Main_Contact__c: boolean;
  readonly Department_Contact__c: boolean;
}

export type TeamField = keyof TeamValues;

/** Fields of `Team_Role__c` as `createRecord` and `updateRecord` take them. */
export type TeamRecordFields = Readonly<Record<string, string | boolean | null>>;

/** A place that one person of a team can have, and who has it. */
export interface Claim {
  readonly field: 'Main_Contact__c' | 'Department_Contact__c';
  readonly holder: StoredRole;
}

export const EMPTY_VALUES: TeamValues = {
  User__c: '',
  Department__c: '',
  Critical_Role__c: '',
  Contribution__c: '',
  Main_Contact__c: false,
  Department_Contact__c: false,
};

// The keys of the object above, which TypeScript widens to text.
export const TEAM_FIELDS = Object.keys(EMPTY_VALUES) as readonly TeamField[];

export function valuesOf(role: StoredRole): TeamValues {
  return {
    User__c: role.user.id,
    Department__c: role.department ?? '',
    Critical_Role__c: role.criticalRole ?? '',
    Contribution__c: role.contribution ?? '',
    Main_Contact__c: role.isMainContact,
    Department_Contact__c: role.isDepartmentContact,
  };
}

export function changedTeamFields(from: TeamValues, to: TeamValues): TeamField[] {
  return TEAM_FIELDS.filter((field) => plain(from[field]) !== plain(to[field]));
}

/** A new role, with its keys. */
export function newRoleFields(accountId: string, values: TeamValues): TeamRecordFields {
  const filledIn = Object.fromEntries(
    changedTeamFields(EMPTY_VALUES, values).map((field) => [field, stored(values[field])]),
  );
  return {
    Account__c: accountId,
    Role_Key__c: `${accountId}:${values.User__c}`,
    ...filledIn,
    ...placeKeys(accountId, values, true),
  };
}

/** What differs from the stored role, with the keys that follow; nothing where nothing differs. */
export function roleChanges(role: StoredRole, values: TeamValues, isActive = true): TeamRecordFields {
  const changes = changedTeamFields(valuesOf(role), values).map((field) => [field, stored(values[field])] as const);
  const fields = Object.fromEntries(
    isActive === role.isActive ? changes : [...changes, ['Active__c', isActive] as const],
  );
  const movesPlaces = ['Active__c', 'Department__c', 'Main_Contact__c', 'Department_Contact__c'].some(
    (field) => field in fields,
  );
  return movesPlaces ? { ...fields, ...placeKeys(role.accountId, values, isActive) } : fields;
}

/** Who of the others has a place that these values ask for. */
export function claimsOf(values: TeamValues, team: readonly StoredRole[], ownId: string | undefined): Claim[] {
  const department = sameText(values.Department__c);
  return team
    .filter(({ id, isActive }) => isActive && id !== ownId)
    .flatMap((holder): Claim[] => {
      const isMain = values.Main_Contact__c && holder.isMainContact;
      const isOfDepartment =
        values.Department_Contact__c && holder.isDepartmentContact && sameText(holder.department) === department;
      return [
        ...(isMain ? [{ field: 'Main_Contact__c', holder } as const] : []),
        ...(isOfDepartment ? [{ field: 'Department_Contact__c', holder } as const] : []),
      ];
    });
}

/** Unique while somebody has the place, empty else; validation rules check them. */
function placeKeys(accountId: string, values: TeamValues, isActive: boolean): TeamRecordFields {
  const department = values.Department__c.trim();
  return {
    Main_Contact_Key__c: isActive && values.Main_Contact__c ? accountId : null,
    Department_Contact_Key__c: isActive && values.Department_Contact__c ? `${accountId}:${department}` : null,
  };
}

/** Unique keys do not tell upper and lower case apart. */
export function sameText(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase();
}

/** Salesforce stores no blanks around a text, and lines end in one way or another. */
function plain(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim().replace(/\r\n?/g, '\n') : value;
}

function stored(value: string | boolean): string | boolean | null {
  return typeof value === 'string' ? value.trim() || null : value;
}
