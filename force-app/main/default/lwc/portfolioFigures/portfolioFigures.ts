import { accountFamilies } from 'c/accountHierarchy';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import type { PortfolioRun } from 'c/portfolioRun';
import { ZERO, addDecimals, formatDecimal } from 'c/tieringMethod';
import type { Decimal } from 'c/tieringMethod';
import type { TieringPolicy } from 'c/tieringPolicy';

/** Which rules of the run decide what an account brought to its ranking. */
export type RankedBy = Pick<TieringPolicy, 'customer' | 'openPotential'>;

/** The window of the run. */
export type Window = Pick<PortfolioRun, 'windowMonths' | 'windowStart'>;

/** A part of what was ranked. */
export interface RevenuePart {
  readonly accounts: number;
  /** In corporate currency. */
  readonly total: number;
  /** In percent of what was ranked; undefined when nothing was. */
  readonly share: number | undefined;
}

/** Revenue of accounts with a baseline, a year against the year before the programme. */
export interface Improvement {
  readonly accounts: number;
  /** Further accounts with a baseline whose programme began in the window, which so holds revenue of the time before. */
  readonly tooYoung: number;
  /** In corporate currency, over the twelve months before each account's programme start. */
  readonly baseline: number;
  /** In corporate currency, the window's revenue of the same accounts brought to twelve months. */
  readonly now: number;
  /** In percent: 12 is 12 % more than the baseline; undefined when no account is measured. */
  readonly change: number | undefined;
}

const MONTHS_OF_BASELINE = 12;
const STRATEGIC = 'Strategic';

/** What an account's own opportunities brought to the ranking; undefined when it has none that count. */
export function ownTotal(account: PortfolioAccount, { openPotential }: RankedBy): Decimal | undefined {
  const potential = openPotential === 'None' ? undefined : account.openPotential;
  return account.revenue && potential ? addDecimals(account.revenue, potential) : (account.revenue ?? potential);
}

/** What was ranked under the account's name: its family's total, else its own; zero when nothing was. */
export function rankedTotal(account: PortfolioAccount, by: RankedBy): number {
  return amount(account.familyRevenue ?? ownTotal(account, by) ?? ZERO);
}

/**
 * What strategic accounts brought of all that was ranked. Where customers are families, what lies below a strategic ultimate
 * parent is strategic too.
 */
export function strategicPart(accounts: readonly PortfolioAccount[], by: RankedBy): RevenuePart {
  const strategic = new Set(accounts.filter(({ designation }) => designation === STRATEGIC).map(({ id }) => id));
  const top = topOf(accounts, by);
  return partOf(accounts, by, ({ id }) => strategic.has(id) || strategic.has(top(id)));
}

/** What accounts brought that are in a worse quartile than under the last earlier as-of date. */
export function movedDownPart(accounts: readonly PortfolioAccount[], by: RankedBy): RevenuePart {
  return partOf(
    accounts,
    by,
    ({ quartile, previousQuartile }) =>
      quartile !== undefined && previousQuartile !== undefined && quartile > previousQuartile,
  );
}

/**
 * How accounts with a baseline do against it. The baseline is a year's revenue, so the window's is brought to a year. An account
 * that won nothing in the window is measured like any other: leaving it out would flatter the programme. Undefined when no
 * account has a baseline.
 */
export function improvement(
  accounts: readonly PortfolioAccount[],
  { windowMonths, windowStart = '' }: Window,
): Improvement | undefined {
  const known = accounts.filter(({ baseline }) => baseline && baseline.units > 0n);
  if (known.length === 0 || !windowMonths) {
    return undefined;
  }
  const measured = known.filter(({ programmeStart = '' }) => programmeStart <= windowStart);
  const baseline = amount(sum(measured.map((account) => account.baseline)));
  const now = (amount(sum(measured.map((account) => account.revenue))) * MONTHS_OF_BASELINE) / windowMonths;
  return {
    accounts: measured.length,
    tooYoung: known.length - measured.length,
    baseline,
    now,
    change: measured.length === 0 ? undefined : (now / baseline - 1) * 100,
  };
}

/** The fewest largest customers that bring the top share. */
export function inTopPool(accounts: readonly PortfolioAccount[]): readonly PortfolioAccount[] {
  return accounts.filter((account) => account.inTopPool && account.rank !== undefined);
}

/** Customers of the top quartile that nobody manages strategically. Subsidiaries are their parent's business. */
export function topWithoutManager(accounts: readonly PortfolioAccount[]): readonly PortfolioAccount[] {
  return accounts.filter(
    ({ quartile, rank, managerId }) => quartile === 1 && rank !== undefined && managerId === undefined,
  );
}

/** Accounts of the bottom quartile that use a strategic account manager's time, or are called strategic. */
export function bottomWithManager(accounts: readonly PortfolioAccount[]): readonly PortfolioAccount[] {
  return accounts.filter(
    ({ quartile, managerId, designation }) => quartile === 4 && (managerId !== undefined || designation === STRATEGIC),
  );
}

/** A total as a number to show. */
export function amount(total: Decimal): number {
  return Number(formatDecimal(total));
}

/** Accounts without a quartile were not ranked, so their credits and zeros are no part of the whole. */
function partOf(
  accounts: readonly PortfolioAccount[],
  by: RankedBy,
  belongs: (account: PortfolioAccount) => boolean,
): RevenuePart {
  const ranked = accounts.filter(({ quartile }) => quartile !== undefined);
  const members = ranked.filter(belongs);
  const all = amount(sum(ranked.map((account) => ownTotal(account, by))));
  const total = amount(sum(members.map((account) => ownTotal(account, by))));
  return { accounts: members.length, total, share: all > 0 ? (total / all) * 100 : undefined };
}

function topOf(accounts: readonly PortfolioAccount[], { customer }: RankedBy): (id: string) => string {
  if (customer === 'Account') {
    return (id) => id;
  }
  const { ultimateParentOf } = accountFamilies(new Map(accounts.map(({ id, parentId }) => [id, parentId])));
  return (id) => ultimateParentOf.get(id) ?? id;
}

function sum(totals: readonly (Decimal | undefined)[]): Decimal {
  return totals.reduce<Decimal>((all, total) => (total === undefined ? all : addDecimals(all, total)), ZERO);
}
