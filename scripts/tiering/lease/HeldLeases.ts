import type { Org } from '../../salesforce/index.ts';
import { takenAway } from './leaseErrors.ts';
import { LEASE_OBJECT, successors } from './storedLease.ts';

/** A tenth of what a lease lasts: several heartbeats may fail before anybody else may take it. */
const HEARTBEAT_MS = 60_000;

/** Codes for a record that was deleted, or deleted for good. */
const GONE: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/** A lease that this process inserted. */
export interface TakenLease {
  readonly id: string;
  readonly policy: string;
  readonly generation: number;
}

/**
 * The leases that this process holds. They are renewed in the background; whoever is about to write asks {@link confirm} first, since only
 * the org knows whether somebody took one of them while this process slept.
 */
export class HeldLeases {
  readonly #taken: readonly TakenLease[];
  readonly #timer: NodeJS.Timeout;
  #heartbeats = 0;
  /** One renewal at a time: two at once would lock each other's records. */
  #latest: Promise<unknown> = Promise.resolve();

  constructor(org: Org, taken: readonly TakenLease[], heartbeatMs = HEARTBEAT_MS) {
    this.#taken = taken;
    this.#timer = setInterval(() => {
      // A heartbeat that fails is no fault yet: the next one may go through, and before a write the org is asked.
      this.#renew(org).catch(() => undefined);
    }, heartbeatMs);
    // Work keeps the process alive; the heartbeat alone must not.
    this.#timer.unref();
  }

  /**
   * Renews the leases, and then makes sure that nobody took one: in this order, so that who looks at them in between finds them held.
   * @throws CommandError (exit `busy`) when somebody did; nothing may be written any more
   */
  async confirm(org: Org): Promise<void> {
    const deleted = await this.#renew(org);
    if (deleted !== undefined) {
      throw takenAway(deleted.policy, undefined);
    }
    const [successor] = await successors(org, this.#taken);
    if (successor !== undefined) {
      throw takenAway(successor.policy, successor);
    }
  }

  /** Gives the leases back, so that the next run need not wait until they expire. */
  async release(org: Org): Promise<void> {
    clearInterval(this.#timer);
    await this.#latest.catch(() => undefined);
    await org.update(
      LEASE_OBJECT,
      this.#taken.map(({ id }) => ({ Id: id, Released__c: true })),
    );
  }

  /** Resolves to a lease whose record is not there any more. */
  #renew(org: Org): Promise<TakenLease | undefined> {
    const renewed = this.#latest
      .catch(() => undefined)
      .then(async () => {
        this.#heartbeats++;
        const outcomes = await org.update(
          LEASE_OBJECT,
          this.#taken.map(({ id }) => ({ Id: id, Heartbeats__c: this.#heartbeats })),
        );
        return this.#taken.find((_, index) => {
          const outcome = outcomes[index];
          return outcome?.success === false && GONE.has(outcome.errorCode);
        });
      });
    this.#latest = renewed;
    return renewed;
  }
}
