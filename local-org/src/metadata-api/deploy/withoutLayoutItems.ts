import type { MetadataFiles } from '../../metadata-checks/index.ts';
import { componentOf, elementsOf, readRoot, withoutElements } from '../../metadata-format/index.ts';
import type { Component, XmlElement } from '../../metadata-format/index.ts';

/** A deleted field goes from the layouts of its object: they never keep a field from being deleted. */
export function withoutLayoutItems(
  files: MetadataFiles,
  deleted: readonly Component[],
  changes: Map<string, Uint8Array | undefined>,
): void {
  const fields = new Set(deleted.filter(({ type }) => type === 'CustomField').map(({ fullName }) => fullName));
  if (fields.size === 0) return;
  for (const [path, bytes] of files) {
    const layout = componentOf(path);
    if (changes.has(path) || layout?.type !== 'Layout') continue;
    const object = layout.fullName.split('-')[0] ?? '';
    const root = readRoot(path, bytes, 'Layout');
    const items = within(within(elementsOf(root, 'layoutSections'), 'layoutColumns'), 'layoutItems');
    const gone = items.filter(({ node }) => fields.has(`${object}.${node.text('field') ?? ''}`));
    if (gone.length > 0) changes.set(path, Buffer.from(withoutElements(root.xml, gone)));
  }
}

function within(elements: readonly XmlElement[], name: string): readonly XmlElement[] {
  return elements.flatMap(({ node }) => elementsOf(node, name));
}
