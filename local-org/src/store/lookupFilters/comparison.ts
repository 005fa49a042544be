import { Decimal } from 'decimal.js';
import type { StoredValue } from '../../formula/index.ts';
import type { FieldSchema, LookupFilterItem } from '../../schema/index.ts';
import { codecOf } from '../fields/fieldCodec.ts';

/** A value of a record, and the field that it is in. */
export interface Operand {
  readonly field: FieldSchema;
  readonly stored: StoredValue;
}

/** What is compared: nothing, a number, or a text. */
type Comparable = Decimal | string | null;

/**
 * Whether one criterion of a lookup filter holds; `read` gives the value at a path.
 * Source: "Considerations for Lookup Filters", Salesforce Help: lookup filters are case-sensitive.
 */
export function holds(
  { field, operation, values, valueField }: LookupFilterItem,
  read: (path: string) => Operand | undefined,
): boolean {
  const left = read(field);
  if (!left) return false;
  const value = comparable(left);
  const other = valueField === undefined ? undefined : read(valueField);
  const wanted = other ? [comparable(other)] : values.map((text) => comparable(written(left.field, text)));
  const any = (test: (one: Comparable) => boolean): boolean => wanted.some(test);
  switch (operation) {
    case 'equals':
      return any((one) => compare(value, one) === 0);
    case 'notEqual':
      return !any((one) => compare(value, one) === 0);
    case 'contains':
      return any((one) => text(value).includes(text(one)));
    case 'notContain':
      return !any((one) => text(value).includes(text(one)));
    case 'startsWith':
      return any((one) => text(value).startsWith(text(one)));
    case 'lessThan':
      return any((one) => isOrdered(value, one, (order) => order < 0));
    case 'lessOrEqual':
      return any((one) => isOrdered(value, one, (order) => order <= 0));
    case 'greaterThan':
      return any((one) => isOrdered(value, one, (order) => order > 0));
    case 'greaterOrEqual':
      return any((one) => isOrdered(value, one, (order) => order >= 0));
  }
}

function written(field: FieldSchema, value: string): Operand {
  const stored = codecOf(field).parse(value);
  return { field, stored };
}

function comparable({ field, stored }: Operand): Comparable {
  if (stored === null) return null;
  switch (field.type) {
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return new Decimal(String(codecOf(field).format(stored)));
    case 'boolean':
    case 'datetime':
      return new Decimal(String(stored));
    default:
      return String(stored);
  }
}

function isOrdered(value: Comparable, other: Comparable, test: (order: number) => boolean): boolean {
  return value !== null && other !== null && test(compare(value, other));
}

/** Nothing agrees with nothing alone. */
function compare(value: Comparable, other: Comparable): number {
  if (value === null || other === null) return value === other ? 0 : -1;
  if (value instanceof Decimal && other instanceof Decimal) return value.comparedTo(other);
  const [one, two] = [text(value), text(other)];
  return one === two ? 0 : one < two ? -1 : 1;
}

function text(value: Comparable): string {
  return value instanceof Decimal ? value.toFixed() : (value ?? '');
}
