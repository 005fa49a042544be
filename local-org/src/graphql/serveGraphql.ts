import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import { underVersion } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { runRequest } from './runRequest.ts';
import type { GraphqlRequest } from './runRequest.ts';

/**
 * `POST …/graphql` with `query`, `variables` and `operationName`. Source: "Send a Query", GraphQL API Developer Guide.
 * Errors of a request come with HTTP 200, in `errors` (query-status.html); only a body that is no request answers 400.
 */
export function serveGraphql(app: FastifyInstance, org: OrgContext): void {
  underVersion(app, org, (doors) => {
    doors.post('/graphql', ({ body, viewer }, reply) =>
      reply.type('application/json;charset=UTF-8').send(JSON.stringify(runRequest(requestOf(body), org, viewer))),
    );
  });
}

function requestOf(body: unknown): GraphqlRequest {
  if (!isObject(body) || typeof body.query !== 'string') {
    throw new OrgError(
      'JSON_PARSER_ERROR',
      'The body must be a JSON object with query: the text of a GraphQL document.',
    );
  }
  const { query, variables, operationName } = body;
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw new OrgError('JSON_PARSER_ERROR', 'variables must be a JSON object.');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new OrgError('JSON_PARSER_ERROR', 'operationName must be text.');
  }
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
