import { randomBytes } from 'node:crypto';

/** Two hours without a request end a session: the platform's default session timeout. */
const TIMEOUT_MS = 2 * 60 * 60 * 1000;

interface Session {
  readonly userId: string;
  lastUsed: number;
}

/** Access tokens of this process; a restart ends every session. */
export class Sessions {
  readonly #organizationId: string;
  readonly #byToken = new Map<string, Session>();

  constructor(organizationId: string) {
    this.#organizationId = organizationId;
  }

  /** Opens a session; the token has the platform's form, `<15-character organization id>!<secret>`. */
  open(userId: string): string {
    const token = `${this.#organizationId.slice(0, 15)}!${randomBytes(72).toString('base64url').replaceAll('-', '.')}`;
    this.#byToken.set(token, { userId, lastUsed: Date.now() });
    return token;
  }

  /** The user of a token; undefined when it is unknown, revoked or expired. */
  userOf(token: string): string | undefined {
    const session = this.#byToken.get(token);
    if (!session) return undefined;
    const now = Date.now();
    if (now - session.lastUsed > TIMEOUT_MS) {
      this.#byToken.delete(token);
      return undefined;
    }
    session.lastUsed = now;
    return session.userId;
  }

  /** False when there was no such token. */
  revoke(token: string): boolean {
    return this.#byToken.delete(token);
  }
}
