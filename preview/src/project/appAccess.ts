import { basename } from 'node:path';

import type { OrgUser } from './orgUsers.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, readXml, text } from './xml.ts';

/** Permission sets and profiles of the project that make an app visible, by name. */
function grantors(project: SfdxProject, appName: string, kind: 'permissionset' | 'profile', root: string): string[] {
  return sourceFiles(project, `${kind}s/*.${kind}-meta.xml`)
    .filter((file) =>
      children(readXml(file, root), 'applicationVisibilities').some(
        (entry) => text(entry, 'application') === appName && text(entry, 'visible') === 'true',
      ),
    )
    .map((file) => basename(file, `.${kind}-meta.xml`));
}

/** Who may open an app. */
export interface AppAccess {
  /** Permission sets that make the app visible. */
  readonly permissionSets: readonly string[];
  readonly mayOpen: (user: OrgUser) => boolean;
}

/**
 * An app is visible through a permission set or a profile that says so. A project that says nothing about the app leaves it to
 * everyone: its visibility is then the org's business.
 */
export function readAppAccess(project: SfdxProject, appName: string): AppAccess {
  const permissionSets = grantors(project, appName, 'permissionset', 'PermissionSet');
  const profiles = grantors(project, appName, 'profile', 'Profile');
  const isDeclared = permissionSets.length + profiles.length > 0;
  return {
    permissionSets,
    mayOpen: (user) =>
      !isDeclared ||
      user.permissionSets?.some((name) => permissionSets.includes(name)) === true ||
      (user.profile !== undefined && profiles.includes(user.profile)),
  };
}
