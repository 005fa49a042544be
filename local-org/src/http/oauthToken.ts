import type { FastifyInstance } from 'fastify';
import type { OrgContext } from './context.ts';
import { jwtBearerUser } from './jwtBearer.ts';
import { OAuthError } from './oauthError.ts';

type Form = Readonly<Record<string, unknown>>;

function formOf(body: unknown): Form {
  return typeof body === 'object' && body !== null ? (body as Form) : {};
}

function text(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Grants that the platform knows and this org does not. */
const OTHER_GRANTS = new Set([
  'authorization_code',
  'client_credentials',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
]);

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * `POST /services/oauth2/token` with `grant_type=password`, for which any client id is taken that is no external client app's, or with a JWT
 * of an external client app, which gets no refresh token. Such apps know no password flow: practitioners show the answer (blog.enree.co/?p=2693).
 * Sources: "OAuth 2.0 Username-Password Flow for Special Scenarios", "OAuth 2.0 JWT Bearer Flow for Server-to-Server
 * Integration", Salesforce Help.
 */
export function serveToken(app: FastifyInstance, org: OrgContext): void {
  app.get('/services/oauth2/token', () => {
    throw new OAuthError('invalid_request', 'must use HTTP POST');
  });
  app.post('/services/oauth2/token', (request) => {
    const form = formOf(request.body);
    const grant = text(form, 'grant_type');
    if (grant !== undefined && OTHER_GRANTS.has(grant)) {
      throw new OAuthError(
        'unsupported_grant_type',
        `The embedded org does not support the grant type ${grant}; use password or ${JWT_BEARER}.`,
      );
    }
    const userId = grant === JWT_BEARER ? jwtBearerUser(org, text(form, 'assertion')) : passwordUser(org, form, grant);
    return {
      access_token: org.sessions.open(userId),
      instance_url: org.instanceUrl(),
      id: identityUrl(org, userId),
      token_type: 'Bearer',
      issued_at: String(Date.now()),
    };
  });
}

function passwordUser(org: OrgContext, form: Form, grant: string | undefined): string {
  if (grant !== 'password') throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  const clientId = text(form, 'client_id');
  if (clientId === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (org.clientApps.some((app) => app.clientId === clientId)) {
    throw new OAuthError('invalid_grant', 'authentication failure');
  }
  const userId = org.directory.authenticate(text(form, 'username') ?? '', text(form, 'password') ?? '');
  if (userId === undefined) throw new OAuthError('invalid_grant', 'authentication failure');
  return userId;
}

/** `<instance>/id/<organization id>/<user id>`, both with 18 characters. */
export function identityUrl(org: OrgContext, userId: string): string {
  return `${org.instanceUrl()}/id/${org.organizationId}/${userId}`;
}

/** `/services/oauth2/revoke`, token in the form or in the query. Source: "Revoke OAuth Tokens", Salesforce Help. */
export function serveRevoke(app: FastifyInstance, org: OrgContext): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/revoke',
    handler: (request, reply) => {
      const token = text(formOf(request.body), 'token') ?? text(formOf(request.query), 'token');
      if (token === undefined || !org.sessions.revoke(token)) {
        throw new OAuthError('unsupported_token_type', 'this token type is not supported');
      }
      return reply.status(200).send();
    },
  });
}
