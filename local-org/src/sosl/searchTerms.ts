import { OrgError, UnsupportedError } from '../errors.ts';
import { foldCase } from '../store/index.ts';
import { malformedSearch } from './search.ts';

/** What a record is searched for. */
export type SearchTerms =
  /** Words that stand next to each other. */
  | { readonly kind: 'sequence'; readonly words: readonly RegExp[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchTerms[] }
  | { readonly kind: 'not'; readonly inside: SearchTerms };

/** Source: "SOSL Syntax": beyond it nothing is found. */
const maxLength = 10_000;
/** Source: as above: beyond it operators are left out, and any of the words is enough. */
const maxLengthWithOperators = 4000;

/** An operator, a parenthesis, or a term as it was written. */
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { readonly term: string };

/**
 * Reads what stands between the braces of FIND.
 * Source: "FIND {SearchQuery}" in the SOQL and SOSL Reference (sforce_api_calls_sosl_find.htm): words, phrases, wildcards and
 * operators; all words must be found where no operator stands between them; parentheses come first, then AND and AND NOT, then OR.
 * @returns undefined for a text so long that nothing is found
 * @throws OrgError INVALID_SEARCH when no term has two characters, MALFORMED_SEARCH
 */
export function searchTerms(text: string): SearchTerms | undefined {
  if (text.length > maxLength) return undefined;
  // A term of punctuation alone is none.
  const tokens = tokensOf(text).filter((token) => typeof token !== 'object' || hasWords(token.term));
  const terms = tokens.flatMap((token) => (typeof token === 'object' ? [sequence(token.term)] : []));
  if (!terms.some(isLongEnough)) {
    // Source: salesforcedictionary.com/errors/sosl-search-must-include-identifier
    throw new OrgError('INVALID_SEARCH', `search term must be longer than one character: ${text}`);
  }
  if (text.length > maxLengthWithOperators) return { kind: 'or', parts: terms.map(({ terms: one }) => one) };
  return new Expression(tokens).read();
}

const tokenPattern = /\s+|[()]|"(?:[^"\\]|\\.)*"|(?:[^\s()"\\]|\\.)+|./gsu;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [part] of text.matchAll(tokenPattern)) {
    const word = part.toUpperCase();
    if (part.trim() === '') continue;
    if (part === '"' || part === '\\') throw malformedSearch(`unexpected token: ${part}`);
    if (part === '(' || part === ')') tokens.push(part);
    else if (word === 'AND' || word === 'OR') tokens.push(word);
    else if (word === 'NOT' && tokens.at(-1) === 'AND') tokens.push('NOT');
    else tokens.push({ term: part.startsWith('"') ? part.slice(1, -1) : part });
  }
  return tokens;
}

interface Sequence {
  readonly terms: SearchTerms;
  /** Characters of its longest word, wildcards not counted. */
  readonly length: number;
}

function isLongEnough({ length }: Sequence): boolean {
  return length >= 2;
}

function hasWords(term: string): boolean {
  return wordsIn(term).length > 0;
}

function wordsIn(term: string): readonly string[] {
  return foldCase(term.replace(/\\(.)/gsu, ' ')).match(/[\p{L}\p{N}\p{M}*?]+/gu) ?? [];
}

/** `john`, `jo?n*`, or the words of a phrase: what punctuation parts stands next to each other. */
function sequence(term: string): Sequence {
  const words = wordsIn(term);
  const lengths = words.map((word) => word.replace(/[*?]/g, '').length);
  const leading = words.find((word) => /^[*?]/.test(word));
  if (leading !== undefined) throw new UnsupportedError(`a search term that begins with a wildcard (${leading})`);
  return { terms: { kind: 'sequence', words: words.map(pattern) }, length: Math.max(0, ...lengths) };
}

function pattern(word: string): RegExp {
  return new RegExp(`^${word.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su');
}

/** Parses terms and operators. */
class Expression {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): SearchTerms {
    const terms = this.#disjunction();
    if (this.#position < this.#tokens.length) throw this.#unexpected();
    return terms;
  }

  #disjunction(): SearchTerms {
    const parts = [this.#conjunction()];
    while (this.#take('OR')) parts.push(this.#conjunction());
    return joined('or', parts);
  }

  #conjunction(): SearchTerms {
    const parts = [this.#primary()];
    for (let next = this.#next; next !== undefined && next !== ')' && next !== 'OR'; next = this.#next) {
      // "Evaluated from right to left" leaves open how far a NOT reaches.
      if (parts.at(-1)?.kind === 'not') throw new UnsupportedError('terms behind AND NOT: put parentheses');
      this.#take('AND');
      parts.push(this.#take('NOT') ? { kind: 'not', inside: this.#primary() } : this.#primary());
    }
    return joined('and', parts);
  }

  #primary(): SearchTerms {
    const next = this.#next;
    if (typeof next === 'object') {
      this.#position += 1;
      return sequence(next.term).terms;
    }
    if (!this.#take('(')) throw this.#unexpected();
    const inside = this.#disjunction();
    if (!this.#take(')')) throw this.#unexpected();
    return inside;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #take(token: Token): boolean {
    if (this.#next !== token) return false;
    this.#position += 1;
    return true;
  }

  #unexpected(): OrgError {
    const next = this.#next;
    return malformedSearch(`unexpected token: ${typeof next === 'object' ? next.term : (next ?? '<EOF>')}`);
  }
}

function joined(kind: 'and' | 'or', parts: readonly SearchTerms[]): SearchTerms {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind, parts };
}
