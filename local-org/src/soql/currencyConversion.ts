import type { Currencies } from '../schema/index.ts';
import { columnOf } from '../store/index.ts';
import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { ScopedObject } from './parentJoins.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import { textLiteral } from './sql.ts';

/** Which exchange rates hold: those of the record's day, where there are any, or today's. */
export type RatesOf = 'day' | 'today';

/**
 * `convertCurrency(Amount)`: an amount in the user's currency, which is the corporate one for everybody here.
 * Source: "convertCurrency()" in the SOQL and SOSL Reference (sforce_api_calls_soql_querying_currency_fields.htm).
 * @throws OrgError where it cannot stand: in an org with one currency, around another function, in WHERE, HAVING and ORDER BY
 */
export function convertedAmount(call: FunctionCall, scope: QueryScope): ScopedField {
  const [argument, ...others] = call.parameters;
  if (typeof argument !== 'string' || others.length > 0) throw malformed('convertCurrency takes one currency field');
  if (!scope.currencies) throw malformed('convertCurrency needs an org with several currencies');
  const scoped = scope.field(argument, 'SELECT');
  if (scoped.field.type === 'currency') return inCorporateCurrency(scoped, scope.currencies, 'day');
  const message = `convertCurrency takes a currency field, not ${scoped.field.name}`;
  throw scope.text.errorAt('INVALID_FIELD', message, 'SELECT', argument);
}

/** An amount in the corporate currency, not rounded; every other field, and all of an org with one currency, as it is. */
export function inCorporateCurrency(
  scoped: ScopedField,
  currencies: Currencies | undefined,
  rates: RatesOf,
): ScopedField {
  const { field, owner } = scoped;
  if (field.type !== 'currency' || !currencies || !owner) return scoped;
  return { ...scoped, column: `(${worthOf(scoped, owner, currencies, rates)})`, keyColumn: undefined, isReal: true };
}

/** A decimal divided by a rate, as close as a double comes. */
export function atRate(decimal: string, rate: string): number {
  const [amount, by] = [fractionOf(decimal), fractionOf(rate)];
  return Number(amount.digits * by.unit) / Number(by.digits * amount.unit);
}

/** The column with the currency of an object's records; undefined for an object that has none. */
export function currencyColumn({ object, alias }: ScopedObject): string | undefined {
  const field = object.field('CurrencyIsoCode');
  return field && `${alias}.${columnOf(field)}`;
}

function worthOf({ field, column }: ScopedField, owner: ScopedObject, currencies: Currencies, rates: RatesOf): string {
  const at = (rate: string): string => {
    // One division of whole numbers: 1,100 at 1.1 are 1,000, and not 999.9999999999999.
    const { digits, unit } = fractionOf(rate);
    return `${column} * ${unit}.0 / ${digits * 10n ** BigInt(field.scale)}.0`;
  };
  const isoCode = currencyColumn(owner);
  if (isoCode === undefined) return at('1');
  const day = rates === 'day' ? dayColumn(owner) : undefined;
  const cases = currencies.currencies.map((currency) => {
    const today = at(currency.conversionRate);
    const worth = day === undefined ? today : worthOfDay(currency.isoCode, day, { at, today }, currencies);
    return `WHEN ${textLiteral(currency.isoCode)} THEN ${worth}`;
  });
  return `CASE ${isoCode} ${cases.join(' ')} END`;
}

/** A decimal is `digits` divided by `unit`. */
function fractionOf(decimal: string): { readonly digits: bigint; readonly unit: bigint } {
  const [whole = '', decimals = ''] = decimal.split('.');
  return { digits: BigInt(whole + decimals), unit: 10n ** BigInt(decimals.length) };
}

/** The day whose rates an amount is converted by. Source: as above: of these objects, this org has opportunities alone. */
function dayColumn({ object, alias }: ScopedObject): string | undefined {
  const day = object.name === 'Opportunity' ? object.field('CloseDate') : undefined;
  return day && `${alias}.${columnOf(day)}`;
}

function worthOfDay(
  isoCode: string,
  day: string,
  { at, today }: { readonly at: (rate: string) => string; readonly today: string },
  { datedRates = [] }: Currencies,
): string {
  const rates = datedRates.filter((rate) => rate.isoCode === isoCode);
  if (rates.length === 0) return today;
  const latestFirst = rates.toSorted((one, other) => (one.startDate < other.startDate ? 1 : -1));
  const cases = latestFirst.map(
    ({ startDate, conversionRate }) => `WHEN ${day} >= ${textLiteral(startDate)} THEN ${at(conversionRate)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${today} END`;
}
