import { UnsupportedError } from '../errors.ts';
import type { OrgError } from '../errors.ts';
import { returnedFields } from './returnedFields.ts';
import { malformedSearch, maxResults, searchErrorAt } from './search.ts';
import type { ReturnedObject, Search, SearchGroup } from './search.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Source: "SOQL and SOSL Limits for Search Queries": the length of a SOSL statement. */
const maxLength = 100_000;

/** What must stand behind a backslash in a search, also between quotes. Source: "FIND {SearchQuery}", Reserved Characters. */
const reserved: ReadonlySet<string> = new Set("&|!{[]^~:'+-");

const groups: readonly SearchGroup[] = ['ALL', 'NAME', 'EMAIL', 'PHONE'];

/**
 * Parses a SOSL statement.
 * Source: "SOSL Syntax" in the SOQL and SOSL Reference (sforce_api_calls_sosl_syntax.htm). Messages that point at a place:
 * github.com/simple-salesforce/simple-salesforce/issues/415, github.com/jesperfj/force-rest-api/pull/92.
 * @throws OrgError MALFORMED_SEARCH; UnsupportedError for what only the platform can do
 */
export function parseSosl(statement: string): Search {
  if (statement.length > maxLength)
    throw malformedSearch(`SOSL statements cannot be longer than ${maxLength} characters.`);
  const opening = /^\s*FIND\s*\{/i.exec(statement)?.[0];
  if (opening === undefined)
    throw searchErrorAt(statement, 0, 'a search begins with FIND and text in braces: FIND {Acme}');
  const closing = endOfText(statement, opening.length);
  const clauses = new Clauses(statement, closing + 1);
  const text = statement.slice(opening.length, closing);
  const group = searchGroup(clauses);
  const returning = clauses.take('RETURNING') ? returnedObjects(clauses) : undefined;
  if (clauses.take('WITH')) throw new UnsupportedError(`WITH ${clauses.next?.text ?? ''} in a search`);
  const limit = clauses.take('LIMIT') ? wholeNumber(clauses, maxResults) : undefined;
  if (clauses.take('UPDATE')) throw new UnsupportedError(`UPDATE ${clauses.next?.text ?? ''} in a search`);
  if (clauses.next) throw clauses.unexpected();
  return { text, group, returning, limit };
}

/** The place of the brace that ends what is searched for. */
function endOfText(statement: string, start: number): number {
  for (let index = start; index < statement.length; index += 1) {
    const character = statement[index] ?? '';
    if (character === '}') return index;
    if (character === '\\') index += 1;
    else if (reserved.has(character)) {
      throw searchErrorAt(statement, index, `line 1:${index} mismatched character '${character}' expecting '}'`);
    }
  }
  throw searchErrorAt(
    statement,
    statement.length,
    `line 1:${statement.length} mismatched character '<EOF>' expecting '}'`,
  );
}

function searchGroup(clauses: Clauses): SearchGroup {
  if (!clauses.take('IN')) return 'ALL';
  const name = clauses.next?.text.toUpperCase();
  if (name === 'SIDEBAR') throw new UnsupportedError('searches IN SIDEBAR FIELDS');
  const group = groups.find((one) => one === name);
  if (!group) throw clauses.unexpected();
  clauses.skip();
  if (!clauses.take('FIELDS')) throw clauses.unexpected();
  return group;
}

function returnedObjects(clauses: Clauses): readonly ReturnedObject[] {
  const objects: ReturnedObject[] = [];
  do {
    const name = clauses.next;
    if (!name || !/^\w+$/.test(name.text)) throw clauses.unexpected();
    clauses.skip();
    const text = clauses.parenthesized();
    objects.push({
      name: name.text,
      ...(text === undefined ? { fields: undefined, clauses: '' } : returnedFields(text)),
    });
  } while (clauses.take(','));
  if (objects.length > 1 && objects.some((object) => /\bOFFSET\s+\d+\s*$/i.test(object.clauses))) {
    throw malformedSearch('OFFSET can be used only when a single object is searched');
  }
  return objects;
}

function wholeNumber(clauses: Clauses, most: number): number {
  const { text = '' } = clauses.next ?? {};
  if (!/^\d+$/.test(text)) throw clauses.unexpected();
  clauses.skip();
  return Math.min(Number(text), most);
}

/** The clauses behind the text, read one by one. */
class Clauses {
  readonly #statement: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(statement: string, start: number) {
    this.#statement = statement;
    this.#tokens = tokensOf(statement, start);
  }

  get next(): Token | undefined {
    return this.#tokens[this.#position];
  }

  skip(): void {
    this.#position += 1;
  }

  /** Goes on when the next word is this one. */
  take(word: string): boolean {
    if (this.next?.text.toUpperCase() !== word) return false;
    this.skip();
    return true;
  }

  /** What is in the parentheses that come next; undefined when there are none. */
  parenthesized(): string | undefined {
    const opening = this.next;
    if (opening?.text !== '(') return undefined;
    let depth = 0;
    for (let token = this.next; token; token = this.next) {
      this.skip();
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth -= 1;
      if (depth === 0) return this.#statement.slice(opening.offset + 1, token.offset);
    }
    throw this.unexpected();
  }

  unexpected(): OrgError {
    const { text = '<EOF>', offset = this.#statement.length } = this.next ?? {};
    return searchErrorAt(this.#statement, offset, `Malformed search token: ${text}`);
  }
}
