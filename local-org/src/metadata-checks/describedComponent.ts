import { componentOf, type Component as ComponentName } from '../metadata-format/index.ts';

export type { ComponentName };

/** The component that a file describes; undefined for a file of other content. A folder of reports or dashboards is a component too. */
export function describedComponent(path: string): ComponentName | undefined {
  const owner = path.endsWith('-meta.xml') ? componentOf(path) : undefined;
  const isFolder = owner && path.endsWith('Folder-meta.xml');
  return isFolder ? { type: `${owner.type}Folder`, fullName: owner.fullName } : owner;
}

/** The folder of the Lightning web component that a file belongs to, `lwc/tierCard`, whatever the file is. */
export function bundleFolderOf(path: string): string | undefined {
  return /^lwc\/[^/]+(?=\/)/.exec(path)?.[0];
}
