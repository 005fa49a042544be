import { randomUUID } from 'node:crypto';

import type { OrgUser } from '../project/index.ts';

/** Who looks at the preview. The browser holds a random key only; users and tokens stay on the server. */
export interface Sessions {
  readonly users: readonly OrgUser[];
  /** The user of a Cookie header; the first of the list for a browser without a session. */
  readonly current: (cookieHeader: string | undefined) => OrgUser;
  /** Whether the browser holds a session: only then may its scripts reach the org. */
  readonly has: (cookieHeader: string | undefined) => boolean;
  /** Begins a session. Returns its Set-Cookie header. */
  readonly begin: (user: OrgUser) => string;
  readonly find: (username: string) => OrgUser | undefined;
}

/** @param cookieName cookies ignore ports, so previews on several ports need several names */
export function createSessions(users: readonly OrgUser[], cookieName: () => string): Sessions {
  const byKey = new Map<string, OrgUser>();

  function lookUp(cookieHeader: string | undefined): OrgUser | undefined {
    for (const pair of (cookieHeader ?? '').split(';')) {
      const [name, value] = pair.trim().split('=');
      if (name === cookieName() && value !== undefined) return byKey.get(value);
    }
    return undefined;
  }

  const [first] = users;
  if (first === undefined) throw new RangeError('The preview needs at least one user.');
  return {
    users,
    current: (cookieHeader) => lookUp(cookieHeader) ?? first,
    has: (cookieHeader) => lookUp(cookieHeader) !== undefined,
    begin: (user) => {
      const key = randomUUID();
      byKey.set(key, user);
      return `${cookieName()}=${key}; Path=/; HttpOnly; SameSite=Strict`;
    },
    find: (username) => users.find((user) => user.username === username),
  };
}
