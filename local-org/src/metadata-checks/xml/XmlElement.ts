/** Where something stands in a file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One element of a metadata file. */
export class XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** The characters in it, without those of its children. */
  readonly content: string;
  /** Just behind the start tag, which is where the platform's own parser says that an element is. */
  readonly position: Position;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(
    name: string,
    inside: { readonly children: readonly XmlElement[]; readonly content: string },
    attributes: ReadonlyMap<string, string>,
    position: Position,
  ) {
    this.name = name;
    this.children = inside.children;
    this.content = inside.content;
    this.position = position;
    this.#attributes = attributes;
  }

  elements(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The first child of that name. */
  element(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  texts(name: string): string[] {
    return this.elements(name).map((child) => child.content);
  }

  /** The text of the first child of that name; undefined when there is none, or nothing in it. */
  text(name: string): string | undefined {
    return this.element(name)?.content || undefined;
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name);
  }
}
