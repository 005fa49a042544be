import { UnsupportedError } from '../errors.ts';
import { currencyText, dateText, numberText, timeText } from '../localeText.ts';
import type { Currencies, FieldSchema } from '../schema/index.ts';
import type { Value } from '../store/index.ts';
import { currencyColumn, inCorporateCurrency } from './currencyConversion.ts';
import { malformed } from './parseSoql.ts';
import type { ScopedField } from './queryScope.ts';
import { readerOf } from './readColumn.ts';
import type { ColumnReader } from './readColumn.ts';
import { resultField } from './resultField.ts';

/**
 * `FORMAT(Amount)`: a number, an amount or a date as the user's locale writes it.
 * Source: "FORMAT ()" in the SOQL and SOSL Reference (sforce_api_calls_soql_select_format.htm).
 * @param scoped what is formatted: a field, or an aggregate function or convertCurrency of one
 * @throws OrgError for a field of another type
 */
export function formatted(scoped: ScopedField, currencies: Currencies | undefined): ScopedField {
  const { field } = scoped;
  if (!['int', 'double', 'percent', 'currency', 'date', 'datetime'].includes(field.type)) {
    throw malformed(`FORMAT takes a number, date or currency field, not ${field.name}`);
  }
  // How many digits an average is shown with is written nowhere.
  if (scoped.isReal && field.type === 'double') throw new UnsupportedError('FORMAT() of averages and distances');
  const own = currencies && field.type === 'currency' && !scoped.isReal ? scoped.owner : undefined;
  const isoCode = own && currencyColumn(own);
  const reader =
    isoCode !== undefined && currencies
      ? readerOfAmounts(scoped, isoCode, currencies)
      : readerOfTexts(scoped, (value) => textOf(field, value, currencies?.corporate));
  return { ...scoped, field: resultField(field, 'string'), reader, keyColumn: undefined };
}

function readerOfTexts(scoped: ScopedField, text: (value: Value) => string): ColumnReader {
  const reader = readerOf(scoped);
  return {
    selected: (column) => reader.selected(column),
    format: (stored) => (stored === null ? null : text(reader.format(stored))),
  };
}

/** Amounts of another currency than the user's are shown in both: `JPY 16,000.00 (EUR 100.00)`. */
function readerOfAmounts(scoped: ScopedField, isoCode: string, currencies: Currencies): ColumnReader {
  const { field } = scoped;
  const own = readerOf(scoped);
  const worth = inCorporateCurrency(scoped, currencies, 'day').column;
  return {
    selected: (column) =>
      `CASE WHEN ${column} IS NOT NULL THEN json_array(${own.selected(column)}, ${isoCode}, ${worth}) END`,
    format: (stored) => {
      if (stored === null) return null;
      const [amount, code, converted] = JSON.parse(String(stored)) as [string | number, string, number];
      const text = currencyText(String(own.format(amount)), field.scale, code);
      if (code === currencies.corporate) return text;
      return `${text} (${currencyText(String(converted), field.scale, currencies.corporate)})`;
    },
  };
}

function textOf(field: FieldSchema, value: Value, isoCode: string | undefined): string {
  const text = String(value);
  switch (field.type) {
    case 'date':
      return dateText(new Date(`${text}T00:00:00Z`));
    case 'datetime':
      return `${dateText(new Date(text))}, ${timeText(new Date(text))}`;
    case 'currency':
      return currencyText(text, field.scale, isoCode);
    case 'percent':
      return `${numberText(text, field.scale)}%`;
    default:
      return numberText(text, field.scale);
  }
}
