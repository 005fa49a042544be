import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OrgError } from '../errors.ts';
import type { OrgContext } from './context.ts';

/** `Authorization: Bearer <token>`, or `OAuth <token>` as older clients send it. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** How a door answers without a session: it throws, or sends. */
type Refusal = (reply: FastifyReply, token: string | undefined) => unknown;

function refuseSession(): never {
  throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
}

/** The doors of OAuth answer in one word. Source: "Identity URLs", Salesforce Help: 403 with the error in the body. */
export function refuseToken(reply: FastifyReply, token: string | undefined): FastifyReply {
  return reply
    .status(403)
    .type('text/plain;charset=UTF-8')
    .send(token === undefined ? 'Missing_OAuth_Token' : 'Bad_OAuth_Token');
}

/** Asks every route of `app` for a session and counts the request. @throws OrgError INVALID_SESSION_ID (401) unless `refuse` is given. */
export function requireSession(app: FastifyInstance, org: OrgContext, refuse: Refusal = refuseSession): void {
  // oxlint-disable-next-line typescript/require-await -- a hook that calls nothing back is to return a promise
  app.addHook('onRequest', async (request, reply) => {
    const token = tokenOf(request);
    const userId = token === undefined ? undefined : org.sessions.userOf(token);
    const viewer = userId === undefined ? undefined : org.directory.viewer(userId);
    if (!viewer) return refuse(reply, token);
    request.viewer = viewer;
    org.usage.count('DailyApiRequests');
    const { usage } = org;
    void reply.header(
      'Sforce-Limit-Info',
      `api-usage=${usage.used('DailyApiRequests')}/${usage.maximum('DailyApiRequests')}`,
    );
    return undefined;
  });
}
