import {
  ZERO,
  addDecimals,
  compareDecimals,
  divideDecimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
} from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { CONVERSION_DECIMALS, revenueCondition } from '../tiering/index.ts';
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
  /** In percent; on open opportunities of a policy that weights them. */
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
/** Ids a query: far below the 100,000 characters that SOQL may have. */
const IDS_A_QUERY = 1_000;
const HUNDREDTH: Decimal = { units: 1n, scale: 2 };

interface Counted extends Contribution {
  readonly exact: Decimal;
}

/** Reads the opportunities of a customer's accounts that count, and adds them up. */
export async function readContributions(org: Org, request: ContributionRequest): Promise<CustomerContributions> {
  const { scope, metric, accountIds, since } = request;
  const rates = metric.type === 'currency' ? request.rates : undefined;
  const columns = [
    ...['Id', 'Name', 'AccountId', 'CloseDate', 'IsWon', 'LastModifiedDate', metric.name],
    ...(scope.openPotential === 'Weighted' ? ['Probability'] : []),
    ...(rates === undefined ? [] : ['CurrencyIsoCode']),
  ];
  const found: Record<'won' | 'open', Counted[]> = { won: [], open: [] };
  let changedSince = 0;
  for (let start = 0; start < accountIds.length; start += IDS_A_QUERY) {
    const ids = accountIds.slice(start, start + IDS_A_QUERY).map((id) => `'${id}'`);
    const where = `${revenueCondition(scope)} AND AccountId IN (${ids.join(', ')})`;
    await org.stream({ object: 'Opportunity', columns, where }, (cells) => {
      const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
      const isWon = cell('IsWon') === 'true';
      found[isWon ? 'won' : 'open'].push(contribution(cell, metric.name, isWon, rates));
      changedSince += Number(since !== undefined && Date.parse(cell('LastModifiedDate')) > Date.parse(since));
    });
  }
  return { won: summarise(found.won), open: summarise(found.open), changedSince };
}

function contribution(
  cell: (column: string) => string,
  metric: string,
  isWon: boolean,
  rates: Rates | undefined,
): Counted {
  const amount = cell(metric);
  const recorded = amount === '' ? ZERO : parseDecimal(amount);
  const probability = isWon ? '' : cell('Probability');
  const weighted =
    probability === '' ? recorded : multiplyDecimals(multiplyDecimals(recorded, parseDecimal(probability)), HUNDREDTH);
  const currency = cell('CurrencyIsoCode');
  const exact = rates === undefined ? weighted : convert(weighted, rates, currency, cell('CloseDate'));
  return {
    id: cell('Id'),
    name: cell('Name'),
    accountId: cell('AccountId'),
    closeDate: cell('CloseDate'),
    amount: amount === '' ? '' : formatDecimal(recorded),
    ...(currency === '' ? {} : { currency }),
    ...(probability === '' ? {} : { probability: formatDecimal(parseDecimal(probability)) }),
    counts: formatDecimal(exact),
    exact,
  };
}

/** Every opportunity was converted for the ranking before, so that its rate exists; the ranking itself divides sums, not rows. */
function convert(amount: Decimal, rates: Rates, currency: string, closeDate: string): Decimal {
  const period = rates.rateOf(currency, closeDate);
  return 'rate' in period && currency !== rates.corporate
    ? divideDecimal(amount, period.rate, CONVERSION_DECIMALS)
    : amount;
}

function summarise(rows: readonly Counted[]): Contributions {
  const sum = (counted: readonly Counted[]) =>
    formatDecimal(counted.reduce((total, { exact }) => addDecimals(total, exact), ZERO));
  const credits = rows.filter(({ exact }) => exact.units < 0n);
  const largest = rows.toSorted((a, b) => compareDecimals(b.exact, a.exact) || (a.id < b.id ? -1 : 1));
  return {
    count: rows.length,
    total: sum(rows),
    credits: { count: credits.length, total: sum(credits) },
    largest: largest.slice(0, LARGEST_SHOWN).map(({ exact: _, ...row }) => row),
  };
}
