import type { FastifyReply, FastifyRequest } from 'fastify';

import { OrgError, type OrgClient } from './orgClient.ts';
import type { Sessions } from './sessions.ts';

const PASSED_ON_REQUEST = ['accept', 'content-type', 'if-modified-since', 'if-unmodified-since', 'if-match'] as const;
const PASSED_ON_ANSWER = ['content-type', 'etag', 'last-modified'] as const;

interface ApiError {
  readonly errorCode: string;
  readonly message: string;
}

function refuse(reply: FastifyReply, status: number, error: ApiError): FastifyReply {
  return reply.status(status).send([error]);
}

/** A form on another site could otherwise write with this session; SameSite stops most, this stops the rest. */
function comesFromThisPage(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.headers.origin === `http://${request.headers.host ?? ''}`;
}

/**
 * Passes a page's request on to the org, as the user of its session. The token is added here, so that it never reaches the
 * browser. Errors of the org pass through unchanged.
 */
export async function passToOrg(
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
  org: OrgClient,
): Promise<FastifyReply> {
  if (!sessions.has(request.headers.cookie)) {
    return refuse(reply, 401, {
      errorCode: 'INVALID_SESSION_ID',
      message: 'This browser has no session. Reload the page.',
    });
  }
  if (!comesFromThisPage(request)) {
    return refuse(reply, 403, { errorCode: 'FORBIDDEN', message: 'Writes come from pages of this preview only.' });
  }
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : undefined;
  const headers = Object.fromEntries(
    PASSED_ON_REQUEST.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  try {
    const answer = await org.send(sessions.current(request.headers.cookie), {
      method: request.method,
      path: request.url,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    for (const name of PASSED_ON_ANSWER) {
      const value = answer.headers.get(name);
      if (value !== null) reply.header(name, value);
    }
    return await reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return refuse(reply, 502, { errorCode: 'SERVER_UNAVAILABLE', message: `${error.message} ${error.nextStep}` });
  }
}
