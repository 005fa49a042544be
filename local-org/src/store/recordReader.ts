import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import { columnOf, foldCase, hasRecycleBin, keyColumnOf, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import { codecOf } from './fields/fieldCodec.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import type { RecordValues, Value } from './types.ts';

export type RecordState = 'live' | 'deleted' | 'absent';

/** Reads single records; queries have their own way. */
export class RecordReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The record's values, unless it is absent or in the recycle bin. */
  find(object: ObjectSchema, id: string): RecordValues | undefined {
    const columns = object.fields.map((field) => codecOf(field).selected(columnOf(field))).join(', ');
    const row = this.#database.get(`SELECT ${columns} FROM ${tableOf(object)} WHERE "Id" = ?${live(object)}`, [id]);
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
    const key = keyColumnOf(field);
    const where: string[] = [];
    const parameters: SqlValue[] = [];
    if (key !== undefined) {
      where.push(`${key} = ?`);
      parameters.push(foldCase(String(value)));
    }
    // Source: upsert(): a match ignores case only where the field is unique and treats cases as duplicates.
    if (key === undefined || !field.unique) {
      where.push(`${columnOf(field)} = ?`);
      parameters.push(value);
    }
    const sql = `SELECT "Id" FROM ${tableOf(object)} WHERE ${where.join(' AND ')}${live(object)}`;
    return this.#database.all(sql, parameters).map((row) => String(row[0]));
  }
}

function live(object: ObjectSchema): string {
  return hasRecycleBin(object) ? ' AND "IsDeleted" = 0' : '';
}
