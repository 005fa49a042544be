import type { FormulaRecord, StoredValue } from '../../formula/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { codecOf } from '../fields/fieldCodec.ts';

/** Reads single values of records for formulas. */
export class FormulaValues {
  readonly #database: Database;
  readonly #statements = new WeakMap<FieldSchema, string>();

  constructor(database: Database) {
    this.#database = database;
  }

  read(object: ObjectSchema, id: string, field: FieldSchema): StoredValue {
    let sql = this.#statements.get(field);
    if (sql === undefined) {
      sql = `SELECT ${codecOf(field).selected(columnOf(field))} FROM ${tableOf(object)} WHERE "Id" = ?`;
      this.#statements.set(field, sql);
    }
    return this.#database.get(sql, [id])?.[0] ?? null;
  }

  record(object: ObjectSchema, id: string): FormulaRecord {
    return {
      stored: (field) => this.read(object, id, field),
      parent: (lookup, target) => this.parent(this.read(object, id, lookup), target),
    };
  }

  parent(id: StoredValue | undefined, target: ObjectSchema): FormulaRecord | undefined {
    return id === null || id === undefined ? undefined : this.record(target, String(id));
  }
}
