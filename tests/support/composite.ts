import { jsonOf } from './localOrg.ts';
import type { OrgClients } from './localOrg.ts';

export const DATA = '/services/data/v66.0';

/** The answer to one subrequest. */
export interface Reply {
  body: Record<string, unknown> & { id?: string; records?: Record<string, unknown>[]; totalSize?: number };
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** A subrequest that creates a record. */
export function create(referenceId: string, object: string, body: object): object {
  return { method: 'POST', url: `${DATA}/sobjects/${object}`, referenceId, body };
}

/** A subrequest that queries. */
export function query(referenceId: string, soql: string): object {
  return { method: 'GET', url: `${DATA}/query?q=${soql.replaceAll(' ', '+')}`, referenceId };
}

/** The first error code of each answer, or `done`. */
export function codes(replies: readonly Reply[]): unknown[] {
  return replies.map(({ body }) => (Array.isArray(body) ? (body as { errorCode: string }[])[0]?.errorCode : 'done'));
}

/** Posts to a path under {@link DATA}. */
export function postTo(org: OrgClients, token: string, path: string, body: unknown): Promise<Response> {
  return org.fetch(`${DATA}/${path}`, token, { method: 'POST', body: JSON.stringify(body) });
}

/** How many accounts match, as the user of a token sees it. */
export async function countAccounts(org: OrgClients, token: string, where: string): Promise<number> {
  const soql = encodeURIComponent(`SELECT COUNT() FROM Account WHERE ${where}`);
  return ((await jsonOf(org.fetch(`${DATA}/query?q=${soql}`, token))) as { totalSize: number }).totalSize;
}
