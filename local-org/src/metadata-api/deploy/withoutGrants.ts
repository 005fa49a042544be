import type { MetadataFiles } from '../../metadata-checks/index.ts';
import { componentOf, elementsOf, readRoot, withoutElements } from '../../metadata-format/index.ts';
import type { Component } from '../../metadata-format/index.ts';

/** An entry of a permission set: the element that holds it, and the one inside that names what it is about. */
interface Grant {
  readonly type: string;
  readonly element: string;
  readonly name: string;
}

/** Source: "PermissionSet", Metadata API Developer Guide. */
const grants: readonly Grant[] = [
  { type: 'CustomApplication', element: 'applicationVisibilities', name: 'application' },
  { type: 'CustomField', element: 'fieldPermissions', name: 'field' },
  { type: 'CustomObject', element: 'customMetadataTypeAccesses', name: 'name' },
  { type: 'CustomObject', element: 'objectPermissions', name: 'object' },
  { type: 'CustomObject', element: 'tabSettings', name: 'tab' },
  { type: 'CustomPermission', element: 'customPermissions', name: 'name' },
  { type: 'CustomTab', element: 'tabSettings', name: 'tab' },
  { type: 'RecordType', element: 'recordTypeVisibilities', name: 'recordType' },
];

/** What is granted on a component goes with it: a permission set never keeps a component from being deleted. */
export function withoutGrants(
  files: MetadataFiles,
  deleted: readonly Component[],
  changes: Map<string, Uint8Array | undefined>,
): void {
  if (deleted.length === 0) return;
  const isGone = (type: string, fullName: string): boolean =>
    deleted.some(
      (component) =>
        (component.type === type && component.fullName === fullName) ||
        (component.type === 'CustomObject' && fullName.startsWith(`${component.fullName}.`)),
    );
  for (const [path, bytes] of files) {
    if (changes.has(path) || componentOf(path)?.type !== 'PermissionSet') continue;
    const root = readRoot(path, bytes, 'PermissionSet');
    const gone = grants.flatMap(({ type, element, name }) =>
      elementsOf(root, element).filter(({ node }) => isGone(type, node.text(name) ?? '')),
    );
    if (gone.length > 0) changes.set(path, Buffer.from(withoutElements(root.xml, gone)));
  }
}
