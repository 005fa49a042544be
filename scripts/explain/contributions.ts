import { ZERO, addDecimals, compareDecimals, formatDecimal, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { convert, revenueCondition, weighted } from '../tiering/index.ts';
import type { CheckedPolicy, Rates, RevenueScope } from '../tiering/index.ts';

/** An opportunity that counts. Money is canonical decimal text. */
export interface Contribution {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly closeDate: string;
  /** The metric as the record has it; '' where it is empty. */
  readonly amount: string;
  /** ISO code of `amount`, in an org with several currencies. */
  readonly currency?: string;
  /** In percent; on open opportunities of a policy that weighs them. */
  readonly probability?: string;
  /** What it adds to the total, in the currency of the total; eight decimals where it had to be converted. */
  readonly counts: string;
}

/** What makes up a total. */
export interface Contributions {
  readonly count: number;
  readonly total: string;
  /** Those that lower it. */
  readonly credits: { readonly count: number; readonly total: string };
  /** The ones that add most, largest first. */
  readonly largest: readonly Contribution[];
}

export interface ContributionRequest {
  readonly accountIds: readonly string[];
  readonly scope: RevenueScope;
  readonly metric: CheckedPolicy['metric'];
  readonly rates: Rates | undefined;
  /** What the accounts together bring by the ranking, which converts sums and not rows. */
  readonly totals: { readonly won: Decimal; readonly open: Decimal };
  /** Opportunities saved after this moment are counted as changed; ISO 8601, UTC. */
  readonly since: string | undefined;
}

export interface CustomerContributions {
  readonly won: Contributions;
  readonly open: Contributions;
  /** How many of them were saved after the moment asked for. */
  readonly changedSince: number;
}

const LARGEST_SHOWN = 10;
/** So many are held before all but the largest are let go of: an account may have a million opportunities. */
const MOST_HELD = 1_000;
/** Ids a query: far below the 100,000 characters that SOQL may have. */
const IDS_A_QUERY = 1_000;

interface Counted extends Contribution {
  readonly exact: Decimal;
}

/** Reads the opportunities of a customer's accounts that count: how many there are, and which add most. */
export async function readContributions(org: Org, request: ContributionRequest): Promise<CustomerContributions> {
  const { scope, metric, accountIds, since, totals } = request;
  const rates = metric.type === 'currency' ? request.rates : undefined;
  const columns = [
    ...['Id', 'Name', 'AccountId', 'CloseDate', 'IsWon', 'LastModifiedDate', metric.name],
    ...(scope.openPotential === 'Weighted' ? ['Probability'] : []),
    ...(rates === undefined ? [] : ['CurrencyIsoCode']),
  ];
  const found = { won: new Tally(), open: new Tally() };
  let changedSince = 0;
  for (let start = 0; start < accountIds.length; start += IDS_A_QUERY) {
    const ids = accountIds.slice(start, start + IDS_A_QUERY).map((id) => `'${id}'`);
    const where = `${revenueCondition(scope)} AND AccountId IN (${ids.join(', ')})`;
    await org.stream({ object: 'Opportunity', columns, where, decimals: metric.scale }, (cells) => {
      const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
      const isWon = cell('IsWon') === 'true';
      found[isWon ? 'won' : 'open'].add(contribution(cell, { ...request, rates }, isWon));
      changedSince += Number(since !== undefined && Date.parse(cell('LastModifiedDate')) > Date.parse(since));
    });
  }
  return { won: found.won.summary(totals.won), open: found.open.summary(totals.open), changedSince };
}

/** @param cell gives '' for a column that was not read */
function contribution(
  cell: (column: string) => string,
  { metric, scope, rates }: ContributionRequest,
  isWon: boolean,
): Counted {
  const amount = cell(metric.name);
  const recorded = amount === '' ? ZERO : parseDecimal(amount);
  const isWeighted = !isWon && scope.openPotential === 'Weighted';
  const counted = isWeighted ? weighted(recorded, cell('Probability')) : recorded;
  const currency = cell('CurrencyIsoCode');
  const exact = inCorporateCurrency(counted, rates?.rateOf(currency, cell('CloseDate')));
  return {
    id: cell('Id'),
    name: cell('Name'),
    accountId: cell('AccountId'),
    closeDate: cell('CloseDate'),
    amount: amount === '' ? '' : formatDecimal(recorded),
    ...(currency === '' ? {} : { currency }),
    ...(isWeighted ? { probability: formatDecimal(parseDecimal(cell('Probability') || '0')) } : {}),
    counts: formatDecimal(exact),
    exact,
  };
}

/** The ranking converted every one of these opportunities before, so that there is a rate; it divides sums, not rows. */
function inCorporateCurrency(amount: Decimal, period: ReturnType<Rates['rateOf']> | undefined): Decimal {
  return period !== undefined && 'rate' in period ? convert(amount, period.rate) : amount;
}

/** Opportunities as they arrive: counted, credits added up, and the ones that add most kept. */
class Tally {
  private count = 0;
  private readonly credits = { count: 0, total: ZERO };
  private held: Counted[] = [];

  add(row: Counted): void {
    this.count++;
    if (row.exact.units < 0n) {
      this.credits.count++;
      this.credits.total = addDecimals(this.credits.total, row.exact);
    }
    this.held.push(row);
    if (this.held.length === MOST_HELD) {
      this.held = this.largest();
    }
  }

  /** @param total what they add up to by the ranking */
  summary(total: Decimal): Contributions {
    return {
      count: this.count,
      total: formatDecimal(total),
      credits: { count: this.credits.count, total: formatDecimal(this.credits.total) },
      largest: this.largest().map(({ exact: _, ...row }) => row),
    };
  }

  private largest(): Counted[] {
    return this.held
      .toSorted((a, b) => compareDecimals(b.exact, a.exact) || (a.id < b.id ? -1 : 1))
      .slice(0, LARGEST_SHOWN);
  }
}
