import { FormulaEvaluationError } from '../formulaError.ts';

/** Days and times as formulas count them: days since 1970, milliseconds since 1970 UTC or since midnight. */
export const millisecondsOfDay = 86_400_000;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarDate(days: number): CalendarDate {
  const date = new Date(days * millisecondsOfDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Undefined for a day that the calendar does not have. */
export function daysOf({ year, month, day }: CalendarDate): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / millisecondsOfDay : undefined;
}

const firstDay = daysOf({ year: 1, month: 1, day: 1 }) ?? 0;
const lastDay = daysOf({ year: 9999, month: 12, day: 31 }) ?? 0;

/** The same day, unless it is outside of the years 1 to 9999: then the formula has no result. */
export function possibleDay(days: number): number {
  if (days >= firstDay && days <= lastDay) return days;
  throw new FormulaEvaluationError('Date outside of the years 1 to 9999');
}

/** The same point in time, unless it is outside of the years 1 to 9999. */
export function possibleTime(time: number): number {
  possibleDay(Math.floor(time / millisecondsOfDay));
  return time;
}

/** `YYYY-MM-DD` */
export function isoDate(days: number): string {
  return new Date(days * millisecondsOfDay).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a point in time where the org is. */
export function dayIn(timeZone: string, time: number): number {
  if (timeZone === 'GMT' || timeZone === 'UTC') return Math.floor(time / millisecondsOfDay);
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 0, day = 0] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return daysOf({ year, month, day }) ?? 0;
}

/** From Monday, 1, to Sunday, 7. */
function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The year whose weeks, from Monday, a day belongs to, and the number of that week. */
export function isoWeek(days: number): { readonly year: number; readonly week: number } {
  const thursday = days - isoWeekday(days) + 4;
  const { year } = calendarDate(thursday);
  const first = daysOf({ year, month: 1, day: 1 }) ?? 0;
  return { year, week: Math.floor((thursday - first) / 7) + 1 };
}

/** From Sunday, 1, to Saturday, 7. */
export function weekday(days: number): number {
  return (isoWeekday(days) % 7) + 1;
}

/** The same day some months on, or the last of the month; the last day of a month stays a last day. */
export function monthsLater(days: number, months: number): number {
  const { year, month, day } = calendarDate(days);
  possibleDay(days + months * 28);
  const first = year * 12 + month - 1 + months;
  const isLast = calendarDate(days + 1).month !== month;
  const last = calendarDate(startOfMonth(first + 1) - 1).day;
  return startOfMonth(first) + (isLast ? last : Math.min(day, last)) - 1;
}

/** The first day of a month, counted from the year 0. */
function startOfMonth(month: number): number {
  return daysOf({ year: Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1, day: 1 }) ?? 0;
}
