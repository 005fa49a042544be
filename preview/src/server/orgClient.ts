import { PreviewError, type OrgUser } from '../project/index.ts';

const LOGIN_PATH = '/services/oauth2/token';
const API = '/services/data/v66.0';

/** The org is on this machine; a login that takes longer than this has hung. */
const LOGIN_TIMEOUT_MS = 15_000;

/** A request may build a large answer, but never this long. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The org is gone, or does not let a user in. */
export class OrgError extends PreviewError {}

interface OrgSession {
  readonly accessToken: string;
  readonly userId: string;
}

/** What the page asks of the org. */
export interface OrgRequest {
  readonly method: string;
  /** From `/services/` on, with the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** The org as one user sees it. Tokens stay in here. */
export interface OrgClient {
  /** Such as `127.0.0.1:7400`. */
  readonly host: string;
  readonly userId: (user: OrgUser) => Promise<string>;
  /** Sends a request as that user; logs in first, and once more when the session has ended. */
  readonly send: (user: OrgUser, request: OrgRequest) => Promise<Response>;
  /** Reads JSON from a path below the API version, such as `/ui-api/object-info/Account`. */
  readonly read: (user: OrgUser, path: string) => Promise<{ readonly status: number; readonly body: unknown }>;
}

function sessionFrom(body: unknown): OrgSession | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { access_token: accessToken, id } = body as Record<string, unknown>;
  if (typeof accessToken !== 'string' || typeof id !== 'string') return undefined;
  return { accessToken, userId: id.split('/').at(-1) ?? '' };
}

/**
 * Connects to the org at `orgUrl` with the OAuth password flow, one session per user.
 * Its methods throw OrgError when the org is gone or refuses the login.
 */
export function createOrgClient(orgUrl: string): OrgClient {
  const sessions = new Map<string, Promise<OrgSession>>();

  async function request(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, orgUrl), { ...init, redirect: 'manual' });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new OrgError(
        `The org at ${orgUrl} does not answer (${cause}).`,
        'Start it with "npm run org", or pass its address with --org. Then reload.',
      );
    }
  }

  async function logIn(user: OrgUser): Promise<OrgSession> {
    const body = new URLSearchParams({
      grant_type: 'password',
      client_id: 'preview',
      client_secret: 'preview',
      username: user.username,
      password: user.password,
    });
    const response = await request(LOGIN_PATH, { method: 'POST', body, signal: AbortSignal.timeout(LOGIN_TIMEOUT_MS) });
    const answer: unknown = await response.json().catch(() => undefined);
    const session = response.ok ? sessionFrom(answer) : undefined;
    if (session === undefined) {
      const reason = (answer as { error_description?: string } | undefined)?.error_description ?? response.statusText;
      throw new OrgError(
        `The org at ${orgUrl} refuses to log in ${user.username}: ${reason}.`,
        'Start the org on the same project, so that both read config/local-org-users.json.',
      );
    }
    return session;
  }

  function sessionOf(user: OrgUser): Promise<OrgSession> {
    let session = sessions.get(user.username);
    if (session === undefined) {
      session = logIn(user);
      sessions.set(user.username, session);
      session.catch(() => sessions.delete(user.username));
    }
    return session;
  }

  async function sendOnce(user: OrgUser, { method, path, headers, body }: OrgRequest): Promise<Response> {
    const { accessToken } = await sessionOf(user);
    return request(path, {
      method,
      // The org is on this machine: what it would compress, this would unpack again.
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...headers,
        authorization: `Bearer ${accessToken}`,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  }

  async function send(user: OrgUser, orgRequest: OrgRequest): Promise<Response> {
    const response = await sendOnce(user, orgRequest);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    sessions.delete(user.username);
    return sendOnce(user, orgRequest);
  }

  return {
    host: new URL(orgUrl).host,
    userId: async (user) => (await sessionOf(user)).userId,
    send,
    read: async (user, path) => {
      const response = await send(user, { method: 'GET', path: API + path });
      const body: unknown = await response.json().catch(() => undefined);
      return { status: response.status, body };
    },
  };
}
