import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({
  // Of all attributes only these say something: the type of a custom metadata value, or that it has none.
  ignoreAttributes: (name) => !['xsi:type', 'xsi:nil'].includes(name),
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  // Every element is a list, so that one and many read alike.
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** One element of a metadata file; every complaint names the file. */
export class MetadataNode {
  readonly file: string;
  readonly #children: ReadonlyMap<string, readonly unknown[]>;

  constructor(file: string, children: ReadonlyMap<string, readonly unknown[]>) {
    this.file = file;
    this.#children = children;
  }

  /** Names of the elements inside this one. */
  names(): string[] {
    return [...this.#children.keys()];
  }

  /** The text of an element, undefined when it is missing or empty. */
  text(name: string): string | undefined {
    const value = this.#children.get(name)?.[0];
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
    return (this.#children.get(name) ?? []).map((value) => new MetadataNode(this.file, childrenOf(value)));
  }

  child(name: string): MetadataNode | undefined {
    return this.children(name)[0];
  }

  /** Refuses the first element that is neither understood nor known to change no record. */
  refuseOthers(known: ReadonlySet<string>): void {
    const unknown = this.names().find((name) => !known.has(name));
    if (unknown !== undefined) throw this.error(`<${unknown}> is not supported by the embedded org`);
  }

  error(problem: string): Error {
    return new Error(`${this.file}: ${problem}.`);
  }
}

/**
 * Reads a metadata file.
 * @throws Error naming the file when it is no well-formed XML or has another root element.
 */
export function readMetadata(file: string, rootName: string): MetadataNode {
  const xml = readFileSync(file, 'utf8');
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw new Error(`${file}: line ${validity.err.line}: ${validity.err.msg}`);
  const document = childrenOf(parser.parse(xml));
  const root = document.get(rootName)?.[0];
  if (root === undefined) throw new Error(`${file}: the root element must be <${rootName}>.`);
  return new MetadataNode(file, childrenOf(root));
}

function childrenOf(value: unknown): Map<string, readonly unknown[]> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, inside]) => [name, Array.isArray(inside) ? inside : [inside]]));
}
