import type { Database } from '../database.ts';

/** An org has an address once it listens, when its stores have long been opened; deploys open others on the same database. */
const addresses = new WeakMap<Database, string>();

/** Says at which address the org of a database answers, such as `http://127.0.0.1:7400`. */
export function tellAddress(database: Database, address: string): void {
  addresses.set(database, address);
}

export function addressOf(database: Database): string | undefined {
  return addresses.get(database);
}
