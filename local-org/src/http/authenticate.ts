import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OrgError } from '../errors.ts';
import type { OrgContext } from './context.ts';

/** `Authorization: Bearer <token>`, or `OAuth <token>` as older clients send it. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function refused(): OrgError {
  return new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
}

/** Asks every route of `app` for a session and counts the request. @throws OrgError INVALID_SESSION_ID (401). */
export function requireSession(app: FastifyInstance, org: OrgContext): void {
  app.addHook('onRequest', async (request, reply) => {
    const token = tokenOf(request);
    const userId = token === undefined ? undefined : org.sessions.userOf(token);
    const viewer = userId === undefined ? undefined : org.directory.viewer(userId);
    if (!viewer) throw refused();
    request.viewer = viewer;
    org.usage.count('DailyApiRequests');
    const { usage } = org;
    void reply.header(
      'Sforce-Limit-Info',
      `api-usage=${usage.used('DailyApiRequests')}/${usage.maximum('DailyApiRequests')}`,
    );
    return Promise.resolve();
  });
}
