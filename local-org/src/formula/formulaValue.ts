import { Decimal } from 'decimal.js';

/**
 * What an expression is, known before it runs. Picklists are no text: only some functions take them.
 * `null` is the type of the word NULL, which fits every type.
 */
export type FormulaType =
  'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'time' | 'picklist' | 'multipicklist' | 'null';

/**
 * A value at run time; which one follows from the expression's type: numbers are Decimal; text and picklists string; dates days since
 * 1970, datetimes milliseconds since 1970 UTC, times milliseconds since midnight; blank is undefined.
 */
export type FormulaValue = Decimal | string | boolean | number | undefined;

/**
 * Numbers of formulas: 39 digits, half away from zero.
 * Source: BigDecimalHelper of the platform's published formula engine; "Tips for Working with Number, Currency, and Percent
 * Formula Fields" in Salesforce Help: -12.345 becomes -12.35.
 */
export const FormulaNumber: typeof Decimal = Decimal.clone({
  precision: 39,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
});

export function isBlank(value: FormulaValue): boolean {
  return value === undefined || value === '';
}

/** The names that the platform's messages use. */
const typeNames: Readonly<Record<FormulaType, string>> = {
  number: 'Number',
  text: 'Text',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
  null: 'Null',
};

export function nameOfType(type: FormulaType): string {
  return typeNames[type];
}
