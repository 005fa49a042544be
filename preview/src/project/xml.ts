import { readFileSync } from 'node:fs';

import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { PreviewError } from './previewError.ts';

/** A parsed element: child elements by name, always as lists; text under `#text`, attributes under `@name`. */
export type XmlElement = Readonly<Record<string, readonly XmlElement[] | string | undefined>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  alwaysCreateTextNode: true,
  processEntities: true,
});

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a metadata file.
 * @throws PreviewError naming file and line when it is not well-formed, or has another root element.
 */
export function readXml(file: string, root: string): XmlElement {
  const source = readFileSync(file, 'utf8');
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) {
    throw new PreviewError(verdict.err.msg, 'Correct the XML.', `${file}:${verdict.err.line}`);
  }
  const document: unknown = parser.parse(source);
  const element = isElement(document) ? children(document, root)[0] : undefined;
  if (element === undefined) {
    throw new PreviewError(`has no <${root}> element`, `A file of this kind starts with <${root}>.`, file);
  }
  return element;
}

/** The child elements of that name, in order; none when there is no such child. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  const found = element[name];
  return found === undefined || typeof found === 'string' ? [] : found;
}

/** The text of the first child of that name, `undefined` when there is no such child. */
export function text(element: XmlElement, name: string): string | undefined {
  const value = children(element, name)[0]?.['#text'];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of all children of that name. */
export function texts(element: XmlElement, name: string): readonly string[] {
  return children(element, name).map((child) => (typeof child['#text'] === 'string' ? child['#text'] : ''));
}

/** The attribute's value, `undefined` when the element does not carry it. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element[`@${name}`];
  return typeof value === 'string' ? value : undefined;
}
