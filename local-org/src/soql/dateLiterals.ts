import type { Calendar } from './calendar.ts';
import { malformed } from './parseSoql.ts';

/** Days, both included, as `YYYY-MM-DD`. */
export interface DateRange {
  readonly first: string;
  readonly last: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

const fixed: Readonly<Record<string, readonly [Unit, from: number, to: number]>> = {
  YESTERDAY: ['DAY', -1, -1],
  TODAY: ['DAY', 0, 0],
  TOMORROW: ['DAY', 1, 1],
  // The current day is one of them. Source: as below.
  LAST_90_DAYS: ['DAY', -90, 0],
  NEXT_90_DAYS: ['DAY', 1, 90],
};

const units = 'DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR';
const relative = new RegExp(`^(LAST|THIS|NEXT)_(${units})$`);
const counted = new RegExp(`^(LAST|NEXT)_N_(${units})S:(\\d+)$`);
const ago = new RegExp(`^N_(${units})S_AGO:(\\d+)$`);

/**
 * The days that a date literal means. Weeks begin on Sunday, as the locale en_US has it.
 * Source: "Date Formats and Date Literals in WHERE" in the SOQL and SOSL Reference.
 */
export function dateRange(literal: string, calendar: Calendar): DateRange {
  const [unit, from, to] = periods(literal.toUpperCase());
  const last = shifted(periodStart(unit, to + 1, calendar), { days: -1 });
  return { first: text(periodStart(unit, from, calendar)), last: text(last) };
}

/** Which periods, counted from the current one. */
function periods(literal: string): readonly [Unit, from: number, to: number] {
  const known = fixed[literal];
  if (known) return known;
  const [, which, unit] = relative.exec(literal) ?? [];
  if (unit !== undefined) {
    const offset = which === 'LAST' ? -1 : which === 'NEXT' ? 1 : 0;
    return [unit as Unit, offset, offset];
  }
  const [, direction, countedUnit, count] = counted.exec(literal) ?? [];
  if (countedUnit !== undefined) {
    const n = Number(count);
    if (direction === 'NEXT') return [countedUnit as Unit, 1, n];
    return [countedUnit as Unit, -n, countedUnit === 'DAY' ? 0 : -1];
  }
  const [, agoUnit, agoCount] = ago.exec(literal) ?? [];
  if (agoUnit !== undefined) return [agoUnit as Unit, -Number(agoCount), -Number(agoCount)];
  throw malformed(`unexpected token: '${literal}'`);
}

function periodStart(unit: Unit, offset: number, { today, fiscalYearStartMonth }: Calendar): Date {
  const day = new Date(`${today}T00:00:00Z`);
  const monthsIntoYear = day.getUTCMonth();
  const monthsIntoFiscalYear = (monthsIntoYear + 13 - fiscalYearStartMonth) % 12;
  const firstOfMonth = (months: number): Date => shifted(day, { days: 1 - day.getUTCDate(), months });
  switch (unit) {
    case 'DAY':
      return shifted(day, { days: offset });
    case 'WEEK':
      return shifted(day, { days: offset * 7 - day.getUTCDay() });
    case 'MONTH':
      return firstOfMonth(offset);
    case 'QUARTER':
      return firstOfMonth(offset * 3 - (monthsIntoYear % 3));
    case 'YEAR':
      return firstOfMonth(offset * 12 - monthsIntoYear);
    case 'FISCAL_QUARTER':
      return firstOfMonth(offset * 3 - (monthsIntoFiscalYear % 3));
    case 'FISCAL_YEAR':
      return firstOfMonth(offset * 12 - monthsIntoFiscalYear);
  }
}

function shifted(day: Date, { days, months = 0 }: { days: number; months?: number }): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate() + days));
}

function text(day: Date): string {
  const year = day.getUTCFullYear();
  if (year >= 0 && year <= 9999) return day.toISOString().slice(0, 10);
  throw malformed('a date literal reaches beyond the years that a date can have');
}
