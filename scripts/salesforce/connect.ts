import { Connection, OAuth2 } from 'jsforce';
import { CommandError } from '../cli/index.ts';
import { createCollection, updateCollection, upsertCollection } from './collections.ts';
import { describeObject } from './describe.ts';
import { TokenRefused } from './faults.ts';
import { FetchTransport } from './FetchTransport.ts';
import { readFiles, saveFile } from './files.ts';
import { ingest } from './ingest.ts';
import { countRecords, queryRecords } from './restQuery.ts';
import { API_VERSION, control } from './Session.ts';
import type { Session } from './Session.ts';
import type { Guard } from './send.ts';
import { streamQuery } from './streamQuery.ts';
import type { Org } from './types.ts';

/** Salesforce's own load balancers cut silent connections at two minutes or later. */
const IDLE_TIMEOUT_MS = 120_000;
const ROWS_PER_PAGE = 50_000;

/** How to log in: with a token that someone else obtained, or by password, which only an embedded org takes. */
export type Login =
  | { readonly instanceUrl: string; readonly accessToken: string }
  | { readonly instanceUrl: string; readonly username: string; readonly password: string };

export interface ConnectOptions {
  readonly signal?: AbortSignal;
  /** Rows a result page. Default 50,000. */
  readonly rowsPerPage?: number;
  /** Longest silence of the org. Default two minutes. */
  readonly idleTimeoutMs?: number;
}

/**
 * Logs in and finds out who the user is.
 * @throws CommandError (exit `connection`) when the URL is none, nobody answers, or the org refuses the login.
 */
export async function connect(login: Login, options: ConnectOptions = {}): Promise<Org> {
  const guard: Guard = {
    origin: originOf(login.instanceUrl),
    signal: options.signal ?? new AbortController().signal,
    idleTimeoutMs: options.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
  };
  const accessToken = 'accessToken' in login ? login.accessToken : await passwordLogin(login, guard);
  const connection = new Connection({ instanceUrl: guard.origin, accessToken, version: API_VERSION });
  connection._transport = new FetchTransport(guard);
  const session: Session = { connection, accessToken, guard, rowsPerPage: options.rowsPerPage ?? ROWS_PER_PAGE };
  const user = await whoIs(session);
  return {
    instanceUrl: guard.origin,
    userId: user.user_id,
    username: user.preferred_username,
    describe: (objectName) => describeObject(session, objectName),
    query: (soql) => queryRecords(session, soql),
    count: (soql) => countRecords(session, soql),
    stream: (query, onRow) => streamQuery(session, query, onRow),
    ingest: (request) => ingest(session, request),
    create: (objectName, records) => createCollection(session, objectName, records),
    update: (objectName, records) => updateCollection(session, objectName, records),
    upsert: (objectName, externalIdField, records) => upsertCollection(session, objectName, externalIdField, records),
    saveFile: (file) => saveFile(session, file),
    readFiles: (recordId) => readFiles(session, recordId),
  };
}

interface UserInfo {
  readonly user_id: string;
  readonly preferred_username: string;
}

async function whoIs({ connection, guard }: Session): Promise<UserInfo> {
  try {
    const user = await control('Asking who is logged in', () =>
      connection.request<Partial<UserInfo>>(`${guard.origin}/services/oauth2/userinfo`),
    );
    if (typeof user.user_id === 'string' && typeof user.preferred_username === 'string') {
      return { user_id: user.user_id, preferred_username: user.preferred_username };
    }
  } catch (thrown) {
    // Userinfo answers a bad token with plain text, `Bad_OAuth_Token`, and not with a REST error.
    if (thrown instanceof CommandError && /^ERROR_HTTP_40[13]$/.test(thrown.code)) {
      throw new TokenRefused(/: (\w+)$/.exec(thrown.message)?.[1] ?? thrown.code);
    }
    if (!(thrown instanceof CommandError) || !thrown.code.startsWith('ERROR_HTTP_')) {
      throw thrown;
    }
  }
  throw notAnOrg(guard);
}

function notAnOrg({ origin }: Guard): CommandError {
  return new CommandError(
    'connection',
    'NOT_AN_ORG',
    `${origin} does not answer like a Salesforce org.`,
    'Check the address: the embedded org prints its own when it starts; a real org is https://<domain>.my.salesforce.com.',
  );
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function originOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new CommandError(
      'usage',
      'INVALID_URL',
      `"${url}" is not the address of an org.`,
      'Give it as http://127.0.0.1:7400 (embedded org) or https://<domain>.my.salesforce.com.',
    );
  }
  if (parsed.protocol === 'http:' && !LOOPBACK.has(parsed.hostname)) {
    throw new CommandError(
      'usage',
      'INSECURE_URL',
      `${parsed.origin} is not encrypted, and the session would travel in the clear.`,
      'Give the https address of the org; plain http is for an embedded org on this machine.',
    );
  }
  return parsed.origin;
}

async function passwordLogin(
  login: { readonly username: string; readonly password: string },
  guard: Guard,
): Promise<string> {
  // The embedded org takes any client; a real org would not take the password flow at all.
  const oauth2 = new OAuth2({ loginUrl: guard.origin, clientId: 'strategic-accounts', clientSecret: 'local-org' });
  oauth2._transport = new FetchTransport(guard);
  let answer: unknown;
  try {
    answer = await oauth2.authenticate(login.username, login.password);
  } catch (thrown) {
    throw loginFault(thrown, login.username, guard);
  }
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'access_token' in answer &&
    typeof answer.access_token === 'string'
  ) {
    return answer.access_token;
  }
  throw notAnOrg(guard);
}

/** jsforce names an OAuth error by its code, and any other answer by its HTTP status. */
function loginFault(thrown: unknown, username: string, guard: Guard): unknown {
  if (thrown instanceof CommandError || !(thrown instanceof Error)) {
    return thrown;
  }
  if (thrown.name.startsWith('ERROR_HTTP_')) {
    return notAnOrg(guard);
  }
  return new CommandError(
    'connection',
    'LOGIN_REFUSED',
    `${guard.origin} refused to log in ${username}: ${thrown.message}.`,
    'Start the embedded org on this project (its users are in config/local-org-users.json), or set SAM_INSTANCE_URL and SAM_ACCESS_TOKEN for another org.',
    { cause: thrown },
  );
}
