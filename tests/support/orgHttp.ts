import { SALES_ORG_PASSWORD } from './localOrg.ts';

export { jsonOf } from './localOrg.ts';

const DATA = '/services/data/v66.0';

/** A user of an org in another process, by plain HTTP. */
export interface OrgUser {
  readonly url: string;
  readonly token: string;
  /** @param path below `/services/data/v66.0` @param body JSON, unless it is text: then CSV */
  send(method: string, path: string, body?: unknown): Promise<Response>;
}

/** @throws Error with the org's answer when the login is refused */
export async function loginTo(url: string, username: string, password = SALES_ORG_PASSWORD): Promise<OrgUser> {
  const form = new URLSearchParams({ grant_type: 'password', client_id: 'tests', username, password });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(url + DATA + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { url, token, send };
}
