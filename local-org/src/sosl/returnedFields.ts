import { OrgError, UnsupportedError } from '../errors.ts';
import { malformedSearch } from './search.ts';
import type { ReturnedObject } from './search.ts';
import { tokensOf } from './tokens.ts';

/** Source: "OFFSET n" (sforce_api_calls_sosl_offset.htm). */
const maxOffset = 2000;

const clauseWords: ReadonlySet<string> = new Set(['WHERE', 'USING', 'ORDER', 'LIMIT', 'OFFSET']);
const otherClauses: ReadonlySet<string> = new Set(['FROM', 'GROUP', 'HAVING', 'FOR', 'UPDATE', 'WITH', 'ALL']);

/** `Id, Name WHERE … LIMIT 5`. Source: "RETURNING FieldSpec" (sforce_api_calls_sosl_returning.htm). */
export function returnedFields(text: string): Pick<ReturnedObject, 'fields' | 'clauses'> {
  let depth = 0;
  let end = text.length;
  for (const { text: token, offset } of tokensOf(text)) {
    const word = token.toUpperCase();
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    if (word === 'SELECT') throw new UnsupportedError('subqueries in a search');
    if (depth > 0) continue;
    if (word === 'USING') throw new UnsupportedError('USING ListView in a search');
    if (otherClauses.has(word)) throw malformedSearch(`unexpected token: '${token}'`);
    if (clauseWords.has(word)) end = Math.min(end, offset);
  }
  const clauses = text.slice(end);
  const offset = Number(/\bOFFSET\s+(\d+)\s*$/i.exec(clauses)?.[1] ?? 0);
  if (offset > maxOffset) {
    throw new OrgError('NUMBER_OUTSIDE_VALID_RANGE', `SOSL offset should be between 0 to ${maxOffset}`);
  }
  return { fields: text.slice(0, end), clauses };
}
