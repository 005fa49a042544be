import { OrgError, UnsupportedError } from '../errors.ts';
import { isFileObject } from '../schema/index.ts';
import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { prepareQuery } from '../soql/index.ts';
import type { Query } from '../soql/index.ts';
import type { Store } from '../store/index.ts';
import { matches } from './matches.ts';
import { malformedSearch, maxResults } from './search.ts';
import type { ReturnedObject, Search, SearchGroup } from './search.ts';
import { searchedFields } from './searchedFields.ts';
import { searchTerms } from './searchTerms.ts';
import type { SearchTerms } from './searchTerms.ts';
import { wordsOf } from './words.ts';

interface Org {
  readonly schema: Schema;
  readonly store: Store;
}

/** The records of one object that a search found: a query whose rows they are, and how many of them to show. */
export interface FoundRecords {
  readonly query: Query;
  readonly count: number;
}

/**
 * Runs a search as one user: only records and fields count that this user sees, archived activities included.
 * Sources: "RETURNING FieldSpec", "WHERE", "LIMIT n" in the SOQL and SOSL Reference.
 * @throws OrgError
 */
export function runSearch(search: Search, org: Org, viewer: Viewer): readonly FoundRecords[] {
  const terms = searchTerms(search.text);
  const returning = search.returning ?? everyObject(org.schema, viewer);
  const queries = returning.map((returned) => compile(returned, { terms, group: search.group }, org, viewer));
  const counts = queries.map((query) => Math.min(query.count(), maxResults));
  const shares = evenShares(counts, search.limit ?? maxResults);
  return queries.map((query, index) => ({ query, count: shares[index] ?? 0 }));
}

/** Source: "RETURNING FieldSpec": without it, the ids of all objects that can be searched. */
function everyObject({ objects }: Schema, viewer: Viewer): readonly ReturnedObject[] {
  return objects
    .filter((object) => object.searchable && viewer.object(object.name).read)
    .map(({ name }) => ({ name, fields: undefined, clauses: '' }));
}

function compile(
  { name, fields = 'Id', clauses }: ReturnedObject,
  { terms, group }: { readonly terms: SearchTerms | undefined; readonly group: SearchGroup },
  org: Org,
  viewer: Viewer,
): Query {
  const object = org.schema.object(name);
  if (object && viewer.object(object.name).read) refuseUnsearchable(object);
  return asSearch(() => {
    const among = object && terms ? foundIds(object, terms, group, org, viewer) : [];
    const text = `SELECT ${fields} FROM ${name} ${clauses}`;
    const query = prepareQuery(text, org, viewer, { recordIds: true, includeDeleted: true, among });
    if (query.isAggregate || query.isCount) throw malformedSearch('a search returns fields, not results of functions');
    return query;
  });
}

/** Message: lc169.blogspot.com/2023/05/unsupported-object-types-for-sosl-query_17.html. */
function refuseUnsearchable({ name, custom, searchable }: ObjectSchema): void {
  if (searchable) return;
  if (custom) throw new OrgError('INVALID_TYPE', `entity type ${name} does not support search`);
  throw new UnsupportedError(isFileObject(name) ? 'searches in files' : `searches in ${name}`);
}

/** An error in a part of the statement is told without its place, which is one in a query that nobody sent. */
function asSearch<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OrgError) || error instanceof UnsupportedError) throw error;
    const message = error.message.split('\n').at(-1) ?? error.message;
    throw new OrgError(error.code === 'MALFORMED_QUERY' ? 'MALFORMED_SEARCH' : error.code, message);
  }
}

/** Read through a query, so that sharing holds; deleted records are never found, archived ones are. */
function foundIds(
  object: ObjectSchema,
  terms: SearchTerms,
  group: SearchGroup,
  org: Org,
  viewer: Viewer,
): readonly string[] {
  const fields = searchedFields(object, group, viewer);
  if (fields.length === 0) return [];
  const live = object.field('IsDeleted') ? ' WHERE IsDeleted = false' : '';
  const text = `SELECT Id, ${fields.filter((field) => field !== 'Id').join(', ')} FROM ${object.name}${live}`;
  const found: string[] = [];
  for (const [id, ...values] of prepareQuery(text, org, viewer, { includeDeleted: true }).rows()) {
    const words = values.map((value) => (typeof value === 'string' ? wordsOf(value) : []));
    if (matches(terms, words)) found.push(String(id));
  }
  return found;
}

/**
 * Source: "LIMIT n" (sforce_api_calls_sosl_limit.htm): results are evenly distributed among the objects. What an object leaves of
 * its share goes to the others.
 */
function evenShares(counts: readonly number[], limit: number): readonly number[] {
  const shares = counts.map(() => 0);
  const byCount = counts.map((count, index) => ({ count, index })).sort((one, other) => one.count - other.count);
  let left = limit;
  byCount.forEach(({ count, index }, done) => {
    const share = Math.min(count, Math.floor(left / (counts.length - done)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
