import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import { prepareQuery } from '../soql/index.ts';
import type { Query } from '../soql/index.ts';
import { queryColumns } from './queryColumns.ts';
import type { QueryCursors, QueryPage } from './queryCursors.ts';
import { aggregateResults, missingIdPaths, recordShape } from './recordShape.ts';

/** Rows a page. Source: "Query Options Header", REST API Developer Guide: default 2,000, 200 at least, 2,000 at most. */
const PAGE = { default: 2000, least: 200, most: 2000 } as const;

/** `GET …/query?q=` and `GET …/query/<locator>`. */
export function serveQuery(doors: FastifyInstance, org: OrgContext, cursors: QueryCursors): void {
  const send = (reply: FastifyReply, page: QueryPage): FastifyReply => reply.type(JSON_TYPE).send(body(org, page));

  doors.get<{ Querystring: { q?: string; explain?: string; columns?: string } }>('/query', async (request, reply) => {
    const { q, explain, columns } = request.query;
    if (explain !== undefined) throw new UnsupportedError('query plans (explain)');
    if (q === undefined || q === '') {
      throw new OrgError('MALFORMED_QUERY', 'The query parameter q is missing or empty; send a SOQL query.');
    }
    const { viewer } = request;
    const query = prepareQuery(q, org, viewer, { door: 'rest' });
    if (columns === 'true') return queryColumns(query, viewer);
    if (query.isCount) return { totalSize: query.count(), done: true, records: [] };
    const records = query.isAggregate ? aggregateResults(query) : shapedRecords(q, query, org, viewer);
    return send(reply, await cursors.open(records, pageSize(request), viewer.userId));
  });
  doors.get<{ Params: { locator: string } }>('/query/:locator', async ({ params, viewer }, reply) =>
    send(reply, await cursors.page(params.locator, viewer.userId)),
  );
  doors.addHook('onClose', () => cursors.close());
}

const JSON_TYPE = 'application/json;charset=UTF-8';

function* shapedRecords(soql: string, query: Query, org: OrgContext, viewer: Viewer): Generator<unknown> {
  const missing = missingIdPaths(query.columns);
  const running =
    missing.length === 0
      ? query
      : prepareQuery(
          soql.replace(/^\s*select\s+/i, (select) => `${select}${missing.join(', ')}, `),
          org,
          viewer,
          {
            door: 'rest',
          },
        );
  const shape = recordShape(org.schema, query.columns, running);
  for (const row of running.rows()) yield shape(row);
}

function pageSize(request: FastifyRequest): number {
  const header = request.headers['sforce-query-options'];
  const asked = /batchSize\s*=\s*(\d+)/i.exec(typeof header === 'string' ? header : '')?.[1];
  return asked === undefined ? PAGE.default : Math.min(PAGE.most, Math.max(PAGE.least, Number(asked)));
}

function body(org: OrgContext, page: QueryPage): string {
  const next =
    page.nextLocator === undefined
      ? '"done":true'
      : `"done":false,"nextRecordsUrl":"${versionPath(org.schema.apiVersion)}/query/${page.nextLocator}"`;
  return `{"totalSize":${page.totalSize},${next},"records":[${page.records}]}`;
}
