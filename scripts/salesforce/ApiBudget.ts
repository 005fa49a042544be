import { CommandError } from '../cli/index.ts';

/**
 * The last part of an org's daily API requests is left to people and other systems: an org without any requests left stops all
 * integrations for up to 24 hours, while this job can run again tomorrow.
 */
const RESERVED_SHARE = 0.05;

/** Counts API requests, and stops before the org's daily allowance is gone. */
export class ApiBudget {
  readonly #most: number;
  #spent = 0;
  #org: { readonly used: number; readonly maximum: number } | undefined;

  /** @param most requests that this run may send; as many as the org has unless given */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** Before every request. @throws CommandError (exit `limit`) */
  spend(): void {
    this.check();
    this.#spent++;
  }

  /** @throws CommandError (exit `limit`) when no further request may be sent */
  check(): void {
    if (this.#spent >= this.#most) {
      throw new CommandError(
        'limit',
        'API_BUDGET_SPENT',
        `This run has sent the ${this.#most} API requests that SAM_API_BUDGET allows it.`,
        'Set a larger SAM_API_BUDGET, then run the command again: what was already written is recognised and not written twice.',
      );
    }
    if (this.#org !== undefined) {
      const { used, maximum } = this.#org;
      const reserved = Math.ceil(maximum * RESERVED_SHARE);
      if (maximum - used <= reserved) {
        throw new CommandError(
          'limit',
          'API_RESERVE_REACHED',
          `The org has used ${used} of its ${maximum} API requests of 24 hours; the last ${reserved} are left to others.`,
          'Run the command again when requests are free (Setup, Company Information, API Requests, Last 24 Hours).',
        );
      }
    }
  }

  /** After every answer: `Sforce-Limit-Info: api-usage=18/5000`. */
  hear(limitInfo: string | null): void {
    const [, used, maximum] = /\bapi-usage=(\d+)\/(\d+)/.exec(limitInfo ?? '') ?? [];
    if (used !== undefined && maximum !== undefined) {
      this.#org = { used: Number(used), maximum: Number(maximum) };
    }
  }

  /** What `/limits` says, for orgs that have not said it in a header. */
  learn({ Max: maximum, Remaining: remaining }: { readonly Max: number; readonly Remaining: number }): void {
    this.#org = { used: maximum - remaining, maximum };
  }
}
