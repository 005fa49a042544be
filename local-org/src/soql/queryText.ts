import { OrgError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

export type Clause = 'SELECT' | 'FROM' | 'WHERE' | 'GROUP' | 'HAVING' | 'ORDER';

interface Token {
  readonly text: string;
  readonly offset: number;
}

/** Strings, names with their paths, and whatever else is not blank, with their places. */
const tokenPattern = /'(?:[^'\\]|\\.)*'|[\w.]+|\S/gs;

const clausesAfterHaving: ReadonlySet<string> = new Set(['ORDER', 'LIMIT', 'OFFSET', 'FOR', 'UPDATE', 'ALL']);

function span({ text, offset }: Token, end: number): { start: number; conditionStart: number; end: number } {
  return { start: offset, conditionStart: offset + text.length, end };
}

/** The text of a query, for errors that point at a place in it. */
export class QueryText {
  readonly text: string;
  readonly #tokens: readonly Token[];

  constructor(text: string) {
    this.text = text;
    this.#tokens = [...text.matchAll(tokenPattern)].map((match) => ({ text: match[0], offset: match.index }));
  }

  /**
   * An error that shows the line, a caret below the first occurrence of `name` in the clause, and row and column,
   * as the platform's query errors do.
   */
  errorAt(code: ErrorCode, message: string, clause: Clause, name: string): OrgError {
    const place = this.#find(clause, name);
    return new OrgError(code, place === undefined ? message : `${this.#extract(place)}${message}`);
  }

  /** The place of the HAVING clause: from its keyword to the next clause or the end. */
  having(): { readonly start: number; readonly conditionStart: number; readonly end: number } | undefined {
    let depth = 0;
    let start: Token | undefined;
    for (const token of this.#tokens) {
      if (token.text === '(') depth += 1;
      else if (token.text === ')') depth -= 1;
      else if (depth === 0 && start && clausesAfterHaving.has(token.text.toUpperCase()))
        return span(start, token.offset);
      else if (depth === 0 && token.text.toUpperCase() === 'HAVING') start = token;
    }
    return start && span(start, this.text.length);
  }

  #find(clause: Clause, name: string): number | undefined {
    const start = this.#tokens.findIndex((token) => token.text.toUpperCase() === clause);
    const wanted = name.toLowerCase();
    return this.#tokens.slice(start + 1).find((token) => token.text.toLowerCase() === wanted)?.offset;
  }

  #extract(offset: number): string {
    const before = this.text.slice(0, offset).split('\n');
    const row = before.length;
    const column = (before.at(-1) ?? '').length + 1;
    const line = this.text.split('\n')[row - 1] ?? '';
    return `\n${line}\n${' '.repeat(column - 1)}^\nERROR at Row:${row}:Column:${column}\n`;
  }
}
