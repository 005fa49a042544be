import { ZERO, addDecimals, multiplyDecimals, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { AddedUpQuery, FieldDescription, Sums } from '../../salesforce/index.ts';
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

/** Salesforce writes a whole number as `1054.0`, and amounts of money with cents whatever the field's scale. */
const FEWEST_DECIMALS = 2;

/** Opportunities that are added up together: the same kind, weighed and converted alike. */
interface Group {
  readonly kind: 'won' | 'open';
  /** In percent, as Salesforce sends it; undefined where amounts are not weighed. */
  readonly probability: string | undefined;
  /** Undefined where nothing is to be converted, or nothing can be. */
  readonly rate: RatePeriod | undefined;
  /** Why amounts cannot be converted: `GBP (no conversion rate)`. */
  readonly unconverted: string | undefined;
}

/** What to add up of Opportunity, and what the sums mean. */
export class RevenueSums {
  /** Its `where` is left to the caller. */
  readonly query: AddedUpQuery;
  /** Undefined where nothing is to be converted: one currency, or a metric that is no money. */
  private readonly rates: Rates | undefined;
  private readonly groups: Group[] = [];
  private readonly known = new Map<string, number>();
  private readonly rateNumbers = new Map<RatePeriod | undefined, number>();

  constructor({ metric, openPotential, rates }: RevenueRequest) {
    this.rates = metric.type === 'currency' ? rates : undefined;
    const groupBy = [
      'IsWon',
      ...(openPotential === 'Weighted' ? ['Probability'] : []),
      ...(this.rates === undefined ? [] : ['CurrencyIsoCode']),
      ...(this.rates?.dated === true ? ['CloseDate'] : []),
    ];
    this.query = {
      object: 'Opportunity',
      key: 'AccountId',
      amount: metric.name,
      scale: Math.max(metric.scale, FEWEST_DECIMALS),
      groupBy,
      groupOf: (cells) => this.numberOf((column) => cells[groupBy.indexOf(column)]),
    };
  }

  /** @throws CommandError naming the currencies that cannot be converted, with their numbers of opportunities. */
  result(sums: Sums): Revenue {
    const rows = this.countRows(sums);
    const totals = { won: new CurrencySums(), open: new CurrencySums() };
    for (const { id, group, total } of sums.sums()) {
      const { kind, probability, rate } = this.group(group);
      totals[kind].add(id, probability === undefined ? total : weighted(total, probability), rate);
    }
    const won = totals.won.totals();
    const open = totals.open.totals();
    return { won, open, ranked: together(won, open), rows };
  }

  private countRows(sums: Sums): RevenueRows {
    const rows = { won: 0, open: 0, withoutAccount: 0, withoutMetric: 0 };
    const unconverted = new Map<string, number>();
    this.groups.forEach(({ kind, unconverted: why }, number) => {
      const counts = sums.counts(number);
      const counted = counts.rows - counts.withoutKey;
      rows[kind] += counts.rows;
      rows.withoutAccount += counts.withoutKey;
      rows.withoutMetric += counts.withoutAmount;
      if (why !== undefined && counted > 0) {
        unconverted.set(why, (unconverted.get(why) ?? 0) + counted);
      }
    });
    if (this.rates !== undefined && unconverted.size > 0) {
      throw noRates(this.rates.corporate, unconverted);
    }
    return rows;
  }

  /** The number of the group of a row; `cell` gives undefined for a column that is not read. */
  private numberOf(cell: (column: string) => string | undefined): number {
    const kind = cell('IsWon') === 'true' ? 'won' : 'open';
    const probability = kind === 'open' ? cell('Probability') : undefined;
    const currency = cell('CurrencyIsoCode') ?? '';
    const found = this.rates?.rateOf(currency, cell('CloseDate') ?? '');
    const rate = found !== undefined && 'rate' in found ? found : undefined;
    const unconverted = found !== undefined && 'reason' in found ? `${currency} (${found.reason})` : undefined;
    const rateNumber = this.rateNumbers.get(rate) ?? this.rateNumbers.size;
    this.rateNumbers.set(rate, rateNumber);
    const key = JSON.stringify([kind, probability, rateNumber, unconverted]);
    const number = this.known.get(key) ?? this.groups.push({ kind, probability, rate, unconverted }) - 1;
    this.known.set(key, number);
    return number;
  }

  private group(number: number): Group {
    const group = this.groups[number];
    if (group === undefined) {
      throw new RangeError(`There is no group ${number}`);
    }
    return group;
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
