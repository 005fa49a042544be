import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import { answerUnknownRoutes } from './allowedMethods.ts';
import { tokenOf } from './authenticate.ts';
import { compressAnswers, decompressBodies } from './compression.ts';
import { readBodies, refuseXmlAnswers } from './contentTypes.ts';
import type { OrgContext } from './context.ts';
import { replyWithError } from './errorReply.ts';
import { refuseForeignHosts } from './loopback.ts';
import { serveIdentity } from './oauthIdentity.ts';
import { serveRevoke, serveToken } from './oauthToken.ts';
import { ROUTER_OPTIONS } from './routerOptions.ts';
import { serveSingleAccess } from './singleAccess.ts';
import { refuseSoapLogin } from './soapLogin.ts';

/** REST bodies; bulk uploads have a limit of their own. Source: "REST API Limits": 50 MB. */
const BODY_LIMIT = 50 * 1024 * 1024;

/** The server with everything that all doors share, and the doors to log in and out; the others are added to it. */
export function createServer(org: OrgContext): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: ROUTER_OPTIONS,
    // Addresses that cannot be decoded come to no route and so to no error handler.
    frameworkErrors: (error, _request, reply) => {
      void replyWithError(error, reply);
    },
  });
  app.decorateRequest('viewer');
  app.decorateRequest('atOnce', false);
  app.setErrorHandler((error, _request, reply) => replyWithError(error, reply));
  refuseForeignHosts(app);
  decompressBodies(app);
  compressAnswers(app);
  readBodies(app);
  refuseXmlAnswers(app);
  answerUnknownRoutes(app, (request) => {
    const token = tokenOf(request);
    if (request.url.includes('/services/data') && (!token || !org.sessions.userOf(token))) {
      throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
    }
  });
  serveToken(app, org);
  serveRevoke(app, org);
  serveIdentity(app, org);
  serveSingleAccess(app, org);
  refuseSoapLogin(app);
  return app;
}
