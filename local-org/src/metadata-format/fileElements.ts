import { componentOf } from './component.ts';
import type { Component } from './component.ts';
import { fileElements } from './metadataTypes.ts';
import type { FileElement } from './metadataTypes.ts';
import { elementsOf, readRoot } from './xmlElements.ts';
import type { XmlElement } from './xmlElements.ts';

/** A component that is an element of a file. */
export interface ElementComponent {
  readonly kind: FileElement;
  readonly component: Component;
  readonly path: string;
  readonly element: XmlElement;
}

/**
 * The components that are elements of a file in source form; none in a file of another type.
 * @throws MetadataError when the file is no XML
 */
export function elementsIn(path: string, bytes: Uint8Array): readonly ElementComponent[] {
  const file = componentOf(path);
  const kinds = fileElements.filter(({ of }) => of === file?.type);
  return kinds.flatMap((kind) =>
    elementsOf(readRoot(path, bytes, kind.of), kind.element).map((element): ElementComponent => {
      const name = element.node.text('fullName') ?? '';
      const fullName = kind.namedByFile ? `${file?.fullName ?? ''}.${name}` : name;
      return { kind, component: { type: kind.name, fullName }, path, element };
    }),
  );
}

/**
 * A deploy of such a file leaves the elements that it does not bring. The deployed ones come first, so that their lines keep their
 * numbers.
 * @throws MetadataError when the deployed file is no XML
 */
export function mergeElements(path: string, known: Uint8Array, deployed: Uint8Array): Uint8Array {
  const [first] = elementsIn(path, known);
  if (!first) return deployed;
  const names = new Set(elementsIn(path, deployed).map(({ component }) => JSON.stringify(component)));
  const kept = elementsIn(path, known).filter(({ component }) => !names.has(JSON.stringify(component)));
  if (kept.length === 0) return deployed;
  const { xml } = readRoot(path, deployed, first.kind.of);
  const end = xml.lastIndexOf('</');
  const added = kept.map(({ kind, element }) => `    <${kind.element}>${element.inside}</${kind.element}>\n`).join('');
  return Buffer.from(xml.slice(0, end) + added + xml.slice(end));
}
