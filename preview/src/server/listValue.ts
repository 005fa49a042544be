import type { FieldSummary } from './objectInfo.ts';

const LOCALE = 'en-US';

/** Of a date and time, as a list shows it. */
const DATE_TIME_WIDTH = 20;

/** How many characters a field's value takes at most. */
export function widestValue(field: FieldSummary): number {
  if (field.dataType === 'Boolean') return 'Yes'.length;
  return field.precision || field.length || DATE_TIME_WIDTH;
}

/** A value of a query as text, formatted by the type of its field; empty for null. */
export function listValue(field: FieldSummary, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') {
    const number = value.toLocaleString(LOCALE, {
      minimumFractionDigits: field.scale,
      maximumFractionDigits: field.scale,
    });
    return field.dataType === 'Percent' ? `${number}%` : number;
  }
  if (typeof value !== 'string') return '';
  if (field.dataType === 'Date') return new Date(value).toLocaleDateString(LOCALE, { timeZone: 'UTC' });
  if (field.dataType === 'DateTime') {
    return new Date(value).toLocaleString(LOCALE, { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' });
  }
  return value;
}
