import { basename } from 'node:path';

import type { OrgUser } from './orgUsers.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readXml, type XmlElement } from './xml.ts';

const ROOTS = { permissionset: 'PermissionSet', profile: 'Profile' } as const;

/** A permission set or a profile of the project. */
export interface Grantor {
  readonly kind: keyof typeof ROOTS;
  readonly name: string;
  readonly element: XmlElement;
}

/** The project's permission sets and profiles, each file read once. */
export function readGrantors(project: SfdxProject): readonly Grantor[] {
  return (['permissionset', 'profile'] as const).flatMap((kind) =>
    sourceFiles(project, `${kind}s/*.${kind}-meta.xml`).map((file) => ({
      kind,
      name: basename(file, `.${kind}-meta.xml`),
      element: readXml(file, ROOTS[kind]),
    })),
  );
}

/** The permission sets and profiles that grant one thing. */
export interface Grant {
  readonly permissionSets: readonly string[];
  readonly profiles: readonly string[];
}

export function grantOf(grantors: readonly Grantor[], grants: (grantor: Grantor) => boolean): Grant {
  const granting = grantors.filter(grants);
  const names = (wanted: Grantor['kind']): string[] =>
    granting.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  return { permissionSets: names('permissionset'), profiles: names('profile') };
}

export function isGranted({ permissionSets, profiles }: Grant, user: OrgUser): boolean {
  return (
    user.permissionSets?.some((name) => permissionSets.includes(name)) === true ||
    (user.profile !== undefined && profiles.includes(user.profile))
  );
}

/** Whether the project grants it to anybody. What nobody grants is the org's business. */
export function isDeclared({ permissionSets, profiles }: Grant): boolean {
  return permissionSets.length + profiles.length > 0;
}
