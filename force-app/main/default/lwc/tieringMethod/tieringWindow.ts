export interface TieringWindow {
  /** First day, `YYYY-MM-DD`, inclusive. */
  readonly start: string;
  /** Last day (the as-of date), `YYYY-MM-DD`, inclusive. */
  readonly end: string;
  readonly months: number;
}

/** Where a window ends: on the day itself, or with the last month that was over on that day. */
export type WindowEnd = 'AsOf' | 'LastCompleteMonth';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
/** In months: Number(3,0) holds the window on the run record. */
export const LONGEST_WINDOW = 999;

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = DATE.exec(text)?.map(Number) ?? [];
  return isoDate(dayOf(year, month, day)) === text;
}

/** Lengths the method was made for: 12-18 months show today's customers, 36-60 the lasting ones. */
export function isUsualWindow(months: number): boolean {
  return (months >= 12 && months <= 18) || (months >= 36 && months <= 60);
}

/**
 * The window of `months` that ends on the as-of date: start = as-of minus the months plus one day, both ends inclusive.
 * Months clamp: 31 March minus one month is the last day of February.
 * @throws RangeError when the date does not exist or months is not a whole number from 1 to 999.
 */
export function tieringWindow(asOf: string, months: number): TieringWindow {
  if (!Number.isInteger(months) || months < 1 || months > LONGEST_WINDOW) {
    throw new RangeError(`A window is a whole number of months from 1 to ${LONGEST_WINDOW}, not ${months}`);
  }
  const [year, month, day] = yearMonthDay(asOf);
  const lastDay = new Date(dayOf(year, month - months + 1, 0)).getUTCDate();
  const start = isoDate(dayOf(year, month - months, Math.min(day, lastDay)) + DAY_MS);
  return { start, end: asOf, months };
}

/**
 * The as-of date of a window that is to end on this day, or with the last complete month: the last day of the month before,
 * or this day where it is the last of its own month.
 * @throws RangeError when the date does not exist.
 */
export function windowEndFor(day: string, end: WindowEnd): string {
  const [year, month] = yearMonthDay(day);
  const isMonthEnd = isoDate(dayOf(year, month + 1, 0)) === day;
  return end === 'AsOf' || isMonthEnd ? day : isoDate(dayOf(year, month, 0));
}

/** Open potential looks as far ahead as the window looks back: the last day on which an open opportunity counts. */
export function potentialEnd({ end, months }: TieringWindow): string {
  const [year, month, day] = yearMonthDay(end);
  const lastDay = new Date(dayOf(year, month + months + 1, 0)).getUTCDate();
  return isoDate(dayOf(year, month + months, Math.min(day, lastDay)));
}

function yearMonthDay(date: string): [year: number, month: number, day: number] {
  if (!isCalendarDate(date)) {
    throw new RangeError(`"${date}" is not a date written YYYY-MM-DD`);
  }
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}

function dayOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
