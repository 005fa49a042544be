import { codecOf } from '../store/index.ts';
import type { SqlValue, Value } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';

interface ColumnReader {
  selected(column: string): string;
  format(stored: SqlValue): Value;
}

/** How a column's values are read: as their field's, but for averages. */
export function readerOf({ field, isReal }: ScopedField): ColumnReader {
  return isReal ? realReader : codecOf(field);
}

const realReader: ColumnReader = {
  selected: (column) => column,
  format: (stored) => (stored === null ? null : decimalText(Number(stored))),
};

/** Averages are far from 10^21, where numbers get an exponent, but may be close to zero. */
function decimalText(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text;
}
