import path from 'node:path';
import { Connection } from 'jsforce';
import { startLocalOrg } from '../../local-org/index.ts';
import type { LocalOrgOptions, RunningOrg } from '../../local-org/index.ts';

/** The project that the doors' own tests serve: it knows nothing of this product. */
export const SALES_ORG = path.join(import.meta.dirname, 'fixtures', 'sales-org');

/** Password of every user of {@link SALES_ORG}. */
export const SALES_ORG_PASSWORD = 'correct-horse';

/** Ways into an org, wherever it runs. */
export interface OrgClients {
  /** An access token. @throws Error with the org's answer when the login is refused */
  token(username: string, password?: string): Promise<string>;
  /** A jsforce connection, logged in by the OAuth password flow. */
  login(username: string, password?: string): Promise<Connection>;
  /** `fetch` of a path such as `/services/data/v66.0/limits`, as the user of a token. */
  fetch(path: string, token: string | undefined, init?: RequestInit): Promise<Response>;
}

export interface TestOrg extends RunningOrg, OrgClients {}

/** Starts an org in this process on a free port; the caller closes it. */
export async function startTestOrg(options: Partial<LocalOrgOptions> = {}): Promise<TestOrg> {
  const org = await startLocalOrg({ projectDir: SALES_ORG, port: 0, database: ':memory:', ...options });
  return { ...org, ...clientsOf(org.url) };
}

/** @param url `http://127.0.0.1:<port>` */
export function clientsOf(url: string): OrgClients {
  const token = async (username: string, password = SALES_ORG_PASSWORD): Promise<string> => {
    const response = await fetch(`${url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'tests', username, password }),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer.access_token ?? '';
  };
  return {
    token,
    login: async (username, password = SALES_ORG_PASSWORD) => {
      const connection = new Connection({
        version: '66.0',
        oauth2: { loginUrl: url, clientId: 'tests', clientSecret: 'tests' },
      });
      await connection.login(username, password);
      return connection;
    },
    fetch: (address, accessToken, init = {}) =>
      fetch(url + address, {
        ...init,
        headers: {
          ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
          ...(typeof init.body === 'string' ? { 'Content-Type': 'application/json' } : {}),
          ...(init.headers as Record<string, string> | undefined),
        },
      }),
  };
}

/** Asserts the status and gives the answer's body as JSON. */
export async function jsonOf(response: Response | Promise<Response>, status = 200): Promise<unknown> {
  const answer = await response;
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status}: ${text}`);
  return JSON.parse(text);
}
