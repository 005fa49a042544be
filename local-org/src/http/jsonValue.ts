import type { FieldSchema } from '../schema/index.ts';
import { readAnyValue } from '../store/index.ts';
import type { Value } from '../store/index.ts';
import { javaDouble } from './javaDouble.ts';
import { rawJson } from './rawJson.ts';

/** Longest decimal text that a double certainly holds: 15 digits, sign and point. */
const EXACT_LENGTH = 15;

/**
 * A field's value as REST writes it in JSON. Numbers go through a double, as they do on the platform: beyond 15 digits
 * they lose what a double loses.
 */
export function jsonValue(field: Pick<FieldSchema, 'type'>, value: Value | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  switch (field.type) {
    case 'int':
      return rawJson(value);
    case 'double':
    case 'currency':
    case 'percent':
      return rawJson(javaDouble(asDouble(value)));
    case 'anyType': {
      const typed = readAnyValue(value);
      return jsonValue({ type: typed.type }, typed.value);
    }
    case 'location':
      return JSON.parse(value) as unknown;
    case 'datetime':
      return value.replace(/Z$/, '+0000');
    default:
      return value;
  }
}

function asDouble(decimal: string): string {
  if (decimal.length <= EXACT_LENGTH) return decimal;
  const shortest = String(Number(decimal));
  return shortest.includes('e') ? decimal : shortest;
}
