import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { OrgError, UnsupportedError } from '../errors.ts';

/** Source: "SOQL and SOSL Limits for Search Queries": the length of a SOQL statement. */
const maxLength = 100_000;

/** Parses a query; throws OrgError MALFORMED_QUERY for what is none. */
export function parseSoql(text: string): ParsedQuery {
  if (text.length > maxLength) throw malformed(`SOQL statements cannot be longer than ${maxLength} characters.`);
  try {
    return parseQuery(text);
  } catch (error) {
    // The parser looks nine parentheses ahead and stumbles over more.
    if (/(\(\s*){10}/.test(text)) throw new UnsupportedError('ten parentheses in a row');
    const reason = error instanceof Error ? error.message : String(error);
    throw malformed(describeParserError(reason));
  }
}

export function malformed(message: string): OrgError {
  return new OrgError('MALFORMED_QUERY', message);
}

/** The parser names the token it stumbled over somewhere in its message; the platform names it alone. */
function describeParserError(reason: string): string {
  const token = /but found:? (?:--> )?'?([^'\n]*?)'?(?: <--)?\s*$/.exec(reason)?.[1];
  if (token === ':') return 'Bind variables only allowed in Apex code';
  if (token !== undefined) return `unexpected token: ${token === '' ? '<EOF>' : `'${token}'`}`;
  const character = /unexpected character: ->(.)<-/s.exec(reason)?.[1];
  if (character === "'") return "unexpected token: ''' (a text without its closing quote)";
  return character === undefined ? `unexpected token: ${reason}` : `unexpected token: '${character}'`;
}
