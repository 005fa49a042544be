import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { RowFilter } from '../security/index.ts';
import { columnOf, foldCase, hasRecycleBin, keyColumnOf, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import { codecOf } from './fields/fieldCodec.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import type { RecordValues, Value } from './types.ts';

export type RecordState = 'live' | 'deleted' | 'absent';

/** Reads single records; queries have their own way. */
export class RecordReader {
  readonly #database: Database;
  readonly #searches = new WeakMap<FieldSchema, Search>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The record's values, unless it is absent or in the recycle bin.
   * @param rows where it is looked for, in place of the object's table
   */
  find(object: ObjectSchema, id: string, rows: RowFilter = stored(object)): RecordValues | undefined {
    const columns = object.fields.map((field) => codecOf(field).selected(columnOf(field))).join(', ');
    const sql = `SELECT ${columns} FROM ${rows.text} WHERE "Id" = ?${live(object)}`;
    const row = this.#database.get(sql, [...rows.parameters, id]);
    if (!row) return undefined;
    const values: Record<string, Value> = {};
    object.fields.forEach((field, index) => {
      values[field.name] = codecOf(field).format(row[index] ?? null);
    });
    return values;
  }

  /** Stored values of some fields of a record that is there. */
  stored(object: ObjectSchema, id: string, fields: readonly string[]): Record<string, SqlValue> | undefined {
    const known = fields.map((name) => object.field(name)).filter((field) => field !== undefined);
    const columns = known.map((field) => codecOf(field).selected(columnOf(field))).join(', ');
    const row = this.#database.get(`SELECT ${columns} FROM ${tableOf(object)} WHERE "Id" = ?${live(object)}`, [id]);
    return row && Object.fromEntries(known.map((field, index) => [field.name, row[index] ?? null]));
  }

  state(object: ObjectSchema, id: string): RecordState {
    const deleted = hasRecycleBin(object) ? '"IsDeleted"' : '0';
    const row = this.#database.get(`SELECT ${deleted} FROM ${tableOf(object)} WHERE "Id" = ?`, [id]);
    if (!row) return 'absent';
    return row[0] === 1 ? 'deleted' : 'live';
  }

  /** Ids of the live records with this stored value; text agrees without regard to case where the field's does. */
  idsBy(object: ObjectSchema, field: FieldSchema, value: SqlValue): string[] {
    const search = this.#searchBy(object, field);
    const rows = this.#database.all(search.sql, search.parameters(value));
    return rows.map((row) => String(row[0]));
  }

  #searchBy(object: ObjectSchema, field: FieldSchema): Search {
    let search = this.#searches.get(field);
    if (!search) this.#searches.set(field, (search = searchBy(object, field)));
    return search;
  }
}

/** How records are found by a field: worked out once, as loads do it for every row. */
interface Search {
  readonly sql: string;
  parameters(value: SqlValue): SqlValue[];
}

function searchBy(object: ObjectSchema, field: FieldSchema): Search {
  const ids = `SELECT "Id" FROM ${tableOf(object)} WHERE`;
  const key = keyColumnOf(field);
  if (key === undefined) {
    return { sql: `${ids} ${columnOf(field)} = ?${live(object)}`, parameters: (value) => [value] };
  }
  if (field.unique) {
    return { sql: `${ids} ${key} = ?${live(object)}`, parameters: (value) => [foldCase(String(value))] };
  }
  // Source: upsert() in the SOAP API Developer Guide: a match ignores case only where the field is unique and treats
  // texts that differ in case as duplicates.
  return {
    sql: `${ids} ${key} = ? AND ${columnOf(field)} = ?${live(object)}`,
    parameters: (value) => [foldCase(String(value)), value],
  };
}

function stored(object: ObjectSchema): RowFilter {
  return { text: tableOf(object), parameters: [] };
}

function live(object: ObjectSchema): string {
  return hasRecycleBin(object) ? ' AND "IsDeleted" = 0' : '';
}
