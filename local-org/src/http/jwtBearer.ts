import { verify } from 'node:crypto';
import type { OrgContext } from './context.ts';
import { OAuthError } from './oauthError.ts';

/** How far ahead an assertion may expire. Source: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration". */
const LONGEST_SECONDS = 5 * 60;

/**
 * Numbers from here on are milliseconds. The Salesforce CLI sends `exp` as the current milliseconds plus 300, and the platform takes it.
 */
const MILLISECONDS_FROM = 100_000_000_000;

/** Where assertions are addressed to, besides the org itself. Source: the same page. */
const LOGIN_HOSTS = ['https://login.salesforce.com', 'https://test.salesforce.com'];

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

type Claims = Readonly<Record<string, unknown>>;

/**
 * The user of a signed assertion: RS256, `iss` the client id, `sub` the username, `aud` the login URL or the org's own.
 * Sources: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration" and "OAuth 2.0 Authorization Errors", Salesforce
 * Help (remoteaccess_oauth_jwt_flow.htm, remoteaccess_oauth_flow_errors.htm).
 * @throws OAuthError
 */
export function jwtBearerUser(org: OrgContext, assertion: string | undefined): string {
  const [head = '', body = '', signature = '', ...rest] = (assertion ?? '').split('.');
  const header = jsonPart(head);
  const claims = jsonPart(body);
  if (!header || !claims || header.alg !== 'RS256' || signature === '' || rest.length > 0) throw invalidAssertion();
  const app = org.clientApps.find(({ clientId }) => clientId === claims.iss);
  if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const signed = verify('sha256', Buffer.from(`${head}.${body}`), app.publicKey, Buffer.from(signature, 'base64url'));
  if (!signed) throw invalidAssertion();
  checkExpiry(claims);
  if (!isForHere(org, claims.aud)) throw new OAuthError('invalid_grant', 'audience is invalid');
  const username = typeof claims.sub === 'string' ? claims.sub : '';
  const userId = app.usernames.has(username.toLowerCase()) ? activeUser(org, username) : undefined;
  if (userId === undefined) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  return userId;
}

function invalidAssertion(): OAuthError {
  return new OAuthError('invalid_grant', 'invalid assertion');
}

function jsonPart(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

function checkExpiry({ exp }: Claims): void {
  if (typeof exp !== 'number') throw invalidAssertion();
  const now = Date.now() / 1000;
  const milliseconds = exp >= MILLISECONDS_FROM;
  const ahead = (milliseconds ? exp / 1000 : exp) - now;
  // A moment in milliseconds is not held to the second: the CLI's is over in 300 of them.
  if (ahead > LONGEST_SECONDS || ahead < (milliseconds ? -LONGEST_SECONDS : 0)) {
    throw new OAuthError('invalid_grant', 'expired authorization code');
  }
}

function isForHere(org: OrgContext, audience: unknown): boolean {
  const addresses: unknown[] = Array.isArray(audience) ? audience : [audience];
  const { port } = new URL(org.instanceUrl());
  return addresses.some((address) => {
    if (typeof address !== 'string' || !URL.canParse(address)) return false;
    const url = new URL(address);
    if (LOGIN_HOSTS.includes(url.origin)) return true;
    return url.protocol === 'http:' && url.port === port && LOOPBACK_HOSTS.includes(url.hostname);
  });
}

function activeUser({ schema, store }: OrgContext, username: string): string | undefined {
  const users = schema.object('User');
  const user = users && store.findBy(users, 'Username', username);
  return user?.IsActive === true ? String(user.Id) : undefined;
}
