import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MetadataError } from '../metadataError.ts';
import type { MetadataPlace } from '../metadataError.ts';
import type { MetadataFile } from './metadataFile.ts';

const parser = new XMLParser({
  // Of all attributes only these say something: the type of a custom metadata value, or that it has none.
  ignoreAttributes: (name) => !['xsi:type', 'xsi:nil'].includes(name),
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  captureMetaData: true,
  // Every element is a list, so that one and many read alike.
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

interface MetadataXml {
  readonly path: string;
  readonly xml: string;
}

/** From the first character of an element to the one behind it. */
export interface ElementRange {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** One element of a metadata file; every complaint names the file. */
export class MetadataNode {
  /** The path of its file. */
  readonly file: string;
  /** The whole file, its lines ended with a line feed. */
  readonly xml: string;
  /** Where the element is in its file; undefined for one that holds only text. */
  readonly range: ElementRange | undefined;
  readonly #children: ReadonlyMap<string, readonly unknown[]>;

  constructor({ path, xml }: MetadataXml, element: unknown) {
    this.file = path;
    this.xml = xml;
    this.#children = childrenOf(element);
    this.range = rangeOf(element);
  }

  /** Where the platform's parser is when it has read the element's start tag. */
  get place(): MetadataPlace {
    return this.range ? placeAt(this.xml, this.xml.indexOf('>', this.range.startIndex) + 1) : {};
  }

  /** Names of the elements inside this one. */
  names(): string[] {
    return [...this.#children.keys()];
  }

  /** The text of an element, undefined when it is missing, empty, or said to be nothing. */
  text(name: string): string | undefined {
    const value = this.#children.get(name)?.[0];
    if (isNil(value)) return undefined;
    if (value !== undefined && typeof value !== 'string') throw this.error(`<${name}> must hold text`);
    return value === '' ? undefined : value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw this.error(`<${name}> is missing`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.text(name) ?? 'false';
    if (value !== 'true' && value !== 'false') throw this.error(`<${name}> must be true or false, not "${value}"`);
    return value === 'true';
  }

  /** A whole number from `min` to `max`. */
  integer(name: string, [min, max]: readonly [min: number, max: number]): number {
    const value = this.required(name);
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max) {
      throw this.error(`<${name}> must be a whole number from ${min} to ${max}, not "${value}"`);
    }
    return number;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.required(name);
    const known = allowed.find((candidate) => candidate === value);
    if (known === undefined) throw this.error(`<${name}> "${value}" is not supported: use ${allowed.join(', ')}`);
    return known;
  }

  texts(name: string): string[] {
    return (this.#children.get(name) ?? []).map(String);
  }

  children(name: string): MetadataNode[] {
    const file = { path: this.file, xml: this.xml };
    return (this.#children.get(name) ?? []).map((value) => new MetadataNode(file, value));
  }

  child(name: string): MetadataNode | undefined {
    return this.children(name)[0];
  }

  /** As {@link child}, and undefined for an element that is said to be nothing (`xsi:nil`). */
  filled(name: string): MetadataNode | undefined {
    const value = this.#children.get(name)?.[0];
    return isNil(value) ? undefined : this.child(name);
  }

  /** Refuses the first element that is neither understood nor known to change no record. */
  refuseOthers(known: ReadonlySet<string>): void {
    const unknown = this.names().find((name) => !known.has(name));
    if (unknown !== undefined) throw this.error(`<${unknown}> is not supported by the embedded org`);
  }

  error(problem: string): MetadataError {
    return new MetadataError(this.file, `${problem}.`, this.place);
  }
}

/** A file is read once, however often an org is built from it. */
const roots = new WeakMap<MetadataFile, MetadataNode>();

/**
 * Reads a metadata file.
 * @throws MetadataError when it is no well-formed XML or has another root element.
 */
export function readMetadata(file: MetadataFile, rootName: string): MetadataNode {
  const known = roots.get(file);
  if (known) return known;
  const node = parseMetadata(file, rootName);
  roots.set(file, node);
  return node;
}

function parseMetadata(file: MetadataFile, rootName: string): MetadataNode {
  const { path } = file;
  // The parser counts as if all lines ended with a line feed.
  const xml = file.text().replaceAll(/\r\n?/g, '\n');
  const validity = XMLValidator.validate(xml);
  if (validity !== true) {
    const { line, col, msg } = validity.err;
    throw new MetadataError(path, `line ${line}: ${msg}`, { line, column: col });
  }
  const root = childrenOf(parsed(xml, path)).get(rootName)?.[0];
  if (root === undefined) throw new MetadataError(path, `the root element must be <${rootName}>.`, { line: 1 });
  return new MetadataNode({ path, xml }, root);
}

/** The parser refuses some of what the validator takes, such as an instruction without an end. */
function parsed(xml: string, path: string): unknown {
  try {
    return parser.parse(xml);
  } catch (error) {
    throw new MetadataError(path, error instanceof Error ? error.message : String(error), { line: 1 });
  }
}

function childrenOf(value: unknown): Map<string, readonly unknown[]> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, inside]) => [name, Array.isArray(inside) ? inside : [inside]]));
}

function isNil(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'xsi:nil') === 'true';
}

function rangeOf(value: unknown): ElementRange | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, XMLParser.getMetaDataSymbol() as symbol) as ElementRange | undefined;
}

/** Where a character is. */
export function placeAt(xml: string, index: number): Required<MetadataPlace> {
  let line = 1;
  let begin = 0;
  for (let at = xml.indexOf('\n'); at >= 0 && at < index; at = xml.indexOf('\n', begin)) {
    line += 1;
    begin = at + 1;
  }
  return { line, column: index - begin + 1 };
}
