import { fieldResult, FormulaEvaluationError, orgFormulas, storedResult } from '../../formula/index.ts';
import type {
  CompiledFormula,
  FormulaContext,
  FormulaGlobals,
  FormulaRecord,
  OrgFormulas,
  StoredValue,
} from '../../formula/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, quoted } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Row } from '../save/row.ts';
import { FormulaValues } from './formulaValues.ts';
import { userGlobals } from './userGlobals.ts';

const functionName = 'formula_value';
const noRecord: FormulaRecord = { stored: () => null, parent: () => undefined };

/** Somebody for whom formulas run, and when. */
export interface FormulaRun {
  readonly userId: string | null;
  readonly now: number;
}

/** Evaluates the formulas of an org on the records of its database. */
export class StoreFormulas {
  readonly compiled: OrgFormulas;
  readonly values: FormulaValues;
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #columns = new Map<string, FormulaColumn>();
  #timeZone: string | undefined;

  constructor(schema: Schema, database: Database) {
    this.#schema = schema;
    this.#database = database;
    this.compiled = orgFormulas(schema);
    this.values = new FormulaValues(database);
    database.defineFunction(functionName, (key, ...stored) => this.#column(String(key), stored));
  }

  /** What a formula field's virtual column holds: SQL over the columns that the formula reads. */
  columnSql(object: ObjectSchema, field: FieldSchema): string {
    const formula = this.compiled.field(object, field);
    const inputs = [...formula.ownFields];
    const key = `${object.name}.${field.name}`;
    this.#columns.set(key, { field, formula, positions: new Map(inputs.map((input, index) => [input, index])) });
    const parameters = [`'${key.replaceAll("'", "''")}'`, ...inputs.map(columnOf)];
    return `${quoted(functionName)}(${parameters.join(', ')})`;
  }

  /** Default values that are formulas, for the fields that a new record does not bring. */
  defaults(object: ObjectSchema, given: Row, run: FormulaRun): Row {
    const row: Row = {};
    for (const [field, formula] of this.compiled.defaults(object)) {
      if (!(field.name in given)) row[field.name] = this.#default(field, formula, run);
    }
    return row;
  }

  context(record: FormulaRecord, before: FormulaRecord | undefined, { userId, now }: FormulaRun): FormulaContext {
    const globals: FormulaGlobals = userGlobals(
      { schema: this.#schema, database: this.#database, values: this.values },
      userId,
    );
    return { record, before, now, timeZone: this.#zone(), globals };
  }

  #default(field: FieldSchema, formula: CompiledFormula, run: FormulaRun): StoredValue {
    try {
      return storedResult(field, formula.expression.evaluate(this.context(noRecord, undefined, run)));
    } catch (error) {
      if (error instanceof FormulaEvaluationError) return null;
      throw error;
    }
  }

  /** A column of a field that the project no longer has is empty. */
  #column(key: string, stored: readonly StoredValue[]): StoredValue {
    const column = this.#columns.get(key);
    if (!column) return null;
    const value = (field: FieldSchema): StoredValue => stored[column.positions.get(field) ?? -1] ?? null;
    const record: FormulaRecord = {
      stored: value,
      parent: (lookup, target) => this.values.parent(value(lookup), target),
    };
    const now = Math.floor(Date.now() / 1000) * 1000;
    return fieldResult(column.field, column.formula, this.context(record, undefined, { userId: null, now }));
  }

  #zone(): string {
    this.#timeZone ??= this.#database.get('SELECT "TimeZoneSidKey" FROM "Organization"', [])?.[0]?.toString();
    return this.#timeZone ?? 'GMT';
  }
}

interface FormulaColumn {
  readonly field: FieldSchema;
  readonly formula: CompiledFormula;
  /** Where each field that the formula reads stands among the function's parameters. */
  readonly positions: ReadonlyMap<FieldSchema, number>;
}
