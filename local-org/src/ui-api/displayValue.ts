import type { FieldSchema } from '../schema/index.ts';
import type { Value } from '../store/index.ts';

/** The org's only locale and time zone, and its currency unless it has several. */
const LOCALE = 'en-US';
const CURRENCY = 'USD';
const TIME_ZONE = 'UTC';

const dateFormat = new Intl.DateTimeFormat(LOCALE, {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: TIME_ZONE,
});
const timeFormat = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone: TIME_ZONE });

/** By currency and scale: making one takes longer than using it. */
const currencyFormats = new Map<string, Intl.NumberFormat>();

/** With a symbol, or with the record's ISO code in an org with several currencies. */
function formatCurrency(decimal: string, scale: number, isoCode: string | undefined): string {
  const key = `${isoCode ?? ''} ${scale}`;
  const format =
    currencyFormats.get(key) ??
    new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency: isoCode ?? CURRENCY,
      currencyDisplay: isoCode === undefined ? 'symbol' : 'code',
      minimumFractionDigits: scale,
      maximumFractionDigits: scale,
    });
  currencyFormats.set(key, format);
  // A decimal string is formatted digit by digit, whatever its length; TypeScript's type wants it marked as numeric.
  return format.format(decimal as `${number}`).replace('\u00a0', ' ');
}

/** `6/17/2015 3:17 PM`; the platform separates with plain spaces. */
function formatDateTime(date: Date): string {
  return `${dateFormat.format(date)} ${timeFormat.format(date)}`.replaceAll('\u202f', ' ');
}

/**
 * The text that a user sees where it differs from the value: dates, times and currency in the org's locale, labels of
 * picklist values. Null for everything else, numbers and percentages included.
 * Source: "Field Value", User Interface API Developer Guide (ui_api_responses_field_value.htm); the forms are those of
 * "getFieldDisplayValue", Lightning Web Components Developer Guide.
 * @param currencyIsoCode the record's, in an org with several currencies
 */
export function displayValue(field: FieldSchema, value: Value, currencyIsoCode?: Value): string | null {
  if (typeof value !== 'string') return null;
  switch (field.type) {
    case 'currency':
      return formatCurrency(value, field.scale, typeof currencyIsoCode === 'string' ? currencyIsoCode : undefined);
    case 'date':
      return dateFormat.format(new Date(`${value}T00:00:00Z`));
    case 'datetime':
      return formatDateTime(new Date(value));
    case 'picklist':
      return labelOf(field, value);
    case 'multipicklist':
      return value
        .split(';')
        .map((one) => labelOf(field, one))
        .join(';');
    default:
      return null;
  }
}

function labelOf(field: FieldSchema, value: string): string {
  return field.picklist?.values.find((one) => one.value === value)?.label ?? value;
}
