/** An opportunity as the client who wrote it was told. */
export interface Deal {
  readonly account: string;
  readonly cents: number;
  readonly key?: string;
}

/** What one client was told is in the org: its own deals, by id. */
export class Ledger {
  /** The name of its deals. */
  readonly name: string;
  readonly deals = new Map<string, Deal>();
  /** How often it did what. */
  readonly done = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  /** @throws Error when the id was given before: two records cannot have it */
  add(id: string, deal: Deal): void {
    if (this.deals.has(id)) throw new Error(`${this.name}: ${id} was created twice.`);
    this.deals.set(id, deal);
  }

  cents(): number {
    return centsOf(this.deals.values());
  }
}

export function centsOf(deals: Iterable<Deal>): number {
  let sum = 0;
  for (const { cents } of deals) sum += cents;
  return sum;
}
