import LOCALE from '@salesforce/i18n/locale';

/** By the most decimals that they show. To make one takes as long as some hundred figures, and a map of 2,000 people has tens of thousands. */
const decimalFormats = new Map<number, Intl.NumberFormat>();

/** A count, or money of a portfolio without its currency: `1,234`. */
export function wholeText(value: number): string {
  return decimalText(value, 0);
}

/** Large money to three digits, for figures that are read from afar: `12.3M`. */
export function shortMoneyText(value: number): string {
  return new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}

/**
 * Money to the cent, `1,234.50`; with its currency where one is given: `EUR 1,234.50`.
 * @param currency ISO 4217 code; an organisation with a single currency names none
 */
export function moneyText(value: number, currency?: string): string {
  const style = currency === undefined ? {} : ({ style: 'currency', currency, currencyDisplay: 'code' } as const);
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALE, { ...style, ...digits }).format(value);
}

/** @param value in percent: 40 is `40%` */
export function percentText(value: number, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits }).format(value / 100);
}

/** A share in percent, always to one decimal, so that shares below each other line up. */
export function shareText(value: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(LOCALE, { style: 'percent', ...digits }).format(value / 100);
}

/** A change in percent, always with its sign. */
export function signedPercentText(value: number): string {
  const style = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  return new Intl.NumberFormat(LOCALE, style).format(value / 100);
}

/** A number with decimals as they stand, at most `maximumFractionDigits`. */
export function decimalText(value: number, maximumFractionDigits: number): string {
  const format = decimalFormats.get(maximumFractionDigits) ?? new Intl.NumberFormat(LOCALE, { maximumFractionDigits });
  decimalFormats.set(maximumFractionDigits, format);
  return format.format(value);
}

/**
 * A day, `YYYY-MM-DD`, or a moment in ISO 8601: the day alone, spelled out. Nothing for empty text, as a field is that the user
 * may not see.
 */
export function dayText(value: string): string {
  if (value === '') {
    return '';
  }
  const isDay = value.length === 10;
  const format = { dateStyle: 'medium', ...(isDay ? { timeZone: 'UTC' } : {}) } as const;
  return new Intl.DateTimeFormat(LOCALE, format).format(new Date(value));
}

/**
 * How long ago a day is, as people say it: `today`, `yesterday`, `12 days ago`.
 * @param days whole days that have passed since; a day to come counts as today
 */
export function daysAgoText(days: number): string {
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' }).format(-Math.max(days, 0), 'day');
}
