/** The platform keeps at most this many of an object for each user. Source: "RecentlyViewed", Object Reference: 200. */
const MOST_RECORDS = 200;

/** The records that each user looked at most recently, the last one first, while the org runs. */
export class RecentRecords {
  readonly #byUser = new Map<string, readonly string[]>();

  /** Records what requests with `updateMru` show. Source: "Get a Record", User Interface API Developer Guide. */
  see(userId: string, recordId: string): void {
    const seen = (this.#byUser.get(userId) ?? []).filter((id) => id !== recordId);
    const ofObject = seen.filter((id) => id.startsWith(recordId.slice(0, 3)));
    const oldest = ofObject.length < MOST_RECORDS ? undefined : ofObject.at(-1);
    this.#byUser.set(userId, [recordId, ...seen.filter((id) => id !== oldest)]);
  }

  /** Of the object whose ids begin so. */
  of(userId: string, keyPrefix: string): readonly string[] {
    return (this.#byUser.get(userId) ?? []).filter((id) => id.startsWith(keyPrefix));
  }
}
