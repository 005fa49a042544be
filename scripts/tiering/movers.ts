import { ZERO, compareDecimals, formatDecimal, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import { movement, snapshotFigure } from './figures.ts';
import type { Movement } from './figures.ts';
import type { AccountHistory } from './readSnapshots.ts';

/** A customer whose quartile is another one than at the latest earlier as-of date. Money is canonical text. */
export interface Mover {
  readonly id: string;
  readonly movement: Exclude<Movement, 'Unchanged'>;
  /** Undefined for a customer that is new. */
  readonly from: number | undefined;
  /** Undefined for a customer that left. */
  readonly to: number | undefined;
  readonly totalBefore: string | undefined;
  readonly total: string | undefined;
}

export interface Movers {
  /** The larger of both totals first, then by id. */
  readonly all: readonly Mover[];
  readonly counts: Readonly<Record<Mover['movement'], number>>;
  /** Customers that damping kept in the quartile they had. */
  readonly held: number;
}

/** Who moved since the latest earlier run of the same policy and window length. */
export function findMovers(
  ranking: Ranking,
  history: ReadonlyMap<string, AccountHistory>,
  isKnown: (accountId: string) => boolean,
): Movers {
  const ranked = new Set<string>();
  const found: { readonly mover: Mover; readonly amount: Decimal }[] = [];
  let held = 0;
  for (const { id, quartile, total, held: isHeld } of ranking.customers) {
    ranked.add(id);
    held += Number(isHeld);
    const { previousQuartile, from, totalBefore } = before(history.get(id));
    const kind = movement(String(quartile), previousQuartile);
    if (kind !== 'Unchanged') {
      const mover = { id, movement: kind, from, to: quartile, totalBefore, total: formatDecimal(total) };
      found.push({ mover, amount: larger(total, totalBefore) });
    }
  }
  for (const [id, past] of history) {
    const { from, totalBefore } = before(past);
    if (from !== undefined && !ranked.has(id) && isKnown(id)) {
      const mover = { id, movement: 'Left', from, to: undefined, totalBefore, total: undefined } as const;
      found.push({ mover, amount: larger(ZERO, totalBefore) });
    }
  }
  found.sort((a, b) => compareDecimals(b.amount, a.amount) || (a.mover.id < b.mover.id ? -1 : 1));
  const counts = { New: 0, Up: 0, Down: 0, Left: 0 };
  for (const { mover } of found) {
    counts[mover.movement]++;
  }
  return { all: found.map(({ mover }) => mover), counts, held };
}

function before(history: AccountHistory | undefined) {
  const figures = history?.earlier?.figures;
  const previousQuartile = snapshotFigure(figures, 'Quartile__c');
  const isRanked = previousQuartile !== '';
  return {
    previousQuartile,
    from: isRanked ? Number(previousQuartile) : undefined,
    totalBefore: isRanked ? snapshotFigure(figures, 'Metric_Total__c') || undefined : undefined,
  };
}

function larger(now: Decimal, totalBefore: string | undefined): Decimal {
  const earlier = totalBefore === undefined ? ZERO : parseDecimal(totalBefore);
  return compareDecimals(now, earlier) >= 0 ? now : earlier;
}
