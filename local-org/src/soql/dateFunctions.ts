import { OrgError } from '../errors.ts';
import type { FieldSchema } from '../schema/index.ts';
import type { Calendar } from './calendar.ts';
import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause } from './queryText.ts';
import { resultField } from './resultField.ts';

/** SQL of a number from a day: an expression that gives `YYYY-MM-DD`. */
type DayFunction = (day: string, calendar: Calendar) => string;

const year = (day: string): string => `CAST(substr(${day}, 1, 4) AS INTEGER)`;
const month = (day: string): string => `CAST(substr(${day}, 6, 2) AS INTEGER)`;
const dayInMonth = (day: string): string => `CAST(substr(${day}, 9, 2) AS INTEGER)`;
const dayInYear = (day: string): string => `CAST(strftime('%j', ${day}) AS INTEGER)`;

function fiscalMonth(day: string, { fiscalYearStartMonth }: Calendar): string {
  return `((${month(day)} + ${12 - fiscalYearStartMonth}) % 12 + 1)`;
}

function fiscalYear(day: string, { fiscalYearStartMonth, fiscalYearNamedByStart }: Calendar): string {
  if (fiscalYearStartMonth === 1) return year(day);
  const started = `(${month(day)} >= ${fiscalYearStartMonth})`;
  return fiscalYearNamedByStart ? `(${year(day)} - 1 + ${started})` : `(${year(day)} + ${started})`;
}

/** Source: "Date Functions" in the SOQL and SOSL Reference. */
const dayFunctions: Readonly<Record<string, DayFunction>> = {
  CALENDAR_YEAR: year,
  CALENDAR_QUARTER: (day) => `((${month(day)} + 2) / 3)`,
  CALENDAR_MONTH: month,
  DAY_IN_MONTH: dayInMonth,
  DAY_IN_WEEK: (day) => `(CAST(strftime('%w', ${day}) AS INTEGER) + 1)`,
  DAY_IN_YEAR: dayInYear,
  FISCAL_YEAR: fiscalYear,
  FISCAL_QUARTER: (day, calendar) => `((${fiscalMonth(day, calendar)} + 2) / 3)`,
  FISCAL_MONTH: fiscalMonth,
  WEEK_IN_MONTH: (day) => `((${dayInMonth(day)} + 6) / 7)`,
  WEEK_IN_YEAR: (day) => `((${dayInYear(day)} + 6) / 7)`,
};

const dateTimeFunctions: ReadonlySet<string> = new Set(['DAY_ONLY', 'HOUR_IN_DAY']);

export function isDateFunction({ name }: FunctionCall): boolean {
  return name in dayFunctions || dateTimeFunctions.has(name);
}

/** A date function of a date or datetime field, as a column of its own: a number, or a date for DAY_ONLY. */
export function dateFunction(call: FunctionCall, scope: QueryScope, clause: Clause): ScopedField {
  const { path, field, column } = dateArgument(call, scope, clause);
  const isDateTime = field.type === 'datetime';
  const day = isDateTime ? `date(${column} / 1000, 'unixepoch')` : column;
  const result = (type: 'int' | 'date', expression: string): ScopedField => ({
    path: [`${call.name}(${path.join('.')})`],
    field: resultField(field, type),
    column: expression,
    keyColumn: undefined,
  });
  const ofDay = dayFunctions[call.name];
  if (ofDay) return result('int', ofDay(day, scope.calendar));
  if (!isDateTime) throw malformed(`${call.name} can only be used with a dateTime field: ${field.name}`);
  if (call.name === 'DAY_ONLY') return result('date', day);
  return result('int', `CAST(strftime('%H', ${column} / 1000, 'unixepoch') AS INTEGER)`);
}

function dateArgument(call: FunctionCall, scope: QueryScope, clause: Clause): ScopedField {
  const [argument, ...others] = call.parameters;
  if (argument === undefined || others.length > 0) throw malformed(`${call.name} takes one field`);
  const scoped = scope.field(isDateName(argument) ? argument : zonedField(argument), clause);
  if (!isDate(scoped.field)) {
    throw new OrgError('INVALID_FIELD', `${call.name} takes a date or dateTime field, not ${scoped.field.name}`);
  }
  return scoped;
}

function isDateName(argument: string | FunctionCall): argument is string {
  return typeof argument === 'string';
}

/** All users of this org live in GMT, so that converting to the user's time zone changes nothing. */
function zonedField({ name, parameters: [field] }: FunctionCall): string {
  if (name !== 'CONVERTTIMEZONE' || typeof field !== 'string') throw malformed(`unexpected token: '${name}'`);
  return field;
}

function isDate({ type }: FieldSchema): boolean {
  return type === 'date' || type === 'datetime';
}
