import { basename } from 'node:path';

import type { OrgUser } from './orgUsers.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readXml, type XmlElement } from './xml.ts';

/** The permission sets and profiles of a project that grant one thing. */
export interface Grant {
  readonly permissionSets: readonly string[];
  readonly profiles: readonly string[];
}

const KINDS = { permissionset: 'PermissionSet', profile: 'Profile' } as const;

function grantors(
  project: SfdxProject,
  kind: keyof typeof KINDS,
  grants: (element: XmlElement, kind: keyof typeof KINDS) => boolean,
): string[] {
  return sourceFiles(project, `${kind}s/*.${kind}-meta.xml`)
    .filter((file) => grants(readXml(file, KINDS[kind]), kind))
    .map((file) => basename(file, `.${kind}-meta.xml`));
}

/** Who grants something. @param grants whether a permission set or profile does */
export function readGrant(
  project: SfdxProject,
  grants: (element: XmlElement, kind: keyof typeof KINDS) => boolean,
): Grant {
  return {
    permissionSets: grantors(project, 'permissionset', grants),
    profiles: grantors(project, 'profile', grants),
  };
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
