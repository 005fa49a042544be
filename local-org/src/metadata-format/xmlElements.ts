import { fileInMemory, placeAt, readMetadata } from '../schema/index.ts';
import type { MetadataNode, MetadataPlace } from '../schema/index.ts';

/** A child of a file's root, as it is written. */
export interface XmlElement {
  readonly node: MetadataNode;
  /** What is between its tags. */
  readonly inside: string;
  /** Where what is between its tags begins. */
  readonly place: Required<MetadataPlace>;
  readonly start: number;
  readonly end: number;
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** @throws MetadataError when it is no well-formed XML or has another root element. */
export function readRoot(path: string, bytes: Uint8Array, rootName: string): MetadataNode {
  return readMetadata(fileInMemory(path, bytes), rootName);
}

/** The children of a name that hold elements themselves; those that hold text are not among them. */
export function elementsOf(root: MetadataNode, name: string): readonly XmlElement[] {
  return root.children(name).flatMap((node) => {
    if (!node.range) return [];
    const { startIndex: start, endIndex: end } = node.range;
    const written = root.xml.slice(start, end);
    const begin = written.indexOf('>') + 1;
    const inside = written.slice(begin, written.lastIndexOf('</'));
    return [{ node, inside, place: placeAt(root.xml, start + begin), start, end }];
  });
}

/** The file without some of the elements, and without the lines that these leave empty. */
export function withoutElements(xml: string, elements: readonly XmlElement[]): string {
  let rest = xml;
  for (const { start, end } of [...elements].sort((one, other) => other.start - one.start)) {
    const before = rest.slice(0, start).replace(/\n[ \t]*$/, '');
    rest = before + rest.slice(end);
  }
  return rest;
}

/** A metadata file whose root element holds this. */
export function metadataXml(rootName: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${rootName} xmlns="${namespace}">${inside}</${rootName}>\n`;
}
