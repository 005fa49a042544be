import { parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../cli/index.ts';
import type { Org, Row } from '../../salesforce/index.ts';

/** A currency at one rate: how many units of it make one of the corporate currency. Amounts of one period are added up as they are. */
export interface RatePeriod {
  readonly currency: string;
  readonly rate: Decimal;
}

/** Why an amount cannot be converted; completes "3 in GBP (…)". */
export interface NoRate {
  readonly reason: string;
}

/** How amounts of an org with several currencies come to be in one. */
export interface Rates {
  /** ISO code of the currency that everything is converted to. */
  readonly corporate: string;
  /** Whether the close date decides about the rate. */
  readonly dated: boolean;
  rateOf(currency: string, closeDate: string): RatePeriod | NoRate;
}

const ONE: Decimal = { units: 1n, scale: 0 };

/**
 * The conversion rates of the org: those of each day where it has dated rates, else one a currency. Undefined where it has one
 * currency only. Never `convertCurrency()`, which converts to the currency of whoever runs the query.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_datedconversionrate.htm
 * @throws CommandError when the org names no corporate currency.
 */
export async function readRates(org: Org, hasCurrencies: boolean): Promise<Rates | undefined> {
  if (!hasCurrencies) {
    return undefined;
  }
  const currencies = await org.query('SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType');
  const corporate = currencies.find(({ IsCorporate }) => IsCorporate === true);
  if (corporate === undefined) {
    throw new CommandError(
      'orgNotReady',
      'NO_CORPORATE_CURRENCY',
      `The org has several currencies, but shows ${org.username} no corporate one.`,
      'Look at Setup, Manage Currencies, then run the command again; nothing was written.',
    );
  }
  const isDated = (await org.describe('DatedConversionRate')) !== undefined;
  const dated = isDated
    ? await org.query('SELECT IsoCode, StartDate, NextStartDate, ConversionRate FROM DatedConversionRate')
    : undefined;
  return ratesOf(String(corporate.IsoCode), currencies, dated);
}

/** Purely; `dated` is undefined where the org has no dated rates. */
export function ratesOf(corporate: string, currencies: readonly Row[], dated: readonly Row[] | undefined): Rates {
  const home: RatePeriod = { currency: corporate, rate: ONE };
  const rateOf = dated === undefined ? staticRates(currencies) : datedRates(dated);
  return {
    corporate,
    dated: dated !== undefined,
    rateOf: (currency, closeDate) => (currency === corporate ? home : rateOf(currency, closeDate)),
  };
}

type RateOf = Rates['rateOf'];

function staticRates(currencies: readonly Row[]): RateOf {
  const known = new Map(currencies.map((row) => [String(row.IsoCode), toRate(row)]));
  return (currency) => known.get(currency) ?? { reason: 'no conversion rate' };
}

interface DatedPeriod {
  readonly start: string;
  /** The first day that is no longer in it. */
  readonly next: string;
  readonly rate: RatePeriod | NoRate;
}

function datedRates(rows: readonly Row[]): RateOf {
  const periods = new Map<string, DatedPeriod[]>();
  for (const row of rows) {
    const currency = String(row.IsoCode);
    const start = typeof row.StartDate === 'string' ? row.StartDate : '';
    const next = typeof row.NextStartDate === 'string' ? row.NextStartDate : '9999-12-31';
    const ofCurrency = periods.get(currency) ?? [];
    ofCurrency.push({ start, next, rate: toRate(row) });
    periods.set(currency, ofCurrency);
  }
  // Millions of opportunities close on a few hundred days.
  const found = new Map<string, RatePeriod | NoRate>();
  return (currency, closeDate) => {
    const key = `${currency} ${closeDate}`;
    const rate =
      found.get(key) ??
      periods.get(currency)?.find(({ start, next }) => start <= closeDate && closeDate < next)?.rate ??
      (periods.has(currency) ? { reason: `no dated rate on ${closeDate}` } : { reason: 'no dated rate' });
    found.set(key, rate);
    return rate;
  };
}

function toRate({ IsoCode, ConversionRate }: Row): RatePeriod | NoRate {
  const text = typeof ConversionRate === 'number' ? String(ConversionRate) : '';
  return Number(text) > 0
    ? { currency: String(IsoCode), rate: parseDecimal(text) }
    : { reason: text === '' ? 'no conversion rate' : `the conversion rate ${text}` };
}
