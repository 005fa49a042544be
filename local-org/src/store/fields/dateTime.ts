const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTimePattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** The years that a date field takes. Source: "Field Types", Date, in the Object Reference. */
const firstYear = 1700;
const lastYear = 4000;

/** A calendar date as `YYYY-MM-DD`, or undefined for what is none (30 February, the year 1200). */
export function parseDate(text: string): string | undefined {
  const match = datePattern.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists && year >= firstYear && year <= lastYear ? text : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Milliseconds since 1970 of a point in time, whole seconds as the platform keeps them; undefined for what is none.
 * Source: "Valid Date Format in Records" in the Bulk API 2.0 and Bulk API Developer Guide: time and zone are given.
 */
export function parseDateTime(text: string): number | undefined {
  const match = dateTimePattern.exec(text);
  const day = match?.[1];
  if (!match || day === undefined || parseDate(day) === undefined) return undefined;
  const [, , hours = '', minutes = '', seconds = '00', , zone = 'Z'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const offset = offsetMinutes(zone);
  if (offset === undefined) return undefined;
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.000Z`) - offset * 60_000;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

// The records of one save share their timestamps, so the last one formatted is nearly always the next one wanted.
let lastTime = Number.NaN;
let lastText = '';

/** `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC. */
export function formatDateTime(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}
