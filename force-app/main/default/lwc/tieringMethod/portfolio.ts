import { unitsAt } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import type { Quartile } from './quartiles.ts';
import { toLongId } from './recordId.ts';

/** Whether totals of exactly zero stay out, or are ranked behind all others. */
export type ZeroRule = 'Unranked' | 'Ranked';
export type UnrankedReason = 'ZeroTotal' | 'NegativeTotal' | 'NoRowsInWindow';

/** Where a customer stood after the latest earlier run. */
export interface EarlierStanding {
  /** The quartile that it holds since then. */
  readonly quartile: Quartile;
  /** The quartile that run computed, before damping. */
  readonly undamped: Quartile;
}

/** A customer before ranking; `total` is undefined when it has no won row in the window. */
export interface CustomerTotal {
  readonly id: string;
  readonly total: Decimal | undefined;
  /** What damping needs; a customer without it is not damped. */
  readonly earlier?: EarlierStanding | undefined;
}

export interface UnrankedCustomer {
  readonly id: string;
  readonly reason: UnrankedReason;
}

export interface PortfolioEntry {
  readonly id: string;
  /** At the scale of the portfolio. */
  readonly total: Decimal;
  readonly units: bigint;
  /** `units` as a double. Rounding keeps the order, so only equal sizes need the slower comparison of bigints. */
  readonly size: number;
  readonly earlier: EarlierStanding | undefined;
}

/** The customers to rank, in rank order; all amounts are units of one scale. */
export interface Portfolio {
  readonly entries: readonly PortfolioEntry[];
  /** The sum of each entry and all before it. */
  readonly cumulative: readonly bigint[];
  readonly total: bigint;
  readonly scale: number;
  /** In the order of ids. */
  readonly unranked: readonly UnrankedCustomer[];
}

/**
 * Sorts customers: total descending, then id ascending.
 * @throws RangeError when a customer is given twice.
 */
export function sortPortfolio(input: Iterable<CustomerTotal>, zeros: ZeroRule): Portfolio {
  const customers = [...input];
  const scale = customers.reduce((largest, { total }) => Math.max(largest, total?.scale ?? 0), 0);
  const seen = new Set<string>();
  const entries: PortfolioEntry[] = [];
  const unranked: UnrankedCustomer[] = [];
  for (const { id: givenId, total, earlier } of customers) {
    const id = toLongId(givenId);
    if (seen.size === seen.add(id).size) {
      throw new RangeError(`Customer ${id} is given twice`);
    }
    const reason = unrankedReason(total, zeros);
    if (total === undefined || reason !== undefined) {
      unranked.push({ id, reason: reason ?? 'NoRowsInWindow' });
    } else {
      const scaled = total.scale === scale ? total : { units: unitsAt(total, scale), scale };
      entries.push({ id, total: scaled, units: scaled.units, size: Number(scaled.units), earlier });
    }
  }
  entries.sort(compareEntries);
  unranked.sort(compareIds);
  let total = 0n;
  const cumulative = entries.map(({ units }) => (total += units));
  return { entries, cumulative, total, scale, unranked };
}

function unrankedReason(total: Decimal | undefined, zeros: ZeroRule): UnrankedReason | undefined {
  if (total === undefined) {
    return 'NoRowsInWindow';
  }
  if (total.units === 0n) {
    return zeros === 'Ranked' ? undefined : 'ZeroTotal';
  }
  return total.units < 0n ? 'NegativeTotal' : undefined;
}

function compareEntries(a: PortfolioEntry, b: PortfolioEntry): number {
  if (a.size !== b.size) {
    return b.size > a.size ? 1 : -1;
  }
  return a.units === b.units ? compareIds(a, b) : b.units > a.units ? 1 : -1;
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
