import { OrgError } from '../../errors.ts';
import { parseDateTime } from '../../store/index.ts';
import type { FieldKind } from '../schema/fieldKind.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A SOQL string. Source: "Quoted String Escape Sequences" in the SOQL and SOSL Reference. */
export function quotedText(text: string): string {
  return `'${text.replace(/[\\'\n\r\t\b\f]/g, (character) => ESCAPED[character] ?? character)}'`;
}

/** The same for LIKE, where `\%` and `\_` stand for the characters themselves and stay so. */
export function quotedPattern(text: string): string {
  const pieces = text.split(/(\\[%_])/);
  return `'${pieces.map((piece, at) => (at % 2 === 1 ? piece : quotedText(piece).slice(1, -1))).join('')}'`;
}

/** What a scalar let through: text, a number or a boolean. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`A filter's value is ${typeof value}.`);
}

/** A value of a filter as SOQL writes it. The scalars have checked it: numbers and dates are what they seem. */
export function soqlLiteral(kind: FieldKind | 'Long', value: unknown): string {
  if (value === null) return 'null';
  switch (kind) {
    case 'Boolean':
      return value === true ? 'TRUE' : 'FALSE';
    case 'Currency':
    case 'Double':
    case 'Percent':
    case 'Int':
    case 'Latitude':
    case 'Long':
    case 'Longitude':
    case 'Time':
      return textOf(value);
    case 'Date':
      return dateLiteral(value, (text) => text);
    case 'DateTime':
      return dateLiteral(value, (text) => new Date(Number(parseDateTime(text))).toISOString().replace(/\.000Z$/, 'Z'));
    default:
      return quotedText(textOf(value));
  }
}

/** `{ value }`, `{ literal }` or `{ range }`: exactly one. Source: "Date and DateTime Filters", GraphQL API Developer Guide. */
function dateLiteral(input: unknown, ofValue: (text: string) => string): string {
  if (typeof input === 'string') return ofValue(input);
  const given = Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const [[name, value] = ['', undefined], ...others] = given;
  if (others.length > 0 || given.length === 0) {
    throw new OrgError('MALFORMED_QUERY', 'A date filter takes exactly one of value, literal and range.');
  }
  if (value === null) return 'null';
  if (name === 'range') return dateRange(value as Record<string, unknown>);
  return name === 'literal' ? textOf(value) : ofValue(textOf(value));
}

function dateRange(range: Record<string, unknown>): string {
  const [[name, count] = ['', undefined], ...others] = Object.entries(range);
  if (others.length > 0 || typeof count !== 'number') {
    throw new OrgError(
      'MALFORMED_QUERY',
      'A date range takes exactly one unit and its number, such as last_n_days: 30.',
    );
  }
  return `${name.toUpperCase()}:${count}`;
}
