import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { FormulaType, FormulaValue } from './formulaValue.ts';

/** A value as the database holds it: decimals scaled to integers, datetimes in milliseconds, dates `YYYY-MM-DD`. */
export type StoredValue = string | number | bigint | null;

/** A record that a formula reads. */
export interface FormulaRecord {
  stored(field: FieldSchema): StoredValue;
  /** The record that a lookup points at, undefined when it is empty. */
  parent(lookup: FieldSchema, target: ObjectSchema): FormulaRecord | undefined;
}

/** What formulas learn about whom they run for, and where. */
export interface FormulaGlobals {
  /** The record behind `$User`, `$Profile`, `$UserRole` or `$Organization`. */
  record(objectName: string): FormulaRecord | undefined;
  /** The record of a custom metadata type. */
  customMetadata(type: ObjectSchema, name: string): FormulaRecord | undefined;
  /** The address of a door of the org, such as `/services/Soap/u/66.0`, as `$Api` gives it. */
  apiUrl(path: string): string | undefined;
  /** Whether `$Permission.<name>` is true. */
  hasCustomPermission(name: string): boolean;
}

/** What one evaluation works with. */
export interface FormulaContext {
  readonly record: FormulaRecord;
  /** The record before this save, undefined for a new one and outside of a save. */
  readonly before: FormulaRecord | undefined;
  /** Milliseconds since 1970, whole seconds. */
  readonly now: number;
  /** The org's, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly globals: FormulaGlobals;
}

/** A compiled expression. */
export interface Expression {
  readonly type: FormulaType;
  /** @throws FormulaEvaluationError where the platform shows `#Error!`. */
  evaluate(context: FormulaContext): FormulaValue;
  /** The field, where the expression is nothing but a field of the record itself. */
  readonly ownField?: FieldSchema;
  /** The value, where the expression is a text in quotes. */
  readonly literal?: string;
}
