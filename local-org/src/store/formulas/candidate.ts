import type { FormulaRecord } from '../../formula/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Row } from '../save/row.ts';
import type { FormulaValues } from './formulaValues.ts';

/** A record about to be written. */
export interface Candidate {
  readonly object: ObjectSchema;
  /** Undefined for a new record. */
  readonly id: string | undefined;
  /** What will be written; what is not in it stays as it is. */
  readonly row: Row;
}

/** A candidate as it will be, and as it was: undefined for a new record. */
export function candidateRecord(
  { object, id, row }: Candidate,
  values: FormulaValues,
): { readonly record: FormulaRecord; readonly before: FormulaRecord | undefined } {
  const before = id === undefined ? undefined : values.record(object, id);
  const record: FormulaRecord = {
    stored: (field) => {
      // A new record has no id before it is saved.
      if (before === undefined && field.name === 'Id') return null;
      return field.name in row ? (row[field.name] ?? null) : (before?.stored(field) ?? null);
    },
    parent: (lookup, target) => values.parent(record.stored(lookup), target),
  };
  return { record, before };
}
