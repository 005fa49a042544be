import type { Activity } from './Activity.ts';

/** How one of us was in contact with one of them. */
export interface PairSum {
  /** The latest day, however long ago. */
  readonly lastOn: string;
  /** Activities within the window. */
  readonly recent: number;
}

/** Who was in contact with an account. */
export interface AccountSum {
  /** The latest day, however long ago. */
  readonly lastOn: string;
  /** Within the window: our users, and their contacts. */
  readonly users: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
}

interface GrowingAccount {
  lastOn: string;
  readonly users: Set<string>;
  readonly contacts: Set<string>;
}

/**
 * Activities added up, one after the other: what it keeps grows with accounts and with pairs of people, not with activities. Pairs are
 * kept of the contacts that are asked for alone, those on the map.
 */
export class ActivitySums {
  readonly #since: string;
  readonly #mapped: ReadonlySet<string>;
  readonly #lastOn = new Map<string, string>();
  readonly #pairs = new Map<string, Map<string, PairSum>>();
  readonly #accounts = new Map<string, GrowingAccount>();

  /**
   * @param mapped the contacts whose clocks and pairs are asked for
   * @param since first day of the window, `YYYY-MM-DD`
   */
  constructor(mapped: ReadonlySet<string>, since: string) {
    this.#mapped = mapped;
    this.#since = since;
  }

  add({ day, contactId, accountId, userId }: Activity): void {
    const isRecent = day >= this.#since;
    if (this.#mapped.has(contactId)) {
      this.#addClock(contactId, day);
      if (userId !== '') {
        this.#addPair(contactId, userId, { lastOn: day, recent: Number(isRecent) });
      }
    }
    if (accountId !== '') {
      const account = this.#account(accountId);
      account.lastOn = later(account.lastOn, day);
      if (isRecent) {
        account.contacts.add(contactId);
        if (userId !== '') {
          account.users.add(userId);
        }
      }
    }
  }

  /** Adds what others have added up over the same window. */
  addAll(other: ActivitySums): void {
    for (const [contactId, day] of other.#lastOn) {
      this.#addClock(contactId, day);
    }
    for (const [contactId, users] of other.#pairs) {
      for (const [userId, sum] of users) {
        this.#addPair(contactId, userId, sum);
      }
    }
    for (const [accountId, { lastOn, users, contacts }] of other.#accounts) {
      const account = this.#account(accountId);
      account.lastOn = later(account.lastOn, lastOn);
      users.forEach((id) => account.users.add(id));
      contacts.forEach((id) => account.contacts.add(id));
    }
  }

  /** The latest day on which anybody was in contact with a contact on the map; '' for never. */
  lastOn(contactId: string): string {
    return this.#lastOn.get(contactId) ?? '';
  }

  /** Who of us was ever in contact with a contact on the map, by user. */
  pairsOf(contactId: string): ReadonlyMap<string, PairSum> {
    return this.#pairs.get(contactId) ?? NO_PAIRS;
  }

  /** Undefined for an account that nobody was ever in contact with. */
  account(accountId: string): AccountSum | undefined {
    return this.#accounts.get(accountId);
  }

  #addClock(contactId: string, day: string): void {
    this.#lastOn.set(contactId, later(this.lastOn(contactId), day));
  }

  #addPair(contactId: string, userId: string, { lastOn, recent }: PairSum): void {
    const users = this.#pairs.get(contactId) ?? new Map<string, PairSum>();
    const before = users.get(userId) ?? { lastOn: '', recent: 0 };
    users.set(userId, { lastOn: later(before.lastOn, lastOn), recent: before.recent + recent });
    this.#pairs.set(contactId, users);
  }

  #account(id: string): GrowingAccount {
    const known = this.#accounts.get(id) ?? { lastOn: '', users: new Set(), contacts: new Set() };
    this.#accounts.set(id, known);
    return known;
  }
}

const NO_PAIRS: ReadonlyMap<string, PairSum> = new Map();

/** Days as `YYYY-MM-DD` sort as texts; '' is before all of them. */
function later(one: string, other: string): string {
  return one > other ? one : other;
}
