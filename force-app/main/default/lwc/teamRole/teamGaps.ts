import type { ColleagueInContact } from './ourContacts.ts';
import type { StoredRole } from './storedRoles.ts';
import { sameText } from './teamValues.ts';

/** What a team lacks. */
export type TeamGap =
  | { readonly kind: 'NoMainContact' }
  /** Departments of ours that should work for the account, and nobody of them does. */
  | { readonly kind: 'DepartmentsMissing'; readonly departments: readonly string[] }
  /** Departments whose people work for the account, none of them as the one to turn to. */
  | { readonly kind: 'NoDepartmentContact'; readonly departments: readonly string[] }
  /** Whoever works with the customer and is not named. */
  | { readonly kind: 'NotOnTeam'; readonly colleague: ColleagueInContact };

/**
 * What an account's team lacks. Of an empty team only who was in contact is told: that it is empty says the rest.
 *
 * @param team stored roles, active or not
 * @param contacts undefined where the user may not see who was in contact
 * @param expectedDepartments that should work for the account
 */
export function teamGaps(
  team: readonly StoredRole[],
  contacts: readonly ColleagueInContact[] | undefined,
  expectedDepartments: readonly string[],
): TeamGap[] {
  const active = team.filter(({ isActive }) => isActive);
  const ids = new Set(active.map(({ user }) => user.id));
  const others = (contacts ?? []).filter(({ user }) => !ids.has(user.id));
  return [
    ...(active.length === 0 ? [] : placeGaps(active, expectedDepartments)),
    ...others.map((colleague) => ({ kind: 'NotOnTeam', colleague }) as const),
  ];
}

function placeGaps(active: readonly StoredRole[], expectedDepartments: readonly string[]): TeamGap[] {
  const gaps: TeamGap[] = [];
  if (!active.some(({ isMainContact }) => isMainContact)) {
    gaps.push({ kind: 'NoMainContact' });
  }
  // By what unique keys take for the same; told as it is written first.
  const present = new Map<string, string>();
  for (const { department } of active) {
    if (department && !present.has(sameText(department))) {
      present.set(sameText(department), department);
    }
  }
  const missing = expectedDepartments.filter((name) => !present.has(sameText(name)));
  if (missing.length > 0) {
    gaps.push({ kind: 'DepartmentsMissing', departments: missing });
  }
  const contacted = new Set(
    active.filter(({ isDepartmentContact }) => isDepartmentContact).map(({ department }) => sameText(department)),
  );
  const headless = [...present].filter(([key]) => !contacted.has(key)).map(([, name]) => name);
  if (headless.length > 0) {
    gaps.push({ kind: 'NoDepartmentContact', departments: headless });
  }
  return gaps;
}
