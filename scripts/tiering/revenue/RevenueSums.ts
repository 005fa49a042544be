import { ZERO, addDecimals, multiplyDecimals, parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../cli/index.ts';
import type { FieldDescription } from '../../salesforce/index.ts';
import { CurrencySums } from './CurrencySums.ts';
import { noRates } from './noRates.ts';
import type { RatePeriod, Rates } from './rates.ts';
import type { RevenueScope } from './revenueCondition.ts';

export interface RevenueRequest extends RevenueScope {
  readonly metric: FieldDescription;
  /** Undefined where the org has one currency. */
  readonly rates: Rates | undefined;
}

/** How many of the opportunities read were what. */
export interface RevenueRows {
  readonly won: number;
  readonly open: number;
  /** Of no account: counted, never ranked. */
  readonly withoutAccount: number;
  /** The metric is empty: they count as zero. */
  readonly withoutMetric: number;
}

/** Exact totals by account id, 18 characters, in the corporate currency where the metric is money. */
export interface Revenue {
  readonly won: ReadonlyMap<string, Decimal>;
  /** Empty unless the policy counts potential. */
  readonly open: ReadonlyMap<string, Decimal>;
  /** What is ranked: both together. */
  readonly ranked: ReadonlyMap<string, Decimal>;
  readonly rows: RevenueRows;
}

const HUNDREDTH: Decimal = { units: 1n, scale: 2 };

/** Adds up opportunities row by row, as they arrive. */
export class RevenueSums {
  /** What to read of Opportunity; `take` wants its cells in this order. */
  readonly columns: readonly string[];
  private readonly metric: string;
  /** Undefined where nothing is to be converted: one currency, or a metric that is no money. */
  private readonly rates: Rates | undefined;
  private readonly probabilityAt: number;
  private readonly currencyAt: number;
  private readonly closeDateAt: number;
  private readonly won = new CurrencySums();
  private readonly open = new CurrencySums();
  private readonly rows = { won: 0, open: 0, withoutAccount: 0, withoutMetric: 0 };
  private readonly unconverted = new Map<string, number>();

  constructor({ metric, openPotential, rates }: RevenueRequest) {
    this.metric = metric.name;
    this.rates = metric.type === 'currency' ? rates : undefined;
    this.columns = [
      ...['Id', 'AccountId', metric.name, 'IsWon'],
      ...(openPotential === 'Weighted' ? ['Probability'] : []),
      ...(this.rates === undefined ? [] : ['CurrencyIsoCode']),
      ...(this.rates?.dated === true ? ['CloseDate'] : []),
    ];
    this.probabilityAt = this.columns.indexOf('Probability');
    this.currencyAt = this.columns.indexOf('CurrencyIsoCode');
    this.closeDateAt = this.columns.indexOf('CloseDate');
  }

  /** @throws CommandError naming the opportunity whose metric is no number. */
  take(cells: readonly string[]): void {
    const [id = '', accountId = '', metricCell = '', isWon = ''] = cells;
    const kind = isWon === 'true' ? 'won' : 'open';
    this.rows[kind]++;
    this.rows.withoutMetric += Number(metricCell === '');
    if (accountId === '') {
      this.rows.withoutAccount++;
      return;
    }
    const amount = metricCell === '' ? ZERO : decimalOf(id, this.metric, metricCell);
    const isWeighted = kind === 'open' && this.probabilityAt >= 0;
    const counted = isWeighted ? weighted(amount, cells[this.probabilityAt] ?? '') : amount;
    this[kind].add(toLongId(accountId), counted, this.rateOf(cells));
  }

  /** @throws CommandError naming the currencies that cannot be converted, with their numbers of opportunities. */
  result(): Revenue {
    if (this.rates !== undefined && this.unconverted.size > 0) {
      throw noRates(this.rates.corporate, this.unconverted);
    }
    const won = this.won.totals();
    const open = this.open.totals();
    return { won, open, ranked: together(won, open), rows: this.rows };
  }

  private rateOf(cells: readonly string[]): RatePeriod | undefined {
    if (this.rates === undefined) {
      return undefined;
    }
    const currency = cells[this.currencyAt] ?? '';
    const rate = this.rates.rateOf(currency, cells[this.closeDateAt] ?? '');
    if ('rate' in rate) {
      return rate;
    }
    const why = `${currency} (${rate.reason})`;
    this.unconverted.set(why, (this.unconverted.get(why) ?? 0) + 1);
    return undefined;
  }
}

/** An amount by its probability in percent; an empty probability is none. */
export function weighted(amount: Decimal, probability: string): Decimal {
  return probability === '' ? ZERO : multiplyDecimals(multiplyDecimals(amount, parseDecimal(probability)), HUNDREDTH);
}

function together(won: Revenue['won'], open: Revenue['open']): Revenue['ranked'] {
  if (open.size === 0) {
    return won;
  }
  const ranked = new Map(won);
  for (const [accountId, potential] of open) {
    ranked.set(accountId, addDecimals(ranked.get(accountId) ?? ZERO, potential));
  }
  return ranked;
}

function decimalOf(id: string, metric: string, cell: string): Decimal {
  try {
    return parseDecimal(cell);
  } catch (thrown) {
    throw new CommandError(
      'salesforce',
      'METRIC_IS_NO_NUMBER',
      `Opportunity ${id} has "${cell}" in ${metric}, which is not a number.`,
      'Correct that record, then run the command again; nothing was written.',
      { cause: thrown },
    );
  }
}
