import { OrgError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import type { FieldSchema, FieldType } from '../../schema/index.ts';

/** An error about one field, which the client finds in `fields`. */
export function fieldError(code: ErrorCode, field: FieldSchema, message: string): OrgError {
  return new OrgError(code, message, { fields: [field.name] });
}

const xsdTypes: Partial<Record<FieldType, string>> = {
  boolean: 'xsd:boolean',
  currency: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  int: 'xsd:int',
  percent: 'xsd:double',
  time: 'xsd:time',
};

/** A text that does not read as the field's type. */
export function notOfType(field: FieldSchema, text: string): OrgError {
  const type = xsdTypes[field.type] ?? 'xsd:string';
  return fieldError('INVALID_TYPE_ON_FIELD_IN_RECORD', field, `'${text}' is not a valid value for the type ${type}`);
}

/** A number with more digits before the point than the field has. */
export function outOfRange(field: FieldSchema, text: string): OrgError {
  const message = `${field.label}: value outside of valid range on numeric field: ${text}`;
  return fieldError('NUMBER_OUTSIDE_VALID_RANGE', field, message);
}

/** A JSON value of the wrong kind: a list for a text, a number for a date. */
export function wrongJsonType(field: FieldSchema, value: unknown): OrgError {
  return fieldError(
    'JSON_PARSER_ERROR',
    field,
    `Cannot deserialize instance of ${field.type} from ${jsonToken(value)} or request may be missing a required field`,
  );
}

function jsonToken(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'VALUE_TRUE value true' : 'VALUE_FALSE value false';
    case 'number':
      return `${Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT'} value ${value}`;
    default:
      return Array.isArray(value) ? 'START_ARRAY value [' : 'START_OBJECT value {';
  }
}
