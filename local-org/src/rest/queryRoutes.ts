import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { prepareQuery } from '../soql/index.ts';
import { queryColumns } from './queryColumns.ts';
import type { QueryCursors, QueryPage } from './queryCursors.ts';
import { aggregateResults, shapedRecords } from './recordShape.ts';

/** Rows a page. Source: "Query Options Header", REST API Developer Guide: default 2,000, 200 at least, 2,000 at most. */
const PAGE = { default: 2000, least: 200, most: 2000 } as const;

interface QueryRequest {
  Querystring: { q?: string; explain?: string; columns?: string };
}

/**
 * `GET …/query?q=`, `GET …/queryAll?q=`, which finds deleted records too, and `GET …/query/<locator>`.
 * Sources: "Query", "QueryAll", "Query More Results", REST API Developer Guide.
 */
export function serveQuery(doors: FastifyInstance, org: OrgContext, cursors: QueryCursors): void {
  const answer = (request: FastifyRequest<QueryRequest>, reply: FastifyReply, includeDeleted: boolean): unknown => {
    const { q, explain, columns } = request.query;
    if (explain !== undefined) throw new UnsupportedError('query plans (explain)');
    if (q === undefined || q === '') {
      throw new OrgError('MALFORMED_QUERY', 'The query parameter q is missing or empty; send a SOQL query.');
    }
    const { viewer } = request;
    const query = prepareQuery(q, org, viewer, { door: 'rest', includeDeleted, recordIds: true });
    if (columns === 'true') return queryColumns(query, viewer);
    if (query.isCount) return { totalSize: query.count(), done: true, records: [] };
    const records = query.isAggregate ? aggregateResults(query) : shapedRecords(org.schema, query);
    const pageRows = query.isAggregate ? PAGE.most : pageSize(request);
    if (request.atOnce) return send(org, reply, cursors.openAtOnce(records, pageRows, viewer.userId));
    return cursors.open(records, pageRows, viewer.userId).then((page) => send(org, reply, page));
  };

  doors.get<QueryRequest>('/query', (request, reply) => answer(request, reply, false));
  doors.get<QueryRequest>('/queryAll', (request, reply) => answer(request, reply, true));
  for (const resource of ['query', 'queryAll']) {
    doors.get<{ Params: { locator: string } }>(`/${resource}/:locator`, ({ params, viewer }, reply) =>
      send(org, reply, cursors.page(params.locator, viewer.userId)),
    );
  }
  doors.addHook('onClose', (_app, done) => {
    cursors.close();
    done();
  });
}

const JSON_TYPE = 'application/json;charset=UTF-8';

function send(org: OrgContext, reply: FastifyReply, page: QueryPage): FastifyReply {
  return reply.type(JSON_TYPE).send(body(org, page));
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
