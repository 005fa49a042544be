import { elementsOf, readRoot } from '../../metadata-format/index.ts';

/** The only file of custom labels. */
export const labelsPath = 'labels/CustomLabels.labels-meta.xml';

/**
 * A deploy of labels leaves those that it does not bring. The deployed ones come first, so that their lines keep their numbers.
 * @throws MetadataError when the deployed file is no XML
 */
export function mergeLabels(known: Uint8Array | undefined, deployed: Uint8Array): Uint8Array {
  if (!known) return deployed;
  const root = readRoot(labelsPath, deployed, 'CustomLabels');
  const names = new Set(elementsOf(root, 'labels').map(({ node }) => node.text('fullName')));
  const kept = elementsOf(readRoot(labelsPath, known, 'CustomLabels'), 'labels').filter(
    ({ node }) => !names.has(node.text('fullName')),
  );
  if (kept.length === 0) return deployed;
  const end = root.xml.lastIndexOf('</');
  const added = kept.map(({ inside }) => `    <labels>${inside}</labels>\n`).join('');
  return Buffer.from(root.xml.slice(0, end) + added + root.xml.slice(end));
}
