import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface JwtClaims {
  /** Consumer key of the external client app. */
  readonly clientId: string;
  readonly username: string;
  /** The login address that the assertion is meant for. */
  readonly audience: string;
}

/** Salesforce takes five minutes at most; three leave room for clocks that differ. */
const VALID_SECONDS = 180;

/**
 * A JSON Web Token that says who wants to log in, signed with RSA and SHA-256.
 * Source: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", Salesforce Help (remoteaccess_oauth_jwt_flow.htm).
 */
export function jwtAssertion({ clientId, username, audience }: JwtClaims, key: KeyObject, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + VALID_SECONDS;
  const signed = [{ alg: 'RS256' }, { iss: clientId, sub: username, aud: audience, exp: expires }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}
