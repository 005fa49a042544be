import { basename } from 'node:path';

import { grantOf, isGranted, type Grantor } from './grants.ts';
import type { OrgUser } from './orgUsers.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, text } from './xml.ts';

/** The project's custom permissions, and who has them. */
export interface CustomPermissions {
  readonly names: ReadonlySet<string>;
  /** Those that permission sets or the profile grant a user. */
  readonly of: (user: OrgUser) => readonly string[];
}

export function readCustomPermissions(project: SfdxProject, grantors: readonly Grantor[]): CustomPermissions {
  const names = sourceFiles(project, 'customPermissions/*.customPermission-meta.xml').map((file) =>
    basename(file, '.customPermission-meta.xml'),
  );
  const grants = names.map((name) => ({
    name,
    grant: grantOf(grantors, ({ element }) =>
      children(element, 'customPermissions').some(
        (entry) => text(entry, 'name') === name && text(entry, 'enabled') === 'true',
      ),
    ),
  }));
  return {
    names: new Set(names),
    of: (user) => grants.filter(({ grant }) => isGranted(grant, user)).map(({ name }) => name),
  };
}
