import type { FieldInfo } from '../platform/uiObjectInfoApi.ts';
import { isNestedRecord, type FieldValue } from '../platform/records.ts';

/** The locale that `@salesforce/i18n` has in the preview. */
const LOCALE = 'en-US';

/** How a template shows one field: as text, or as a link with that target. */
export interface FieldPresentation {
  readonly text: string;
  readonly href: string | undefined;
}

const numbers = (scale: number): Intl.NumberFormat =>
  new Intl.NumberFormat(LOCALE, { minimumFractionDigits: scale, maximumFractionDigits: scale });

function formatted(info: FieldInfo, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return numbers(info.scale).format(value) + (info.dataType === 'Percent' ? '%' : '');
  // A date has no time zone; only a date and time is told in the viewer's.
  if (info.dataType === 'Date') return new Date(value).toLocaleDateString(LOCALE, { timeZone: 'UTC' });
  if (info.dataType === 'DateTime') {
    return new Date(value).toLocaleString(LOCALE, { dateStyle: 'short', timeStyle: 'short' });
  }
  return value;
}

function linkTo(info: FieldInfo, text: string): string | undefined {
  if (info.dataType === 'Phone') return `tel:${text}`;
  if (info.dataType === 'Email') return `mailto:${text}`;
  if (info.dataType !== 'Url') return undefined;
  const address = /^https?:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? address : undefined;
}

/** The value of a field that holds HTML, for a component that sanitises it. */
export function markupOf(info: FieldInfo, field: Partial<FieldValue> | undefined): string | undefined {
  return info.htmlFormatted && typeof field?.value === 'string' ? field.value : undefined;
}

/** The server's formatting where it gave one, else ours. Empty for an empty field. */
export function presentField(info: FieldInfo, field: FieldValue | undefined): FieldPresentation {
  const value = field?.value;
  if (value === null || value === undefined) return { text: '', href: undefined };
  if (isNestedRecord(value)) {
    const name = value.fields.Name?.value;
    return { text: field?.displayValue ?? (typeof name === 'string' ? name : value.id), href: undefined };
  }
  const text = field?.displayValue ?? formatted(info, value);
  return { text, href: linkTo(info, text) };
}
