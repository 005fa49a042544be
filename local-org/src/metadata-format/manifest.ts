import type { Component } from './component.ts';
import { metadataXml, readRoot } from './xmlElements.ts';

/** What a package.xml, or a list of destructive changes, names. */
export interface Manifest {
  /** Members by type; `*` is one of them where all are meant. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
  /** `66.0`; undefined where it is left out. */
  readonly version: string | undefined;
}

/**
 * Reads a manifest. Source: "Sample package.xml Manifest Files", Metadata API Developer Guide.
 * @throws MetadataError when it is no manifest
 */
export function readManifest(path: string, bytes: Uint8Array): Manifest {
  const root = readRoot(path, bytes, 'Package');
  const types = new Map<string, Set<string>>();
  for (const node of root.children('types')) {
    const name = node.required('name');
    const members = types.get(name) ?? new Set();
    for (const member of node.texts('members')) members.add(memberName(member));
    types.set(name, members);
  }
  return { types, version: root.text('version') };
}

/** Folders may be named with a slash at their end, as the CLI does. */
export function memberName(member: string): string {
  return member.replace(/\/$/, '');
}

export function names({ types }: Manifest, { type, fullName }: Component): boolean {
  return types.get(type)?.has(fullName) === true;
}

/** The package.xml that names these components. */
export function manifestXml(components: Iterable<Component>, version: string): string {
  const types = new Map<string, string[]>();
  for (const { type, fullName } of components) types.set(type, [...(types.get(type) ?? []), fullName]);
  const blocks = [...types].sort(byName).map(([type, members]) => {
    const lines = [...new Set(members)].sort().map((member) => `        <members>${escapeXml(member)}</members>\n`);
    return `    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>\n`;
  });
  return metadataXml('Package', `\n${blocks.join('')}    <version>${version}</version>\n`);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
