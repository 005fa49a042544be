import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OrgError } from '../errors.ts';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/**
 * Tells a wrong method from a wrong address: the first answers 405 with the methods that work, the second 404.
 * Source: "Status Codes and Error Responses", REST API Developer Guide.
 */
export function answerUnknownRoutes(app: FastifyInstance, beforeAnswer: (request: FastifyRequest) => void): void {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const source = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll('.', '\\.')))
      .join('/');
    routes.push({ pattern: new RegExp(`^${source}/?$`, 'i'), methods: [method].flat() });
  });
  app.setNotFoundHandler((request) => {
    beforeAnswer(request);
    const path = (request.url.split('?')[0] ?? '').replaceAll(/\/{2,}/g, '/');
    const methods = routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    if (methods.length === 0) {
      throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    }
    throw new OrgError(
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are ${[...new Set(methods)].sort().join(',')}`,
      { status: 405 },
    );
  });
}
