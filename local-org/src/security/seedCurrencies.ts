import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/**
 * Brings the currencies of an org that has several, and their dated rates. Currencies keep their ids and follow the file; what a
 * kept database has beyond them is no longer active, as no currency can be deleted.
 */
export function seedCurrencies(schema: Schema, store: Store): void {
  const type = schema.object('CurrencyType');
  const datedRate = schema.object('DatedConversionRate');
  const { currencies } = schema;
  if (!currencies || !type) return;
  const listed = new Set(currencies.currencies.map(({ isoCode }) => isoCode));
  for (const [id, isoCode] of [...store.select(`SELECT "Id", "IsoCode" FROM ${tableOf(type)}`, [])]) {
    if (!listed.has(String(isoCode))) store.seed(type, { Id: String(id), IsActive: false, IsCorporate: false });
  }
  for (const { isoCode, conversionRate, decimalPlaces, active } of currencies.currencies) {
    const known = store.findBy(type, 'IsoCode', isoCode)?.Id;
    store.seed(type, {
      ...(typeof known === 'string' ? { Id: known } : {}),
      IsoCode: isoCode,
      ConversionRate: conversionRate,
      DecimalPlaces: String(decimalPlaces),
      IsActive: active,
      IsCorporate: isoCode === currencies.corporate,
    });
  }
  if (!datedRate) return;
  store.clear(datedRate);
  for (const { isoCode, startDate, nextStartDate, conversionRate } of currencies.datedRates ?? []) {
    store.seed(datedRate, {
      IsoCode: isoCode,
      StartDate: startDate,
      NextStartDate: nextStartDate ?? null,
      ConversionRate: conversionRate,
    });
  }
}
