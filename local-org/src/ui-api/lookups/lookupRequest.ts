import { OrgError } from '../../errors.ts';
import { oneOf } from '../layouts/recordLayout.ts';

const SEARCH_TYPES = ['Recent', 'Search', 'TypeAhead'] as const;
export type LookupSearch = (typeof SEARCH_TYPES)[number];

/** Characters that each kind of search wants at least. Source: q, "Get Lookup Field Suggestions". */
const LEAST_CHARACTERS: Readonly<Record<LookupSearch, number>> = { Recent: 0, Search: 2, TypeAhead: 3 };

const PAGE_SIZE = 25;
/** Not documented: as for related lists. */
const MOST_ON_A_PAGE = 1999;

export interface LookupQuery {
  page?: string;
  pageSize?: string;
  q?: string;
  searchType?: string;
}

/** What somebody types into a lookup field, and which page of the suggestions to show. */
export interface LookupRequest {
  readonly term: string;
  readonly searchType: LookupSearch;
  /** The first one is 1. */
  readonly page: number;
  readonly pageSize: number;
}

/**
 * Source: request parameters of "Get Lookup Field Suggestions With POST" (ui_api_resources_lookup_post.htm).
 * @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE
 */
export function lookupRequest(query: LookupQuery): LookupRequest {
  const searchType = oneOf('searchType', query.searchType ?? 'Recent', SEARCH_TYPES);
  const term = (query.q ?? '').trim();
  const least = LEAST_CHARACTERS[searchType];
  if (term.length < least) throw illegal(`q must have at least ${least} characters when searchType is ${searchType}.`);
  if (searchType === 'TypeAhead' && term.includes('?'))
    throw illegal('q cannot have a ? when searchType is TypeAhead.');
  return {
    term,
    searchType,
    page: wholeNumber('page', query.page, 1, Number.MAX_SAFE_INTEGER),
    pageSize: wholeNumber('pageSize', query.pageSize, PAGE_SIZE, MOST_ON_A_PAGE),
  };
}

function wholeNumber(name: string, given: string | undefined, otherwise: number, most: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw illegal(`${name} must be a whole number from 1, not ${given}.`);
}

function illegal(message: string): OrgError {
  return new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', message);
}
