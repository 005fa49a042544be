import { createRequire } from 'node:module';
import type * as SoqlParser from '@jetstreamapp/soql-parser-js';
import type { Query as ParsedQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import { OrgError, UnsupportedError } from '../errors.ts';
import { nestingOf } from '../nesting.ts';
import type { QueryText, Subtotals } from './queryText.ts';
import { timeEdits } from './timeLiteral.ts';

/** Source: "SOQL and SOSL Limits for Search Queries": the length of a SOQL statement. */
const maxLength = 100_000;

/** Each level takes some of the stack, and SQLite takes no thousand of them. */
const deepest = 150;

export interface ParsedSoql {
  readonly query: ParsedQuery;
  /** The condition of HAVING, in the form of WHERE. */
  readonly having: WhereClause | undefined;
  /** What the fields of GROUP BY are in parentheses of. */
  readonly subtotals: Subtotals | undefined;
  /** The paths that FROM gives other names, by the name in lower case: `a` for `c.Account`. */
  readonly parentAliases: ReadonlyMap<string, string>;
}

const require = createRequire(import.meta.url);

/** Building its grammar takes a quarter of an org's start, so the first query does it. */
function parser(): typeof SoqlParser {
  return require('@jetstreamapp/soql-parser-js') as typeof SoqlParser;
}

/** Parses a query; throws OrgError MALFORMED_QUERY for what is none. */
export function parseSoql(queryText: QueryText): ParsedSoql {
  const { text } = queryText;
  if (text.length > maxLength) throw malformed(`SOQL statements cannot be longer than ${maxLength} characters.`);
  if (nestingOf(text, "'") > deepest) throw new UnsupportedError(`parentheses nested more than ${deepest} deep`);
  const [having, subtotals, parents] = [queryText.having(), queryText.subtotals(), queryText.parentAliases()];
  // The parser loses what NOT stands before in HAVING, takes no functions inside of ROLLUP and no aliases of parents.
  const query = parse(
    queryText.edited([
      ...timeEdits(text).filter(({ start }) => !having || start < having.start || start >= having.end),
      ...(having ? [{ ...having, text: '' }] : []),
      ...(subtotals ? [{ ...subtotals, text: subtotals.fields }] : []),
      ...(parents ? [{ ...parents, text: '' }] : []),
    ]),
  );
  if (having && query.groupBy === undefined) throw malformed("unexpected token: 'HAVING'");
  return {
    query,
    having: having && conditionOf(text.slice(having.conditionStart, having.end)),
    subtotals: subtotals?.kind,
    parentAliases: parents?.paths ?? new Map(),
  };
}

/** WHERE, which the parser reads well, has the grammar of HAVING. */
function conditionOf(having: string): WhereClause | undefined {
  return parse(`SELECT Id FROM Name WHERE ${having}`).where;
}

function parse(text: string): ParsedQuery {
  try {
    return parser().parseQuery(text);
  } catch (error) {
    // The parser looks nine parentheses ahead and stumbles over more.
    if (/(\(\s*){10}/.test(text)) throw new UnsupportedError('ten parentheses in a row');
    if (/\bGROUPING\s*\(\s*\w+\s*\(/i.test(text)) throw new UnsupportedError('functions inside of GROUPING');
    if (/\b[a-z]{3}-\d*\.\d/i.test(text)) throw new UnsupportedError('negative amounts of a currency with decimals');
    if (/\bUPDATE\s+(?:TRACKING|VIEWSTAT)\s*(?:,|\bFOR\s+UPDATE\b)/i.test(text))
      throw new UnsupportedError('more than one UPDATE');
    if (/\bSET\s+OPTIONS\s*\(/i.test(text)) throw new UnsupportedError('SET OPTIONS');
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
