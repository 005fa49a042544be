import type { Decimal } from 'decimal.js';
import type { Expression, FormulaContext } from '../expression.ts';
import { FormulaEvaluationError } from '../formulaError.ts';
import { FormulaNumber } from '../formulaValue.ts';
import type { FormulaType, FormulaValue } from '../formulaValue.ts';
import {
  calendarDate,
  dayIn,
  daysOf,
  isoWeek,
  millisecondsOfDay,
  monthsLater,
  possibleTime,
  weekday,
} from './calendar.ts';
import { argument, checkCount, checkType, lenient, strict } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const none = { parameters: [] } as const;
const date = { parameters: ['date'] } as const;

/** Source: "DATE" and "Date Field Type": the years that dates have. */
const firstYear = 1;
const lastYear = 9999;

function partOfDate(part: (days: number) => number): FormulaFunction {
  return strict(date, 'number', ([days]) => new FormulaNumber(part(days as number)));
}

function partOfTime(unit: number, count: number): FormulaFunction {
  return strict(
    { parameters: ['time'] },
    'number',
    ([time]) => new FormulaNumber(Math.floor((time as number) / unit) % count),
  );
}

function whole(value: FormulaValue): number {
  return (value as Decimal).trunc().toNumber();
}

/** A function of one argument of one of several types. */
function ofEither(
  types: readonly FormulaType[],
  result: FormulaType | 'the same',
  work: (value: FormulaValue, type: FormulaType, context: FormulaContext) => FormulaValue,
): FormulaFunction {
  return (call): Expression => {
    checkCount(call, 1, 1);
    const given = argument(call, 0);
    checkType(call, given, types);
    return {
      type: result === 'the same' ? given.type : result,
      evaluate: (context) => {
        const value = given.evaluate(context);
        return value === undefined || value === '' ? undefined : work(value, given.type, context);
      },
    };
  };
}

const addMonths: FormulaFunction = (call) => {
  checkCount(call, 2, 2);
  const [point, months] = [argument(call, 0), argument(call, 1)];
  checkType(call, point, ['date', 'datetime']);
  checkType(call, months, ['number']);
  return {
    type: point.type,
    evaluate: (context) => {
      const from = point.evaluate(context);
      const by = months.evaluate(context);
      if (from === undefined || by === undefined) return from;
      if (point.type === 'date') return monthsLater(from as number, whole(by));
      const days = Math.floor((from as number) / millisecondsOfDay);
      return monthsLater(days, whole(by)) * millisecondsOfDay + ((from as number) - days * millisecondsOfDay);
    },
  };
};

function newDate(values: readonly FormulaValue[]): FormulaValue {
  const [year = 0, month = 0, day = 0] = values.map(whole);
  const days = year >= firstYear && year <= lastYear ? daysOf({ year, month, day }) : undefined;
  if (days === undefined) throw new FormulaEvaluationError(`DATE of ${year}, ${month}, ${day}`);
  return days;
}

function parsedDate(text: string): number {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const days = match && daysOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  if (days === null || days === undefined) throw new FormulaEvaluationError(`DATEVALUE of "${text}"`);
  return days;
}

function parsedTime(name: string, text: string): number {
  const match = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{3}))?$/.exec(text.trim());
  const [hours, minutes, seconds, thousandths] = (match ?? []).slice(1).map((digits) => Number(digits ?? 0));
  const exists = hours !== undefined && hours < 24 && (minutes ?? 0) < 60 && (seconds ?? 0) < 60;
  if (!match || !exists) throw new FormulaEvaluationError(`${name} of "${text}"`);
  return ((hours * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (thousandths ?? 0);
}

function parsedDateTime(text: string): number {
  const [day = '', time = '00:00:00', ...more] = text.trim().split(' ');
  if (more.length > 0) throw new FormulaEvaluationError(`DATETIMEVALUE of "${text}"`);
  return parsedDate(day) * millisecondsOfDay + parsedTime('DATETIMEVALUE', time);
}

function timeOfDay(time: number): number {
  return ((time % millisecondsOfDay) + millisecondsOfDay) % millisecondsOfDay;
}

/** Source: "Date and Time Functions" in Salesforce Help. */
export const dateTimeFunctions: Readonly<Record<string, FormulaFunction>> = {
  ADDMONTHS: addMonths,
  DATE: strict({ parameters: ['number', 'number', 'number'] }, 'date', newDate),
  DATEVALUE: ofEither(['text', 'datetime', 'date'], 'date', (value, type, { timeZone }) => {
    if (type === 'date') return value;
    return type === 'text' ? parsedDate(String(value)) : dayIn(timeZone, value as number);
  }),
  DATETIMEVALUE: ofEither(['text', 'datetime', 'date'], 'datetime', (value, type) => {
    if (type === 'text') return parsedDateTime(String(value));
    return type === 'date' ? (value as number) * millisecondsOfDay : value;
  }),
  DAY: partOfDate((days) => calendarDate(days).day),
  DAYOFYEAR: partOfDate((days) => days - (daysOf({ year: calendarDate(days).year, month: 1, day: 1 }) ?? 0) + 1),
  FROMUNIXTIME: strict({ parameters: ['number'] }, 'datetime', ([seconds]) => possibleTime(whole(seconds) * 1000)),
  HOUR: partOfTime(3_600_000, 24),
  ISOWEEK: partOfDate((days) => isoWeek(days).week),
  ISOYEAR: partOfDate((days) => isoWeek(days).year),
  MILLISECOND: partOfTime(1, 1000),
  MINUTE: partOfTime(60_000, 60),
  MONTH: partOfDate((days) => calendarDate(days).month),
  NOW: lenient(none, 'datetime', (_, { now }) => now),
  SECOND: partOfTime(1000, 60),
  TIMENOW: lenient(none, 'time', (_, { now }) => timeOfDay(now)),
  TIMEVALUE: ofEither(['text', 'datetime', 'time'], 'time', (value, type) => {
    if (type === 'text') return parsedTime('TIMEVALUE', String(value));
    return type === 'datetime' ? timeOfDay(value as number) : value;
  }),
  TODAY: lenient(none, 'date', (_, { now, timeZone }) => dayIn(timeZone, now)),
  UNIXTIMESTAMP: ofEither(['date', 'datetime', 'time'], 'number', (value, type) => {
    return new FormulaNumber(value as number).times(type === 'date' ? 86_400 : 1).div(type === 'date' ? 1 : 1000);
  }),
  WEEKDAY: partOfDate(weekday),
  YEAR: partOfDate((days) => calendarDate(days).year),
};
