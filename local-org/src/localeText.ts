/** The org's only locale and time zone, and its currency unless it has several. */
const LOCALE = 'en-US';
const CURRENCY = 'USD';
const TIME_ZONE = 'UTC';

/** Made when they are first needed: making one takes as long as a twentieth of a start. */
let dateFormat: Intl.DateTimeFormat | undefined;
let timeFormat: Intl.DateTimeFormat | undefined;

/** By currency and scale: making one takes longer than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** `6/17/2015` */
export function dateText(date: Date): string {
  dateFormat ??= new Intl.DateTimeFormat(LOCALE, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: TIME_ZONE,
  });
  return dateFormat.format(date);
}

/** `3:17 PM` */
export function timeText(date: Date): string {
  timeFormat ??= new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone: TIME_ZONE });
  return timeFormat.format(date).replaceAll('\u202f', ' ');
}

/** `1,234.50`, from a decimal of any length. */
export function numberText(decimal: string, scale: number): string {
  return formatted(decimal, `${scale}`, { minimumFractionDigits: scale, maximumFractionDigits: scale });
}

/** `$1,234.50`, or `EUR 1,234.50` in an org with several currencies. @param isoCode undefined in an org with one */
export function currencyText(decimal: string, scale: number, isoCode: string | undefined): string {
  const text = formatted(decimal, `${isoCode ?? 'own'} ${scale}`, {
    style: 'currency',
    currency: isoCode ?? CURRENCY,
    currencyDisplay: isoCode === undefined ? 'symbol' : 'code',
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
  return text.replace('\u00a0', ' ');
}

function formatted(decimal: string, key: string, options: Intl.NumberFormatOptions): string {
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(LOCALE, options);
  numberFormats.set(key, format);
  // A decimal string is formatted digit by digit, whatever its length; TypeScript's type wants it marked as numeric.
  return format.format(decimal as `${number}`);
}
