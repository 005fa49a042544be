import type { FieldSchema } from '../schema/index.ts';
import type { Expression, FormulaContext, FormulaRecord, StoredValue } from './expression.ts';
import { daysOf } from './functions/index.ts';
import { FormulaNumber } from './formulaValue.ts';
import type { FormulaType, FormulaValue } from './formulaValue.ts';

/** Finds the record that a field is read from. */
export type RecordFinder = (context: FormulaContext) => FormulaRecord | undefined;

/** What a field is to formulas. Ids are text of 15 characters. */
export function formulaTypeOf(field: FieldSchema): FormulaType {
  switch (field.type) {
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'time':
    case 'picklist':
    case 'multipicklist':
      return field.type;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return 'number';
    default:
      return 'text';
  }
}

/** Reads a field that is stored. A checkbox is never blank; a blank number is zero where the formula says so. */
export function storedField(field: FieldSchema, find: RecordFinder, blanksAsZero: boolean): Expression {
  const type = formulaTypeOf(field);
  const read = readerOf(field);
  const blank = blankOf(type, blanksAsZero);
  return {
    type,
    evaluate: (context) => {
      const stored = find(context)?.stored(field) ?? null;
      return stored === null ? blank : read(stored);
    },
  };
}

/** What a field without a value counts as. */
export function blankOf(type: FormulaType, blanksAsZero: boolean): FormulaValue {
  if (type === 'boolean') return false;
  return type === 'number' && blanksAsZero ? zero : undefined;
}

const zero = new FormulaNumber(0);

function readerOf(field: FieldSchema): (stored: Exclude<StoredValue, null>) => FormulaValue {
  switch (field.type) {
    case 'boolean':
      return (stored) => Number(stored) === 1;
    case 'int':
      return (stored) => new FormulaNumber(String(stored));
    case 'double':
    case 'currency':
      return (stored) => new FormulaNumber(`${stored}e-${field.scale}`);
    case 'percent':
      // Source: "Tips for Working with Number, Currency, and Percent Formula Fields": formulas take 90% as 0.9.
      return (stored) => new FormulaNumber(`${stored}e-${field.scale + 2}`);
    case 'date':
      return (stored) => daysOfText(String(stored));
    case 'datetime':
      return (stored) => Number(stored);
    case 'time':
      return (stored) => Date.parse(`1970-01-01T${stored}`);
    case 'id':
    case 'reference':
      return (stored) => String(stored).slice(0, 15);
    default:
      return (stored) => String(stored);
  }
}

function daysOfText(text: string): number | undefined {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return daysOf({ year, month, day });
}
