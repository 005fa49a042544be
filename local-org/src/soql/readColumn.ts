import { maskedText } from '../schema/index.ts';
import type { FieldSchema } from '../schema/index.ts';
import { codecOf } from '../store/index.ts';
import type { SqlValue, Value } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';

/** How the values of a column get out of the database. */
export interface ColumnReader {
  /** SQL that reads the column so that `format` loses nothing. */
  selected(column: string): string;
  format(stored: SqlValue): Value;
}

/** How a column's values are read: as their field's, but for what a function makes of them. */
export function readerOf({ field, isReal, reader }: ScopedField): ColumnReader {
  return reader ?? (isReal ? realReader : codecOf(field));
}

const realReader: ColumnReader = {
  selected: (column) => column,
  format: (stored) => (stored === null ? null : decimalText(Number(stored))),
};

/** How encrypted text is read by who sees its mask alone; nothing of a field without one. */
export function maskingReader(mask: FieldSchema['mask']): Pick<ScopedField, 'reader'> {
  if (!mask) return {};
  const format = (stored: SqlValue): Value => (stored === null ? null : maskedText(String(stored), mask));
  return { reader: { selected: (column) => column, format } };
}

/** Averages are far from 10^21, where numbers get an exponent, but may be close to zero. */
function decimalText(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text;
}
