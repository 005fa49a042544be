import type { FieldSchema } from '../schema/index.ts';
import type { Value } from '../store/index.ts';

/** The org's only locale, currency and time zone. */
const LOCALE = 'en-US';
const CURRENCY = 'USD';
const TIME_ZONE = 'UTC';

const dateFormat = new Intl.DateTimeFormat(LOCALE, {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: TIME_ZONE,
});
const dateTimeFormat = new Intl.DateTimeFormat(LOCALE, {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: TIME_ZONE,
});

/** By style and scale: making one takes longer than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function formatNumber(decimal: string, scale: number, style: 'decimal' | 'currency'): string {
  const key = `${style} ${scale}`;
  const known = numberFormats.get(key);
  const format =
    known ??
    new Intl.NumberFormat(LOCALE, {
      style,
      ...(style === 'currency' ? { currency: CURRENCY } : {}),
      minimumFractionDigits: scale,
      maximumFractionDigits: scale,
    });
  numberFormats.set(key, format);
  // A decimal string is formatted digit by digit, whatever its length; TypeScript's type wants it marked as numeric.
  return format.format(decimal as `${number}`);
}

/**
 * The text that a user sees: numbers with the field's decimals, currency in the org's, percent with its sign, dates in
 * the user's locale, labels of picklist values. Null where the value itself is the text.
 * Source: "Record Field Value", User Interface API Developer Guide (ui_api_responses_field_value.htm).
 */
export function displayValue(field: FieldSchema, value: Value): string | null {
  if (typeof value !== 'string') return null;
  switch (field.type) {
    case 'currency':
      return formatNumber(value, field.scale, 'currency');
    case 'percent':
      return `${formatNumber(value, field.scale, 'decimal')}%`;
    case 'double':
    case 'int':
      return formatNumber(value, field.scale, 'decimal');
    case 'date':
      return dateFormat.format(new Date(`${value}T00:00:00Z`));
    case 'datetime':
      return dateTimeFormat.format(new Date(value));
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
