import type { OrgContext } from '../../http/index.ts';
import { componentOf, metadataPath } from '../../metadata-format/index.ts';
import type { Component } from '../../metadata-format/index.ts';
import type { LiveOrg } from '../../org/index.ts';

/** What the platform gives for components that have no id of their own. */
const noId = '000000000000000AAA';

/** Gives the properties of components, as an org has them at one moment. */
export type DescribeFile = (component: Component, path: string, folder?: string) => Record<string, unknown>;

/** Source: "FileProperties", Metadata API Developer Guide. Nobody is known to have changed what came with the project. */
export function describeFiles(org: OrgContext, live: LiveOrg): DescribeFile {
  const changes = live.changes();
  return ({ type, fullName }, path, folder = '') => {
    const change = changes.get(path);
    const userId = change?.changedBy ?? live.administratorId;
    const date = new Date(change?.changedAt ?? live.startedAt).toISOString();
    const name = org.directory.user(userId)?.Name;
    return {
      createdById: userId,
      createdByName: name,
      createdDate: date,
      fileName: folder + metadataPath(path),
      fullName,
      id: noId,
      lastModifiedById: userId,
      lastModifiedByName: name,
      lastModifiedDate: date,
      manageableState: 'unmanaged',
      type,
    };
  };
}

/** The components that files in source form make, with one of their files; folders are told from what is in them by their type. */
export function componentsIn(paths: Iterable<string>): ReadonlyMap<string, { component: Component; path: string }> {
  const found = new Map<string, { component: Component; path: string }>();
  for (const path of paths) {
    const component = componentOf(path);
    if (component) found.set(`${component.type}:${component.fullName}`, { component, path });
  }
  return found;
}
