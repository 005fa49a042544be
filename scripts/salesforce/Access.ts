import { CommandError } from '../cli/index.ts';

/** Whose session it is. */
export interface Identity {
  readonly organizationId: string;
  readonly userId: string;
  readonly username: string;
}

/** A token, and the org that it is for. */
export interface Grant {
  readonly instanceUrl: string;
  readonly accessToken: string;
}

interface AccessOptions {
  readonly origin: string;
  readonly accessToken: string;
  /** Logs in once more. Undefined when the token was somebody else's to get. */
  readonly renew: (() => Promise<Grant>) | undefined;
  /** Asks the org whose token this is. */
  readonly whoIs: (accessToken: string) => Promise<Identity>;
}

/** The token of one login, and how it is replaced when the org takes it no more. */
export class Access {
  readonly #options: AccessOptions;
  #accessToken: string;
  #identity: Identity | undefined;
  #renewal: Promise<void> | undefined;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#accessToken = options.accessToken;
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  /** Undefined until {@link identify}: so long it is not even certain that an org answers there. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  get canRenew(): boolean {
    return this.#options.renew !== undefined && this.#identity !== undefined;
  }

  /** @throws TokenRefused */
  async identify(): Promise<Identity> {
    this.#identity = await this.#options.whoIs(this.#accessToken);
    return this.#identity;
  }

  /**
   * A new token instead of `refused`. Whoever asks while a renewal runs waits for that one, and who comes late with a token that
   * was replaced meanwhile has nothing to wait for.
   * @throws CommandError (exit `connection`) when the login fails, or is for another org or user
   */
  renew(refused: string): Promise<void> {
    if (refused !== this.#accessToken) {
      return Promise.resolve();
    }
    this.#renewal ??= this.#replace().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #replace(): Promise<void> {
    const { renew, whoIs, origin } = this.#options;
    const grant = await renew?.();
    if (grant === undefined || this.#identity === undefined) {
      return;
    }
    if (URL.parse(grant.instanceUrl)?.origin !== origin) {
      throw otherLogin(`the org ${grant.instanceUrl}`, origin);
    }
    const { organizationId, userId, username } = await whoIs(grant.accessToken);
    if (organizationId !== this.#identity.organizationId || userId !== this.#identity.userId) {
      throw otherLogin(`${username} of the org ${organizationId}`, `${this.#identity.username} of ${origin}`);
    }
    this.#accessToken = grant.accessToken;
  }
}

function otherLogin(now: string, before: string): CommandError {
  return new CommandError(
    'connection',
    'OTHER_LOGIN',
    `The session ended, and logging in again gave a session for ${now} instead of ${before}.`,
    'Nothing more was read or written. Look at what the login names (alias, username, login URL), then run the command again.',
  );
}
