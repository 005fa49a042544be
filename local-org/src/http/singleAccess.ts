import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { UnsupportedError } from '../errors.ts';
import { refuseToken, requireSession } from './authenticate.ts';
import type { OrgContext } from './context.ts';
import { OAuthError } from './oauthError.ts';

const FRONT_DOOR = '/secur/frontdoor.jsp';

/**
 * `/services/oauth2/singleaccess`: a session's address for a browser, good for one use, as `sf org open` asks for it. Behind it there
 * is no Lightning Experience here, which its door says.
 * Source: "Generate a Frontdoor URL to Bridge into UI Sessions", Salesforce Help (xcloud.frontdoor_singleaccess.htm): the redirect
 * is a relative path.
 */
export function serveSingleAccess(app: FastifyInstance, org: OrgContext): void {
  app.register((doors, _options, done) => {
    requireSession(doors, org, refuseToken);
    doors.route<{ Querystring: { redirect_uri?: string }; Body: unknown }>({
      method: ['GET', 'POST'],
      url: '/services/oauth2/singleaccess',
      handler: ({ query, body }) => {
        const form = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
        const redirect = query.redirect_uri ?? form.redirect_uri;
        const address = new URL(FRONT_DOOR, org.instanceUrl());
        address.searchParams.set('otp', randomBytes(32).toString('base64url'));
        if (redirect !== undefined) address.searchParams.set('startURL', relativePath(redirect, org.instanceUrl()));
        return { frontdoor_uri: address.href };
      },
    });
    done();
  });
  app.route({
    method: ['GET', 'POST'],
    url: FRONT_DOOR,
    handler: () => {
      throw new UnsupportedError('Lightning Experience; the preview renders a project’s pages');
    },
  });
}

/** @throws OAuthError invalid_request for what leaves the org */
function relativePath(redirect: unknown, instanceUrl: string): string {
  const target = typeof redirect === 'string' ? URL.parse(redirect, instanceUrl) : null;
  if (target?.origin !== new URL(instanceUrl).origin) {
    throw new OAuthError('invalid_request', 'redirect_uri must be a relative path');
  }
  return target.pathname + target.search + target.hash;
}
