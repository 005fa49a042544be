import type { MetadataFiles } from '../../metadata-checks/index.ts';
import {
  componentOf,
  elementsIn,
  fileElements,
  isKnownType,
  keyOf,
  readRoot,
  withoutElements,
} from '../../metadata-format/index.ts';
import type { Component } from '../../metadata-format/index.ts';
import { failure, ofManifest, warning } from './deployMessage.ts';
import type { DeployMessage } from './deployMessage.ts';
import type { DestructiveChanges } from './deployPackage.ts';
import { withoutGrants } from './withoutGrants.ts';
import { withoutLayoutItems } from './withoutLayoutItems.ts';

/** What deleting components changes, before anybody looked whether something refers to them. */
export interface Deletion {
  /** Those that are there, with their own files. */
  readonly deleted: ReadonlyMap<Component, readonly string[]>;
  readonly changes: Map<string, Uint8Array | undefined>;
  readonly messages: readonly DeployMessage[];
}

/**
 * Source: "Deleting Components from an Organization", Metadata API Developer Guide: no wildcards; a component that is not there is no
 * error. The warning's wording is what the CLI looks for: "No ApexClass named: test1 found".
 * @param refused keys of components that stay
 */
export function deletionOf(
  { file, manifest }: DestructiveChanges,
  files: MetadataFiles,
  refused: ReadonlySet<string>,
): Deletion {
  const deleted = new Map<Component, readonly string[]>();
  const changes = new Map<string, Uint8Array | undefined>();
  const messages: DeployMessage[] = [];
  for (const [type, members] of manifest.types) {
    if (!isKnownType(type)) {
      messages.push(failure(ofManifest(file), file, `Unknown type name '${type}' specified in ${file}`));
      continue;
    }
    for (const fullName of members) {
      const component = { type, fullName };
      if (refused.has(keyOf(component))) continue;
      const problem = undeletable(component);
      if (problem !== undefined) messages.push(failure(component, file, problem));
      else if (fileElements.some(({ name }) => name === type)) deleteElement(component);
      else deleteFiles(component);
    }
  }
  withoutGrants(files, [...deleted.keys()], changes);
  withoutLayoutItems(files, [...deleted.keys()], changes);
  return { deleted, changes, messages };

  function deleteFiles(component: Component): void {
    const own = [...files.keys()].filter((path) => belongsTo(path, component));
    if (own.length === 0) notFound(component);
    else deleted.set(component, own);
    for (const path of own) changes.set(path, undefined);
  }

  function deleteElement(component: Component): void {
    const found = [...files]
      .map(([path, bytes]) => [path, changes.get(path) ?? bytes] as const)
      .flatMap(([path, bytes]) => elementsIn(path, bytes))
      .filter((one) => keyOf(one.component) === keyOf(component));
    const [first] = found;
    if (!first) {
      notFound(component);
      return;
    }
    const { path, kind } = first;
    const root = readRoot(path, changes.get(path) ?? files.get(path) ?? new Uint8Array(), kind.of);
    deleted.set(component, []);
    changes.set(
      path,
      Buffer.from(
        withoutElements(
          root.xml,
          found.map(({ element }) => element),
        ),
      ),
    );
  }

  function notFound({ type, fullName }: Component): void {
    messages.push(warning({ type, fullName: file }, file, `No ${type} named: ${fullName} found`));
  }
}

function undeletable({ type, fullName }: Component): string | undefined {
  if (fullName === '*') return 'Wildcards cannot be used in destructive changes';
  const own = type === 'CustomObject' ? fullName : type === 'CustomField' ? (fullName.split('.')[1] ?? '') : undefined;
  if (own === undefined || /__(c|mdt)$/.test(own)) return undefined;
  return `Cannot delete standard ${type === 'CustomObject' ? 'object' : 'field'}: ${fullName}`;
}

/** With an object go its parts, and what exists only for it: its tab, layouts, actions, and the records of a custom metadata type. */
function belongsTo(path: string, { type, fullName }: Component): boolean {
  const component = componentOf(path);
  if (component?.type === type && component.fullName === fullName) return true;
  if (type !== 'CustomObject') return false;
  const folders = [
    `objects/${fullName}/`,
    `layouts/${fullName}-`,
    `quickActions/${fullName}.`,
    `tabs/${fullName}.tab-meta.xml`,
    ...(fullName.endsWith('__mdt') ? [`customMetadata/${fullName.replace(/__mdt$/, '')}.`] : []),
  ];
  return folders.some((folder) => path.startsWith(folder));
}
