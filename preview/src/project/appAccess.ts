import { grantOf, isDeclared, isGranted, type Grantor } from './grants.ts';
import type { OrgUser } from './orgUsers.ts';
import { children, text } from './xml.ts';

/** Who may open an app, or one of its tabs. */
export interface Access {
  /** Permission sets that make it visible. */
  readonly permissionSets: readonly string[];
  readonly mayOpen: (user: OrgUser) => boolean;
}

/**
 * An app is visible through a permission set or a profile that says so. A project that says nothing about the app leaves it to
 * everyone: its visibility is then the org's business.
 */
export function readAppAccess(grantors: readonly Grantor[], appName: string): Access {
  const grant = grantOf(grantors, ({ element }) =>
    children(element, 'applicationVisibilities').some(
      (entry) => text(entry, 'application') === appName && text(entry, 'visible') === 'true',
    ),
  );
  return { permissionSets: grant.permissionSets, mayOpen: (user) => !isDeclared(grant) || isGranted(grant, user) };
}

/** What `tabSettings` of a permission set and `tabVisibilities` of a profile call a tab that can be opened. */
const OPEN = ['Visible', 'Available', 'DefaultOn', 'DefaultOff'];

/**
 * A tab is hidden unless a permission set or profile shows it, as the platform has it for tabs that are deployed.
 * Source: "PermissionSetTabSetting" and "ProfileTabVisibility" in the Metadata API Developer Guide.
 */
export function readTabAccess(grantors: readonly Grantor[], tabName: string): Access {
  const grant = grantOf(grantors, ({ element, kind }) =>
    children(element, kind === 'profile' ? 'tabVisibilities' : 'tabSettings').some(
      (entry) => text(entry, 'tab') === tabName && OPEN.includes(text(entry, 'visibility') ?? ''),
    ),
  );
  return { permissionSets: grant.permissionSets, mayOpen: (user) => isGranted(grant, user) };
}
