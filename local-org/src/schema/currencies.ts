/** The currencies of an org that has several. */
export interface Currencies {
  /** ISO code of the currency that all rates are against. */
  readonly corporate: string;
  /** The corporate one first. */
  readonly currencies: readonly CurrencyDefinition[];
  /** Undefined where the org has no dated rates (advanced currency management). By currency and start. */
  readonly datedRates: readonly DatedRateDefinition[] | undefined;
}

export interface CurrencyDefinition {
  readonly isoCode: string;
  /** Units of this currency for one of the corporate currency, as a decimal. */
  readonly conversionRate: string;
  readonly decimalPlaces: number;
  readonly active: boolean;
}

export interface DatedRateDefinition {
  readonly isoCode: string;
  /** The first day of the rate, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** The first day that it no longer holds; undefined for the last one. */
  readonly nextStartDate: string | undefined;
  readonly conversionRate: string;
}
