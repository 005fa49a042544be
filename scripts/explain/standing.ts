import { addDecimals, compareDecimals, formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, Quartile, RankedCustomer, UnrankedReason } from '#lwc/tieringMethod/tieringMethod.ts';
import type { RankedPolicy } from '../tiering/index.ts';

/** A border of a quartile: the total at which the neighbour begins, and how far the customer is from it. */
export interface Border {
  /** The neighbouring quartile. */
  readonly quartile: number;
  /** Its lowest total above, its highest total below. */
  readonly total: string;
  /** Money that is missing to the quartile above, or may be lost before the customer is level with the one below. */
  readonly gap: string;
}

/** Where a ranked customer stands. Money is canonical decimal text; shares are percent with six decimals. */
export interface RankedStanding {
  readonly ranked: true;
  readonly population: number;
  readonly rank: number;
  readonly quartile: number;
  readonly total: string;
  readonly share: string;
  readonly cumulative: string;
  readonly inTopPool: boolean;
  /** Absent where nobody is in a better quartile. */
  readonly above?: Border;
  /** Absent where nobody is in a worse quartile. */
  readonly below?: Border;
  /** The quartile that the total alone gives, where damping decided on another one. */
  readonly undamped?: number;
  /** Customers with exactly the same total, where some of them are in another quartile: their ids decided. */
  readonly tiedAcrossBorder?: number;
  /** Customers with exactly the same total that shared the better quartile, where the policy wants that. */
  readonly tiedTogether?: number;
}

/** Why a customer is not ranked, and what it would take. */
export interface UnrankedStanding {
  readonly ranked: false;
  readonly population: number;
  readonly reason: UnrankedReason;
  /** Absent without an opportunity that counts. */
  readonly total?: string;
  /** The customer needs more than this to be ranked, last and so in quartile 4 as a rule. */
  readonly missing: string;
  /** The smallest total that is ranked in quartile 4; absent when nobody is. */
  readonly lowestInQuartile4?: string;
}

export type Standing = RankedStanding | UnrankedStanding;

/** Where a customer stands in a ranking, purely. Undefined for a customer that the ranking does not know. */
export function standingOf(id: string, { policy, ranking, customers }: RankedPolicy): Standing | undefined {
  const population = ranking.customers.length;
  const customer = ranking.customers.find((other) => other.id === id);
  if (customer !== undefined) {
    return { ranked: true, population, ...ranked(customer, ranking.customers, policy.ties) };
  }
  const unranked = ranking.unranked.find((other) => other.id === id);
  if (unranked === undefined) {
    return undefined;
  }
  const total = customers.totals.find((other) => other.id === id)?.total;
  const lowest = ranking.quartiles[3]?.lowest;
  return {
    ranked: false,
    population,
    reason: unranked.reason,
    ...(total === undefined ? {} : { total: formatDecimal(total) }),
    missing: total === undefined || total.units >= 0n ? '0' : formatDecimal(negated(total)),
    ...(lowest === undefined ? {} : { lowestInQuartile4: formatDecimal(lowest) }),
  };
}

function ranked(
  customer: RankedCustomer,
  all: readonly RankedCustomer[],
  ties: 'Split' | 'ShareBetter',
): Omit<RankedStanding, 'ranked' | 'population'> {
  const { rank, quartile, undamped, total, share, cumulative, inTopPool, gapToAbove, gapToBelow } = customer;
  const quartiles = [...new Set(all.map((other) => other.undamped))].sort((a, b) => a - b);
  const better = quartiles.findLast((other) => other < quartile);
  const worse = quartiles.find((other) => other > quartile);
  const tied = all.filter((other) => other !== customer && compareDecimals(other.total, total) === 0);
  const apart = tied.some((other) => other.undamped !== undamped);
  return {
    rank,
    quartile,
    total: formatDecimal(total),
    share,
    cumulative,
    inTopPool,
    ...(gapToAbove && better ? { above: border(better, addDecimals(total, gapToAbove), gapToAbove) } : {}),
    ...(gapToBelow && worse ? { below: border(worse, addDecimals(total, negated(gapToBelow)), gapToBelow) } : {}),
    ...(undamped === quartile ? {} : { undamped }),
    ...(apart ? { tiedAcrossBorder: tied.length } : {}),
    ...(ties === 'ShareBetter' && tied.length > 0 ? { tiedTogether: tied.length } : {}),
  };
}

function border(quartile: Quartile, total: Decimal, gap: Decimal): Border {
  return { quartile, total: formatDecimal(total), gap: formatDecimal(gap) };
}

function negated({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}
