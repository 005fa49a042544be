import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { sourceComponents } from '../../scripts/build/sourceComponents.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** One element of a metadata file; `texts` and `elements` read its children by name. */
export class MetadataElement {
  readonly children: Readonly<Record<string, unknown>>;

  constructor(content: unknown) {
    this.children = typeof content === 'object' && content !== null ? { ...content } : {};
  }

  /** The text of the first child of that name, as written. */
  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  texts(name: string): string[] {
    return this.list(name).filter((value) => typeof value === 'string');
  }

  elements(name: string): MetadataElement[] {
    return this.list(name)
      .filter((value) => typeof value === 'object')
      .map((value) => new MetadataElement(value));
  }

  private list(name: string): unknown[] {
    const value = this.children[name];
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  }
}

/** A metadata component of this repository's source. */
export interface SourceMetadata {
  readonly type: string;
  readonly fullName: string;
  readonly file: string;
  readonly content: MetadataElement;
}

const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false });

/** All components of a type in this repository's source, read from their files. */
export function sourceMetadata(type: string): SourceMetadata[] {
  return sourceComponents(ROOT)
    .filter((component) => component.type === type)
    .map((component) => ({ ...component, content: metadataElement(readFileSync(component.file, 'utf8'), type) }));
}

/** The root element of a metadata file. */
export function metadataElement(xml: string, type: string): MetadataElement {
  return new MetadataElement((parser.parse(xml) as Record<string, unknown>)[type]);
}
