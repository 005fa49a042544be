import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { XmlElement, type Position } from './XmlElement.ts';

const ATTRIBUTES = ':@';
const TEXT = '#text';
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** What stops a text from being XML. */
export interface XmlError {
  readonly message: string;
  readonly position: Position;
}

const START: Position = { line: 1, column: 1 };

/** The root element of a text, or why it has none. */
export function parseXml(text: string): XmlElement | XmlError {
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { msg, line, col } = validity.err;
    // An empty text has no columns to tell of.
    return { message: msg, position: { line, column: col ?? 1 } };
  }
  try {
    const [root] = elementsOf(parser.parse(text), new Positions(text));
    return root ?? { message: 'Premature end of file.', position: START };
  } catch (error) {
    // The parser refuses names such as `constructor`, which no metadata has.
    return { message: error instanceof Error ? error.message : String(error), position: START };
  }
}

/** fast-xml-parser's ordered nodes: `{ tag: nodes, ':@': attributes }`, and `{ '#text': text }`. */
type Node = Readonly<Record<string | symbol, unknown>>;

function elementsOf(nodes: unknown, positions: Positions): XmlElement[] {
  return (nodes as readonly Node[]).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT) return [];
    const inside = node[name] as readonly Node[];
    const attributes = new Map(Object.entries((node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>));
    const { startIndex } = node[META] as { readonly startIndex: number };
    const children = elementsOf(inside, positions);
    return [
      new XmlElement(name, { children, content: contentOf(inside) }, attributes, positions.behindTag(startIndex)),
    ];
  });
}

function contentOf(inside: readonly Node[]): string {
  return inside
    .map((node) => node[TEXT])
    .filter((value) => typeof value === 'string')
    .join('')
    .trim();
}

const TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*>/y;

class Positions {
  readonly #text: string;
  readonly #lineStarts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  behindTag(startIndex: number): Position {
    TAG.lastIndex = startIndex;
    const end = startIndex + (TAG.exec(this.#text)?.[0].length ?? 0);
    const line = this.#lineStarts.findLastIndex((start) => start <= end);
    return { line: line + 1, column: end - (this.#lineStarts[line] ?? 0) + 1 };
  }
}
