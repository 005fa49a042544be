import { protocolFault } from './faults.ts';
import type { Row, StreamedQuery } from './types.ts';

/** A double holds any decimal number of 15 digits exactly, and no longer one for certain. */
const EXACT_DIGITS = 15;
/** Money has cents, whatever the scale of its field. */
const FEWEST_DECIMALS = 2;

/**
 * The cells of a record from REST, in the form that a query job writes; undefined where a number has more digits than JSON can carry, so that
 * some of them may be lost.
 * @throws CommandError when the record lacks a column
 */
export function recordCells(
  record: Row,
  { object, columns, decimals = FEWEST_DECIMALS, moments = [] }: StreamedQuery,
): readonly string[] | undefined {
  const cells: string[] = [];
  for (const column of columns) {
    const value = valueOf(record, column.split('.'));
    if (typeof value === 'number' && !isExact(value, decimals)) {
      return undefined;
    }
    const cell = textOf(value);
    if (cell === undefined) {
      throw protocolFault('MISSING_COLUMN', `A record of the query on ${object} came without ${column}.`);
    }
    cells.push(moments.includes(column) ? cell.replace(/\+0000$/, 'Z') : cell);
  }
  return cells;
}

function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null ? '' : undefined;
  }
}

/** A field, by whatever case it is written in, or one of a parent; null where it, or the parent, is empty. */
function valueOf(record: Row, [name = '', ...rest]: readonly string[]): unknown {
  const found = Object.keys(record).find((key) => key.toLowerCase() === name.toLowerCase());
  const value = found === undefined ? undefined : record[found];
  return rest.length === 0 || value === undefined || value === null ? value : valueOf(value as Row, rest);
}

/**
 * Whether a number from JSON is the one that Salesforce has: it shows no more digits than a double holds, and none beyond the last decimal
 * can have been lost.
 */
function isExact(value: number, decimals: number): boolean {
  const [mantissa = ''] = String(Math.abs(value)).split('e');
  const digits = mantissa.replace('.', '').replace(/^0+/, '');
  return digits.length <= EXACT_DIGITS && Math.abs(value) < 10 ** (EXACT_DIGITS - Math.max(decimals, FEWEST_DECIMALS));
}
