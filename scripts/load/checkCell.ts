import { isCalendarDate, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { FieldDescription } from '../salesforce/index.ts';

/** The cell that clears a field in Bulk API 2.0; an empty one leaves it as it is. */
const CLEAR = '#N/A';
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/;
const BOOLEANS = new Set(['true', 'false', '1', '0']);

/**
 * What is wrong with a cell, as seen without asking the org: undefined when nothing is. What only the org knows (lengths,
 * picklists, lookups, validation rules) it says itself, row by row.
 */
export function checkCell(field: FieldDescription, cell: string): string | undefined {
  if (cell === '' || cell === CLEAR) {
    return field.required ? 'must not be empty' : undefined;
  }
  switch (field.type) {
    case 'date':
      return isCalendarDate(cell) ? undefined : `"${cell}" is not a date (YYYY-MM-DD)`;
    case 'datetime':
      return DATETIME.test(cell) && !Number.isNaN(Date.parse(cell))
        ? undefined
        : `"${cell}" is not a date and time (2017-12-31T23:59:59Z)`;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return isNumber(cell) ? undefined : `"${cell}" is not a number (1234.56, no thousands separators)`;
    case 'boolean':
      return BOOLEANS.has(cell.toLowerCase()) ? undefined : `"${cell}" is neither true nor false`;
    default:
      return undefined;
  }
}

function isNumber(cell: string): boolean {
  try {
    parseDecimal(cell);
    return true;
  } catch {
    return false;
  }
}
