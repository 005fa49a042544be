import { CommandError } from '../cli/index.ts';
import type { Identity } from './Access.ts';
import { TokenRefused, answerFault, parseFaultBody, transientAnswer } from './faults.ts';
import { isTransient, repeat } from './repeat.ts';
import type { RetryPolicy } from './repeat.ts';
import { send, textOf } from './send.ts';
import type { Guard } from './send.ts';

/**
 * Whose token it is.
 * Source: "UserInfo Endpoint", Salesforce Help.
 * @throws TokenRefused; CommandError (exit `connection`) when no Salesforce org answers
 */
export function userInfo(guard: Guard, retries: RetryPolicy, accessToken: string): Promise<Identity> {
  return repeat({ retries, signal: guard.signal }, () => ask(guard, accessToken), isWorthWhile);
}

/** An address at which nothing answers is mistyped more often than it is down. */
export function isWorthWhile(thrown: unknown): boolean {
  return isTransient(thrown) && thrown.exit !== 'connection';
}

async function ask(guard: Guard, accessToken: string): Promise<Identity> {
  const answer = await send(
    {
      url: `${guard.origin}/services/oauth2/userinfo`,
      method: 'GET',
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    },
    guard,
  );
  const body = await textOf(answer);
  const what = 'Asking who is logged in';
  const transient = transientAnswer(answer, body, what);
  if (transient !== undefined) {
    throw transient;
  }
  if (parseFaultBody(body) !== undefined) {
    throw answerFault(answer.status, body, what);
  }
  if (answer.status === 401 || answer.status === 403) {
    // Userinfo answers a bad token with plain text, `Bad_OAuth_Token`, and not with a REST error.
    throw new TokenRefused(/^\w+$/.test(body) ? body : `HTTP_${answer.status}`);
  }
  const identity = answer.status < 400 ? parseIdentity(body) : undefined;
  if (identity === undefined) {
    throw notAnOrg(guard);
  }
  return identity;
}

function parseIdentity(body: string): Identity | undefined {
  try {
    const claims: unknown = JSON.parse(body);
    if (typeof claims !== 'object' || claims === null) {
      return undefined;
    }
    const { user_id: userId, preferred_username: username, organization_id: organizationId } = claims as Claims;
    return typeof userId === 'string' && typeof username === 'string' && typeof organizationId === 'string'
      ? { userId, username, organizationId }
      : undefined;
  } catch {
    return undefined;
  }
}

type Claims = Readonly<Record<'user_id' | 'preferred_username' | 'organization_id', unknown>>;

export function notAnOrg({ origin }: Guard): CommandError {
  return new CommandError(
    'connection',
    'NOT_AN_ORG',
    `${origin} does not answer like a Salesforce org.`,
    'Check the address: the embedded org prints its own when it starts; a real org is https://<domain>.my.salesforce.com.',
  );
}
