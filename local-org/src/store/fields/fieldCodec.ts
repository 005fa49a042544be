import { UnsupportedError } from '../../errors.ts';
import type { FieldSchema } from '../../schema/index.ts';
import { toId18 } from '../recordId.ts';
import type { Value } from '../types.ts';
import { formatDateTime, parseDate, parseDateTime } from './dateTime.ts';
import { formatScaled, parseScaled } from './decimal.ts';
import { isPlainRichText } from './richText.ts';
import { parseTimeOfDay } from './timeOfDay.ts';
import { fieldError, notOfType, outOfRange, wrongJsonType } from './fieldError.ts';

/** What a column holds: text, integers (decimals are scaled, datetimes are milliseconds), or nothing. */
export type SqlValue = string | number | bigint | null;

/** How one field's values get into the database and out again. */
export interface FieldCodec {
  /** Checks what a client sent and gives what is stored; throws OrgError. */
  parse(input: unknown): SqlValue;
  /** What travels between rooms, from what `selected` read. */
  format(stored: SqlValue): Value;
  /** SQL that reads the column so that `format` loses nothing. */
  selected(column: string): string;
  readonly sqlType: 'TEXT' | 'INTEGER';
}

const asIs = (column: string): string => column;
/** Integers beyond 2^53 do not fit a JavaScript number, so they are read as text. */
const asText = (column: string): string => `CAST(${column} AS TEXT)`;
const safeDigits = 15;

const codecs = new WeakMap<FieldSchema, FieldCodec>();

export function codecOf(field: FieldSchema): FieldCodec {
  let codec = codecs.get(field);
  if (!codec) {
    codec = makeCodec(field);
    codecs.set(field, codec);
  }
  return codec;
}

function makeCodec(field: FieldSchema): FieldCodec {
  switch (field.type) {
    case 'boolean':
      return { parse: booleanParser(field), format: booleanOf, selected: asIs, sqlType: 'INTEGER' };
    case 'int':
      return decimalCodec(field, 10, 0);
    case 'double':
    case 'currency':
    case 'percent':
      return decimalCodec(field, field.precision, field.scale);
    case 'date':
      return { parse: dateParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'datetime':
      return { parse: dateTimeParser(field), format: dateTimeOf, selected: asIs, sqlType: 'INTEGER' };
    case 'id':
    case 'reference':
      return { parse: idParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'email':
      return { parse: emailParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'time':
      return { parse: timeParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'multipicklist':
      return { parse: multiPicklistParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'picklist':
      return { parse: picklistParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    case 'anyType':
    case 'location':
      return { parse: onlyByPlatform(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
    default:
      if (field.htmlFormatted) return { parse: richTextParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
      return { parse: textParser(field), format: textOf, selected: asIs, sqlType: 'TEXT' };
  }
}

function onlyByPlatform({ name }: FieldSchema) {
  return (): never => {
    throw new Error(`${name} is not for clients to send.`);
  };
}

function textOf(stored: SqlValue): Value {
  return stored === null ? null : String(stored);
}

function booleanOf(stored: SqlValue): Value {
  return stored === null ? null : stored === 1;
}

function dateTimeOf(stored: SqlValue): Value {
  return stored === null ? null : formatDateTime(Number(stored));
}

/** Text without the blanks around it; empty text is no value. */
function scalarText(field: FieldSchema, input: unknown): string | null {
  if (input === null || input === undefined) return null;
  if (typeof input !== 'string') throw wrongJsonType(field, input);
  const trimmed = input.trim();
  return trimmed === '' ? null : trimmed;
}

function textParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    const value = scalarText(field, input);
    if (value !== null && value.length > field.length) {
      const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
      throw fieldError('STRING_TOO_LONG', field, message);
    }
    return value;
  };
}

function emailParser(field: FieldSchema) {
  const parseText = textParser(field);
  return (input: unknown): SqlValue => {
    const value = parseText(input);
    if (value !== null && !/^[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+$/.test(String(value))) {
      const message = `${field.label}: invalid email address: ${String(value)}`;
      throw fieldError('INVALID_EMAIL_ADDRESS', field, message);
    }
    return value;
  };
}

function picklistParser(field: FieldSchema) {
  const parseText = textParser(field);
  const allowed = new Map(
    field.picklist?.values.filter((value) => value.active).map(({ value }) => [value.toLowerCase(), value]),
  );
  const restricted = field.picklist?.restricted === true;
  return (input: unknown): SqlValue => {
    const value = parseText(input);
    if (value === null || !restricted) return value;
    const known = allowed.get(String(value).toLowerCase());
    if (known === undefined) {
      const message = `${field.label}: bad value for restricted picklist field: ${String(value)}`;
      throw fieldError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', field, message);
    }
    return known;
  };
}

/** The chosen values, each once and in the order of the picklist; values that it has not come last. */
function multiPicklistParser(field: FieldSchema) {
  const one = picklistParser(field);
  const whole = textParser(field);
  const order = new Map(field.picklist?.values.map(({ value }, index) => [value.toLowerCase(), { value, index }]));
  const place = (value: string): number => order.get(value.toLowerCase())?.index ?? order.size;
  return (input: unknown): SqlValue => {
    const chosen = new Map<string, string>();
    for (const part of scalarText(field, input)?.split(';') ?? []) {
      const value = one(part);
      if (typeof value !== 'string') continue;
      chosen.set(value.toLowerCase(), order.get(value.toLowerCase())?.value ?? value);
    }
    return whole([...chosen.values()].sort((a, b) => place(a) - place(b)).join(';'));
  };
}

function timeParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    const value = scalarText(field, input);
    if (value === null) return null;
    const time = parseTimeOfDay(value);
    if (time === undefined) throw notOfType(field, value);
    return time;
  };
}

function richTextParser(field: FieldSchema) {
  const parseText = textParser(field);
  return (input: unknown): SqlValue => {
    const value = parseText(input);
    if (value !== null && !isPlainRichText(String(value))) {
      throw new UnsupportedError(`${field.name}: HTML that Salesforce would change when it is saved`);
    }
    return value;
  };
}

function idParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    const value = scalarText(field, input);
    if (value === null) return null;
    const id = toId18(value);
    if (id === undefined) {
      throw fieldError('MALFORMED_ID', field, `${field.label}: id value of incorrect type: ${value}`);
    }
    return id;
  };
}

function booleanParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    if (typeof input === 'boolean') return input ? 1 : 0;
    const value = scalarText(field, input)?.toLowerCase();
    if (value === undefined || value === 'false' || value === '0') return 0;
    if (value === 'true' || value === '1') return 1;
    throw notOfType(field, value);
  };
}

function dateParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    const value = scalarText(field, input);
    if (value === null) return null;
    const day = parseDate(value);
    if (day === undefined) throw notOfType(field, value);
    return day;
  };
}

function dateTimeParser(field: FieldSchema) {
  return (input: unknown): SqlValue => {
    const value = scalarText(field, input);
    if (value === null) return null;
    const time = parseDateTime(value);
    if (time === undefined) throw notOfType(field, value);
    return time;
  };
}

/** A latitude is 90 degrees at most, a longitude 180. Source: "Geolocation Custom Field" in Salesforce Help. */
function checkedDegrees(field: FieldSchema, text: string, scaled: SqlValue): SqlValue {
  const most = field.name.endsWith('__Latitude__s') ? 90 : 180;
  if (field.compoundFieldName !== undefined && Math.abs(Number(text)) > most) throw outOfRange(field, text);
  return scaled;
}

function decimalCodec(field: FieldSchema, precision: number, scale: number): FieldCodec {
  const parse = (input: unknown): SqlValue => {
    const value = typeof input === 'number' ? String(input) : scalarText(field, input);
    if (value === null) return null;
    const scaled = parseScaled(value, precision, scale);
    switch (scaled) {
      case 'no number':
        throw notOfType(field, value);
      case 'too many digits':
        throw outOfRange(field, value);
      case 'too many decimals':
        // The platform keeps them: help.salesforce.com 000387302, "Number Field Stores More Decimal Places Than Defined
        // When Set via API or Apex". Rounding here would make figures agree that do not agree there.
        throw new UnsupportedError(`${field.name} with more than ${scale} decimals (${value})`);
      default:
        return checkedDegrees(field, value, scaled);
    }
  };
  return {
    parse,
    format: (stored) => (stored === null ? null : formatScaled(String(stored), scale)),
    selected: precision > safeDigits ? asText : asIs,
    sqlType: 'INTEGER',
  };
}
