import { ZERO, compareDecimals, formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, RankedCustomer, Ranking } from '#lwc/tieringMethod/tieringMethod.ts';

/** Where a customer stands by one metric; money is canonical decimal text. */
export interface Place {
  readonly quartile: number;
  readonly rank: number;
  readonly total: string;
  /** Money to the nearest border: positive is missing to the quartile above, negative may be lost to the one below. */
  readonly borderGap?: string;
}

/** A customer whose quartile is not the same by both metrics; a place that is absent is not ranked. */
export interface DifferingCustomer {
  readonly id: string;
  readonly first?: Place;
  readonly second?: Place;
}

export interface RankingComparison {
  /** Customers in quartile i + 1 by the first metric and in quartile j + 1 by the second: `matrix[i][j]`. */
  readonly matrix: readonly (readonly number[])[];
  /** Customers that only one of the metrics ranks, by their quartile there. */
  readonly onlyFirst: readonly number[];
  readonly onlySecond: readonly number[];
  /** The largest total by the first metric first; then those that only the second one ranks. */
  readonly customers: readonly DifferingCustomer[];
}

/** Compares two rankings of the same customers, purely. */
export function compareRankings(first: Ranking, second: Ranking): RankingComparison {
  const matrix = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  const onlyFirst = [0, 0, 0, 0];
  const onlySecond = [0, 0, 0, 0];
  const bySecond = new Map(second.customers.map((customer) => [customer.id, customer]));
  const found: Pair[] = [];
  for (const customer of first.customers) {
    const other = bySecond.get(customer.id);
    bySecond.delete(customer.id);
    if (other === undefined) {
      increment(onlyFirst, customer.quartile);
    } else {
      increment(matrix[customer.quartile - 1], other.quartile);
    }
    if (other?.quartile !== customer.quartile) {
      found.push({ first: customer, second: other });
    }
  }
  for (const other of bySecond.values()) {
    increment(onlySecond, other.quartile);
    found.push({ first: undefined, second: other });
  }
  const customers = found.toSorted(byMoney).map(differing);
  return { matrix, onlyFirst, onlySecond, customers };
}

interface Pair {
  readonly first: RankedCustomer | undefined;
  readonly second: RankedCustomer | undefined;
}

function increment(counts: number[] | undefined, quartile: number): void {
  if (counts !== undefined) {
    counts[quartile - 1] = (counts[quartile - 1] ?? 0) + 1;
  }
}

function byMoney(a: Pair, b: Pair): number {
  return (
    compareDecimals(b.first?.total ?? ZERO, a.first?.total ?? ZERO) ||
    compareDecimals(b.second?.total ?? ZERO, a.second?.total ?? ZERO) ||
    (idOf(a) < idOf(b) ? -1 : 1)
  );
}

function idOf({ first, second }: Pair): string {
  return first?.id ?? second?.id ?? '';
}

function differing(pair: Pair): DifferingCustomer {
  return {
    id: idOf(pair),
    ...(pair.first === undefined ? {} : { first: placeOf(pair.first) }),
    ...(pair.second === undefined ? {} : { second: placeOf(pair.second) }),
  };
}

function placeOf({ quartile, rank, total, borderGap }: RankedCustomer): Place {
  return { quartile, rank, total: formatDecimal(total), ...gap(borderGap) };
}

function gap(borderGap: Decimal | undefined): Pick<Place, 'borderGap'> {
  return borderGap === undefined ? {} : { borderGap: formatDecimal(borderGap) };
}
