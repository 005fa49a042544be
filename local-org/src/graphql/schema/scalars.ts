import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ConstValueNode } from 'graphql';
import { parseDate, parseDateTime, parseTimeOfDay } from '../../store/index.ts';

/** What a scalar accepts; gives the value that resolvers work with, or undefined for what it refuses. */
type Accept = (input: unknown) => unknown;

function scalar(name: string, expected: string, accept: Accept): GraphQLScalarType {
  const coerce = (input: unknown, shown: string, node?: ConstValueNode): unknown => {
    const value = accept(input);
    if (value !== undefined) return value;
    throw new GraphQLError(`Expected ${expected} for type '${name}' but was ${shown}`, { nodes: node });
  };
  return new GraphQLScalarType({
    name,
    coerceOutputValue: (value: unknown) => value,
    coerceInputValue: (value: unknown) => coerce(value, JSON.stringify(value)),
    coerceInputLiteral: (node: ConstValueNode) => coerce(literalValue(node), node.kind, node),
  });
}

/** A number as a document writes it. No variable can bring one. */
class NumberLiteral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A literal as JSON would bring it; numbers stay text, so that none of their digits is lost. */
function literalValue(node: ConstValueNode): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return new NumberLiteral(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    default:
      return undefined;
  }
}

const text: Accept = (input) => (typeof input === 'string' ? input : undefined);

/** Decimal text without exponent, as SOQL and the store read it. */
function decimal(input: unknown): string | undefined {
  const source = typeof input === 'number' ? String(input) : input instanceof NumberLiteral ? input.text : undefined;
  if (source === undefined || !Number.isFinite(Number(source))) return undefined;
  if (!/e/i.test(source)) return source;
  const [mantissa = '', exponent = '0'] = source.toLowerCase().split('e');
  return shifted(mantissa, Number(exponent));
}

function shifted(mantissa: string, exponent: number): string {
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const tail = padded.slice(at);
  return `${negative ? '-' : ''}${padded.slice(0, at)}${tail === '' ? '' : `.${tail}`}`;
}

function integer(input: unknown): string | undefined {
  const value = decimal(input);
  return value !== undefined && /^-?\d+$/.test(value) ? value : undefined;
}

function id(input: unknown): string | undefined {
  return typeof input === 'string' ? input : integer(input);
}

/**
 * The scalars beside GraphQL's own. Numbers come in as numbers only and travel as decimal text; dates are checked.
 * Source: "Field Operators", "Data Types", GraphQL API Developer Guide (filter-fields.html).
 */
export const scalars = {
  Currency: scalar('Currency', 'a number', decimal),
  Date: scalar('Date', 'a date (YYYY-MM-DD)', (input) =>
    typeof input === 'string' && parseDate(input) !== undefined ? input : undefined,
  ),
  DateTime: scalar('DateTime', 'a date and time (YYYY-MM-DDThh:mm:ssZ)', (input) =>
    typeof input === 'string' && parseDateTime(input) !== undefined ? input : undefined,
  ),
  Double: scalar('Double', 'a number', decimal),
  Email: scalar('Email', 'text', text),
  EncryptedString: scalar('EncryptedString', 'text', text),
  IdOrRef: scalar('IdOrRef', "a record id or a reference such as '@{AccountCreate}'", id),
  Latitude: scalar('Latitude', 'a number', decimal),
  Long: scalar('Long', 'a whole number', integer),
  LongTextArea: scalar('LongTextArea', 'text', text),
  Longitude: scalar('Longitude', 'a number', decimal),
  MultiPicklist: scalar('MultiPicklist', 'text', text),
  Percent: scalar('Percent', 'a number', decimal),
  PhoneNumber: scalar('PhoneNumber', 'text', text),
  Picklist: scalar('Picklist', 'text', text),
  RichTextArea: scalar('RichTextArea', 'text', text),
  TextArea: scalar('TextArea', 'text', text),
  Time: scalar('Time', 'a time of day (hh:mm:ss.SSSZ)', (input) =>
    typeof input === 'string' ? parseTimeOfDay(input) : undefined,
  ),
  Url: scalar('Url', 'text', text),
} as const;
