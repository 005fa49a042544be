import type { Currencies } from '../schema/index.ts';
import { atRate, currencyColumn, inCorporateCurrency } from './currencyConversion.ts';
import { scaledLiteral } from './literals.ts';
import { malformed } from './parseSoql.ts';
import type { ScopedField } from './queryScope.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';

type Order = '=' | '<' | '<=' | '>' | '>=';

/**
 * `Amount > USD5000`: amounts of that currency are compared as they are, the others by what they are worth.
 * Source: "convertCurrency()" in the SOQL and SOSL Reference (sforce_api_calls_soql_querying_currency_fields.htm).
 * @throws OrgError for a currency that is not an active one of this org
 */
export function compareWithMoney(
  scoped: ScopedField,
  operator: Order,
  literal: string,
  currencies: Currencies | undefined,
): Sql {
  const isoCode = literal.slice(0, 3).toUpperCase();
  const currency = currencies?.currencies.find((one) => one.isoCode === isoCode && one.active);
  if (!currency) throw malformed(`${isoCode} is no active currency of this org`);
  const number = literal.slice(3);
  const own = scoped.owner && currencyColumn(scoped.owner);
  const worth = atRate(number, currency.conversionRate);
  const converted = `${inCorporateCurrency(scoped, currencies, 'day').column} ${operator} ?`;
  const { floor, exact } = scaledLiteral(number, scoped.field.scale);
  if (own === undefined || !exact) return sql(converted, [worth]);
  return sql(`CASE WHEN ${own} = ? THEN ${scoped.column} ${operator} ? ELSE ${converted} END`, [isoCode, floor, worth]);
}
