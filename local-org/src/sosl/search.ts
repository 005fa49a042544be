import { OrgError } from '../errors.ts';

/** Source: "LIMIT n" in the SOQL and SOSL Reference (sforce_api_calls_sosl_limit.htm). */
export const maxResults = 2000;

/** Which kinds of fields are searched. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE';

/** What a text search asks for, in SOSL or as parameters. */
export interface Search {
  /** What stands between the braces of FIND. */
  readonly text: string;
  readonly group: SearchGroup;
  /** In the order of their results; undefined for all objects that can be searched. */
  readonly returning: readonly ReturnedObject[] | undefined;
  readonly limit: number | undefined;
}

/** An object of RETURNING. The texts are SOQL. */
export interface ReturnedObject {
  readonly name: string;
  /** `Id, Name`; undefined for the ids alone. */
  readonly fields: string | undefined;
  /** `WHERE … ORDER BY … LIMIT … OFFSET …` */
  readonly clauses: string;
}

/** What a text is refused with that is no search. */
export function malformedSearch(message: string): OrgError {
  return new OrgError('MALFORMED_SEARCH', message);
}

/** An error that shows the statement with a caret below a place in it, as the platform's do; columns count from 0. */
export function searchErrorAt(statement: string, offset: number, message: string): OrgError {
  const before = statement.slice(0, offset).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const line = statement.split('\n')[before.length - 1] ?? '';
  const place = `ERROR at Row:${before.length}:Column:${column}`;
  return malformedSearch(`\n${line}\n${' '.repeat(Math.max(0, column - 1))}^\n${place}\n${message}`);
}
