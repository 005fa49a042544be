import type { Choice } from 'c/stakeholder';

/** The role's label; a role that the picklist does not have any more is its own. */
export function roleLabel(roles: readonly Choice[], role: string): string {
  return roles.find(({ value }) => value === role)?.label ?? role;
}
