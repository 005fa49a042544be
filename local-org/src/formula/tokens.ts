import { FormulaError } from './formulaError.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'operator' | 'end';
  /** The value of a text without its quotes; otherwise what was written. */
  readonly text: string;
  readonly offset: number;
}

/** Longer operators first: `<=` is not `<` and `=`. */
const operators = ['&&', '||', '<>', '!=', '<=', '>=', '==', ...'()+-*/^&=<>!,'];
const blank = /\s+|\/\*[^]*?\*\//y;
const number = /\d+(?:\.\d+)?/y;
const name = /[A-Za-z$][\w$:.#]*/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Splits a formula into tokens; comments are left out.
 * Source of the lexical rules: the grammar of the platform's formula engine, which Salesforce publishes
 * (github.com/salesforce/formula-engine).
 * @throws FormulaError where a character means nothing.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(source)?.[0];
  };
  while (offset < source.length) {
    const skipped = take(blank);
    if (skipped !== undefined) {
      offset += skipped.length;
      continue;
    }
    const token = textAt(source, offset) ?? plain(take(number), take(name)) ?? operatorAt(source, offset);
    if (!token) throw new FormulaError(`Syntax error. Found '${source.charAt(offset)}'`, offset);
    tokens.push({ kind: token.kind, text: token.text, offset });
    offset += token.length;
  }
  return [...tokens, { kind: 'end', text: '', offset: source.length }];
}

interface Found extends Pick<Token, 'kind' | 'text'> {
  readonly length: number;
}

function plain(digits: string | undefined, word: string | undefined): Found | undefined {
  if (digits !== undefined) return { kind: 'number', text: digits, length: digits.length };
  return word === undefined ? undefined : { kind: 'name', text: word, length: word.length };
}

function operatorAt(source: string, offset: number): Found | undefined {
  const text = operators.find((operator) => source.startsWith(operator, offset));
  return text === undefined ? undefined : { kind: 'operator', text, length: text.length };
}

function textAt(source: string, offset: number): Found | undefined {
  const quote = source.charAt(offset);
  if (quote !== '"' && quote !== "'") return undefined;
  let text = '';
  for (let index = offset + 1; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === quote) return { kind: 'text', text, length: index + 1 - offset };
    if (character === '\n' || character === '\r') break;
    if (character === '\\') {
      index += 1;
      const escaped = source.charAt(index);
      if (!'nrt"\'\\'.includes(escaped) || escaped === '') {
        throw new FormulaError(`Syntax error. '\\${escaped}' is no escape sequence`, index - 1);
      }
      text += escapes[escaped] ?? escaped;
    } else {
      text += character;
    }
  }
  throw new FormulaError('Syntax error. Missing closing quote', offset);
}
