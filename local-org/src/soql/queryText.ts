import { OrgError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

export type Clause = 'SELECT' | 'FROM' | 'WHERE' | 'GROUP' | 'HAVING' | 'ORDER';

/** What GROUP BY adds subtotals for: each level of its fields, or every combination of them. */
export type Subtotals = 'ROLLUP' | 'CUBE';

/** A part of a query's text that is replaced before it is parsed. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

/** Strings, names with their paths, and whatever else is not blank, with their places. */
const tokenPattern = /'(?:[^'\\]|\\.)*'|[\w.]+|\S/gs;

const clausesAfterHaving: ReadonlySet<string> = new Set(['ORDER', 'LIMIT', 'OFFSET', 'FOR', 'UPDATE', 'ALL']);
const clausesAfterGrouping: ReadonlySet<string> = new Set(['HAVING', ...clausesAfterHaving]);

function span({ text, offset }: Token, end: number): { start: number; conditionStart: number; end: number } {
  return { start: offset, conditionStart: offset + text.length, end };
}

/** The index of the parenthesis that closes the one at `opening`; beyond the tokens when there is none. */
function closingOf(tokens: readonly Token[], opening: number): number {
  let depth = 0;
  for (let index = opening; index < tokens.length; index += 1) {
    if (tokens[index]?.text === '(') depth += 1;
    if (tokens[index]?.text === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
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

  /**
   * `ROLLUP (…)` or `CUBE (…)` where it is all that GROUP BY names: from the keyword to the closing parenthesis, and what is in
   * the parentheses.
   */
  subtotals():
    { readonly kind: Subtotals; readonly start: number; readonly end: number; readonly fields: string } | undefined {
    const tokens = this.#tokens;
    const at = (index: number): string | undefined => tokens[index]?.text.toUpperCase();
    const group = this.#atTopLevel((index) => at(index) === 'GROUP' && at(index + 1) === 'BY');
    const [keyword, opening] = group === undefined ? [] : tokens.slice(group + 2);
    const kind = keyword?.text.toUpperCase();
    if (!keyword || opening?.text !== '(' || (kind !== 'ROLLUP' && kind !== 'CUBE')) return undefined;
    const closing = closingOf(tokens, tokens.indexOf(opening));
    const last = tokens[closing];
    const next = at(closing + 1);
    if (!last || (next !== undefined && !clausesAfterGrouping.has(next))) return undefined;
    return {
      kind,
      start: keyword.offset,
      end: last.offset + 1,
      fields: this.text.slice(opening.offset + 1, last.offset),
    };
  }

  /** `, c.Account a` in `FROM Contact c, c.Account a`: from the comma to the last alias, and the path behind each alias. */
  parentAliases():
    { readonly start: number; readonly end: number; readonly paths: ReadonlyMap<string, string> } | undefined {
    const tokens = this.#tokens;
    const from = this.#atTopLevel((index) => tokens[index]?.text.toUpperCase() === 'FROM') ?? tokens.length;
    const first = tokens.slice(from + 2, from + 4).findIndex(({ text }) => text === ',') + from + 2;
    const paths = new Map<string, string>();
    let end = 0;
    for (let index = first; index > from + 1 && tokens[index]?.text === ','; index += 3) {
      const [path, alias] = tokens.slice(index + 1);
      if (!path || !alias || !/^\w+(\.\w+)+$/.test(path.text) || !/^\w+$/.test(alias.text)) return undefined;
      paths.set(alias.text.toLowerCase(), path.text);
      end = alias.offset + alias.text.length;
    }
    const start = tokens[first]?.offset;
    return start === undefined || paths.size === 0 ? undefined : { start, end, paths };
  }

  /** The text with some parts replaced. */
  edited(edits: readonly Edit[]): string {
    const lastFirst = edits.toSorted((one, other) => other.start - one.start);
    return lastFirst.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), this.text);
  }

  /** The first token outside of parentheses of which something holds. */
  #atTopLevel(holds: (index: number) => boolean): number | undefined {
    let depth = 0;
    for (const [index, { text }] of this.#tokens.entries()) {
      if (text === '(') depth += 1;
      else if (text === ')') depth -= 1;
      else if (depth === 0 && holds(index)) return index;
    }
    return undefined;
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
