import { gini, herfindahlHirschmanIndex, topPool } from './concentration.ts';
import type { Pool } from './concentration.ts';
import { dampQuartiles } from './damping.ts';
import type { Decimal } from './decimal.ts';
import { percentOf } from './percentage.ts';
import { sortPortfolio } from './portfolio.ts';
import type { CustomerTotal, Portfolio, UnrankedCustomer, ZeroRule } from './portfolio.ts';
import { quartileBorders } from './quartileBorders.ts';
import type { QuartileBorders } from './quartileBorders.ts';
import { QUARTILES, assignQuartiles } from './quartiles.ts';
import type { Quartile, TieRule, TieringMethod } from './quartiles.ts';

export interface RankingOptions {
  /** Default `EqualCount`. */
  readonly method?: TieringMethod | undefined;
  /** Threshold of the top pool in percent, above 0 and at most 100. Default 50. */
  readonly topSharePercent?: string | undefined;
  /** Default `Split`. */
  readonly ties?: TieRule | undefined;
  /** Default `Unranked`. */
  readonly zeros?: ZeroRule | undefined;
  /** By how much a border must be passed, in percent of it, from 0 to 100. Default 0, which is off. */
  readonly dampingPercent?: string | undefined;
}

export interface RankedCustomer {
  /** 18 characters when the id given was a 15- or 18-character record id, else as given. */
  readonly id: string;
  readonly rank: number;
  readonly quartile: Quartile;
  /** The quartile that method and ties alone give. */
  readonly undamped: Quartile;
  /** Damping kept the quartile that the customer held before. */
  readonly held: boolean;
  readonly total: Decimal;
  /** Percent of the total of all ranked customers, six decimals. */
  readonly share: string;
  /** Percent of the total that this customer and all before it make up, six decimals. */
  readonly cumulative: string;
  readonly inTopPool: boolean;
  /**
   * Money missing to the next better quartile that has customers: the lowest total in it. Zero for a customer that has as much
   * and is not there yet, because ids decided a tie or because damping holds it. Undefined when nobody is in a better one.
   */
  readonly gapToAbove: Decimal | undefined;
  /**
   * Money that may be lost before the customer is level with the next worse quartile that has customers: the highest total in
   * it. Zero for a customer that is level or below and that damping holds. Undefined when nobody is in a worse one.
   */
  readonly gapToBelow: Decimal | undefined;
  /** The smaller of both gaps, signed: positive is missing to the quartile above, negative may be lost to the one below. */
  readonly borderGap: Decimal | undefined;
}

export interface QuartileSummary {
  readonly quartile: Quartile;
  readonly customers: number;
  readonly total: Decimal;
  readonly share: string;
  /** The largest total in it before damping, so the border to the quartile above; undefined when it is empty. */
  readonly highest: Decimal | undefined;
  /** The smallest total in it before damping, so the border to the quartile below; undefined when it is empty. */
  readonly lowest: Decimal | undefined;
}

export interface Ranking {
  /** In rank order. */
  readonly customers: readonly RankedCustomer[];
  readonly total: Decimal;
  readonly quartiles: readonly QuartileSummary[];
  readonly topShare: Pool;
  /** At 50 and at 80 percent, whatever the top share is. */
  readonly pools: readonly Pool[];
  /** Six decimals; undefined when the total is zero. */
  readonly gini: string | undefined;
  /** Herfindahl-Hirschman index, shares in percent, four decimals; undefined when the total is zero. */
  readonly herfindahlHirschmanIndex: string | undefined;
  /** In the order of ids. */
  readonly unranked: readonly UnrankedCustomer[];
}

const DEFAULT_TOP_SHARE = '50';
const POOL_PERCENTAGES = ['50', '80'];

/**
 * Ranks customers: total descending, then id ascending; the order of the input never matters. Customers without a total to
 * rank are listed as unranked with the reason. Summaries count quartiles after damping; borders, and so the gaps, are those
 * before it, as they show where a customer belongs by its total.
 * @throws RangeError when a customer is given twice or a percentage is none.
 */
export function rankCustomers(input: Iterable<CustomerTotal>, options: RankingOptions = {}): Ranking {
  const { method = 'EqualCount', ties = 'Split', zeros = 'Unranked', dampingPercent = '0' } = options;
  const portfolio = sortPortfolio(input, zeros);
  const { total, scale, unranked } = portfolio;
  const topShare = topPool(portfolio, options.topSharePercent ?? DEFAULT_TOP_SHARE);
  const undamped = assignQuartiles(portfolio, method, ties, topShare.customers);
  const borders = quartileBorders(portfolio, undamped);
  const quartiles = dampQuartiles(portfolio, undamped, borders, dampingPercent);
  return {
    customers: describeCustomers(portfolio, { undamped, quartiles, borders, topPool: topShare.customers }),
    total: { units: total, scale },
    quartiles: QUARTILES.map((quartile) => summarise(portfolio, { undamped, quartiles }, quartile)),
    topShare,
    pools: POOL_PERCENTAGES.map((percent) => topPool(portfolio, percent)),
    gini: gini(portfolio),
    herfindahlHirschmanIndex: herfindahlHirschmanIndex(portfolio),
    unranked,
  };
}

interface Placement {
  readonly undamped: readonly Quartile[];
  readonly quartiles: readonly Quartile[];
  readonly borders: QuartileBorders;
  readonly topPool: number;
}

function describeCustomers(portfolio: Portfolio, placement: Placement): RankedCustomer[] {
  const { entries, cumulative, total, scale } = portfolio;
  return entries.map(({ id, total: own, units, earlier }, index) => {
    const computed = placement.undamped[index] ?? 4;
    const quartile = placement.quartiles[index] ?? computed;
    const { gapToAbove, gapToBelow, borderGap } = gaps(units, quartile, placement.borders, scale);
    return {
      id,
      rank: index + 1,
      quartile,
      undamped: computed,
      held: quartile !== computed && quartile === earlier?.quartile,
      total: own,
      share: percentOf(units, total),
      cumulative: percentOf(cumulative[index] ?? 0n, total),
      inTopPool: index < placement.topPool,
      gapToAbove,
      gapToBelow,
      borderGap,
    };
  });
}

/** Of two equal gaps the upper counts. */
function gaps(units: bigint, quartile: Quartile, borders: QuartileBorders, scale: number) {
  const above = borders.lowestUpTo(quartile - 1);
  const below = borders.highestFrom(quartile + 1);
  const gapToAbove = above === undefined ? undefined : { units: atLeastZero(above - units), scale };
  const gapToBelow = below === undefined ? undefined : { units: atLeastZero(units - below), scale };
  const upper = gapToAbove && (gapToBelow === undefined || gapToAbove.units <= gapToBelow.units);
  const borderGap = upper ? gapToAbove : gapToBelow && { units: -gapToBelow.units, scale };
  return { gapToAbove, gapToBelow, borderGap };
}

function atLeastZero(units: bigint): bigint {
  return units < 0n ? 0n : units;
}

function summarise(
  portfolio: Portfolio,
  { undamped, quartiles }: Pick<Placement, 'undamped' | 'quartiles'>,
  quartile: Quartile,
): QuartileSummary {
  const { entries, scale } = portfolio;
  const members = entries.filter((_entry, index) => quartiles[index] === quartile);
  const units = members.reduce((sum, entry) => sum + entry.units, 0n);
  const money = (amount: bigint | undefined) => (amount === undefined ? undefined : { units: amount, scale });
  return {
    quartile,
    customers: members.length,
    total: { units, scale },
    share: percentOf(units, portfolio.total),
    highest: money(entries[undamped.indexOf(quartile)]?.units),
    lowest: money(entries[undamped.lastIndexOf(quartile)]?.units),
  };
}
