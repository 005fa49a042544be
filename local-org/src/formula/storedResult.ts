import type { Decimal } from 'decimal.js';
import type { FieldSchema } from '../schema/index.ts';
import type { CompiledFormula } from './compileFormula.ts';
import type { FormulaContext, StoredValue } from './expression.ts';
import { FormulaEvaluationError } from './formulaError.ts';
import { isoDate } from './functions/index.ts';
import type { FormulaValue } from './formulaValue.ts';

/** Source: "Tips for Working with Number, Currency, and Percent Formula Fields": the output has less than 19 digits. */
const maxDigits = 18;

/** What a formula field shows for a record; an error (`#Error!` on the platform's pages) is null, as in its APIs. */
export function fieldResult(field: FieldSchema, formula: CompiledFormula, context: FormulaContext): StoredValue {
  try {
    const value = formula.expression.evaluate(context);
    return storedResult(field, value ?? (field.type === 'boolean' ? false : undefined));
  } catch (error) {
    if (error instanceof FormulaEvaluationError) return field.type === 'boolean' ? 0n : null;
    throw error;
  }
}

/**
 * A result as a column holds it: numbers rounded half up to the field's decimal places, percents times a hundred.
 * @throws FormulaEvaluationError when it has too many digits.
 */
export function storedResult(field: FieldSchema, value: FormulaValue): StoredValue {
  if (value === undefined || value === '') return null;
  switch (field.type) {
    case 'boolean':
      return value === true ? 1n : 0n;
    case 'int':
    case 'double':
    case 'currency':
      return scaled(value as Decimal, field.scale, field.scale);
    case 'percent':
      return scaled(value as Decimal, field.scale + 2, field.scale);
    case 'date':
      return isoDate(value as number);
    case 'datetime':
      return BigInt(Math.floor((value as number) / 1000)) * 1000n;
    case 'time':
      return new Date(value as number).toISOString().slice('1970-01-01T'.length);
    default:
      return String(value).slice(0, field.length);
  }
}

function scaled(value: Decimal, shift: number, scale: number): bigint {
  const digits = value.times(`1e${shift}`).round().toFixed();
  if (digits.replace('-', '').length > Math.max(maxDigits, scale)) throw new FormulaEvaluationError('Too many digits');
  return BigInt(digits);
}
