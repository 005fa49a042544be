import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import { parseSosl, runSearch } from '../sosl/index.ts';
import type { Search } from '../sosl/index.ts';
import { bodyParameters, queryParameters } from './searchParameters.ts';
import { shapedRecords } from './recordShape.ts';

interface SearchRequest {
  Querystring: Readonly<Record<string, unknown>>;
}

/**
 * `GET …/search?q=FIND {…}`, and `…/parameterizedSearch` by GET and POST.
 * Sources: "Search" (resources_search.htm), "Search with Parameters in the URI" (resources_search_parameterized_get.htm),
 * "Search with Parameters in the Request Body" (resources_search_parameterized_post.htm), REST API Developer Guide.
 */
export function serveSearch(doors: FastifyInstance, org: OrgContext): void {
  const answer = (search: Search, viewer: Viewer): unknown => ({
    searchRecords: runSearch(search, org, viewer).flatMap(({ query, count }) => [
      ...shapedRecords(org.schema, query).take(count),
    ]),
  });

  doors.get<SearchRequest>('/search', ({ query: { q }, viewer }) => {
    if (typeof q !== 'string' || q === '') {
      throw new OrgError('MALFORMED_SEARCH', 'The query parameter q is missing or empty; send a SOSL statement.');
    }
    return answer(parseSosl(q), viewer);
  });
  doors.get('/search/*', () => {
    throw new UnsupportedError('search layouts, scopes and suggestions');
  });
  doors.get<SearchRequest>('/parameterizedSearch', ({ query, viewer }) => answer(queryParameters(query), viewer));
  doors.post('/parameterizedSearch', ({ body, viewer }) => answer(bodyParameters(body), viewer));
}
