import type { KeyObject } from 'node:crypto';
import type { Grant } from './Access.ts';
import { transientAnswer } from './faults.ts';
import { jwtAssertion } from './jwtAssertion.ts';
import { jwtRefusal } from './jwtRefusal.ts';
import type { OAuthRefusal } from './jwtRefusal.ts';
import { isLoopback, orgOrigin } from './orgOrigin.ts';
import { RETRY_POLICY, repeat } from './repeat.ts';
import { send, textOf } from './send.ts';
import type { Answer, Guard } from './send.ts';
import { isWorthWhile, notAnOrg } from './userInfo.ts';

export interface JwtSettings {
  /** My Domain of the org, or a login address of Salesforce. */
  readonly loginUrl: string;
  /** Consumer key of the external client app. */
  readonly clientId: string;
  readonly username: string;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const PRODUCTION = 'https://login.salesforce.com';
const SANDBOX = 'https://test.salesforce.com';
/** A login is one small answer. */
const LOGIN_TIMEOUT_MS = 60_000;

/**
 * A token by the OAuth JWT bearer flow. It comes without a refresh token: whoever needs another one calls this again.
 * Source: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", Salesforce Help (remoteaccess_oauth_jwt_flow.htm).
 * @throws CommandError (exit `connection`) when Salesforce refuses; neither assertion nor token is in any message
 */
export async function jwtLogin(settings: JwtSettings, key: KeyObject, signal: AbortSignal): Promise<Grant> {
  const guard: Guard = { origin: orgOrigin(settings.loginUrl), signal, idleTimeoutMs: LOGIN_TIMEOUT_MS };
  let refusal: OAuthRefusal = { error: '', description: '' };
  for (const audience of audiencesOf(guard.origin)) {
    const body = new URLSearchParams({
      grant_type: GRANT_TYPE,
      assertion: jwtAssertion({ ...settings, audience }, key, new Date()),
    });
    const answer = await repeat({ retries: RETRY_POLICY, signal }, () => ask(guard, body), isWorthWhile);
    if ('accessToken' in answer) {
      return answer;
    }
    refusal = answer;
    if (!/\baudience\b/i.test(refusal.description)) {
      break;
    }
  }
  throw jwtRefusal(settings, refusal);
}

/**
 * Assertions are for `login` (production) or `test` (sandboxes and scratch orgs), also when My Domain takes them. An address does
 * not always tell which of the two, and the Salesforce CLI tries both as well (forcedotcom/sfdx-core#588).
 */
export function audiencesOf(origin: string): readonly string[] {
  if (isLoopback(origin)) {
    return [origin];
  }
  const isSandbox = /^test\.salesforce\.|\.(sandbox|scratch)\.my\.salesforce\./.test(new URL(origin).hostname);
  return isSandbox ? [SANDBOX, PRODUCTION] : [PRODUCTION, SANDBOX];
}

async function ask(guard: Guard, form: URLSearchParams): Promise<Grant | OAuthRefusal> {
  const answer = await send(
    {
      url: `${guard.origin}/services/oauth2/token`,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    },
    guard,
  );
  return readAnswer(answer, await textOf(answer), guard);
}

function readAnswer(answer: Answer, body: string, guard: Guard): Grant | OAuthRefusal {
  const transient = transientAnswer(answer, body, 'Logging in');
  if (transient !== undefined) {
    throw transient;
  }
  const {
    access_token: accessToken,
    instance_url: instanceUrl,
    error,
    error_description: description,
  } = fieldsOf(body);
  if (answer.status < 400 && typeof accessToken === 'string' && typeof instanceUrl === 'string') {
    return { accessToken, instanceUrl };
  }
  if (answer.status >= 400 && typeof error === 'string') {
    return { error, description: typeof description === 'string' ? description : '' };
  }
  throw notAnOrg(guard);
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
