import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import { columnOf, isLive, keyColumnOf, quoted, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import { StorageError, storageOf, valuesOf } from './tables.ts';

/**
 * Lets fields of a database be unique, or looked up, as a new schema says, before its tables are prepared for it.
 * @throws StorageError naming the field whose values are too long, too large, or of several records
 */
export function changeFields(database: Database, before: Schema, after: Schema): void {
  for (const object of before.objects) {
    const changed = after.object(object.name);
    for (const field of changed ? object.fields : []) {
      const next = changed?.field(field.name);
      if (!changed || !next || field.formula || next.formula || valuesOf(field) !== valuesOf(next)) continue;
      checkRoom(database, changed, field, next);
      if (storageOf(field) !== storageOf(next)) changeKey(database, changed, field, next);
    }
  }
}

function checkRoom(database: Database, object: ObjectSchema, field: FieldSchema, next: FieldSchema): void {
  const longest = (measure: string): number =>
    Number(database.get(`SELECT max(${measure}) FROM ${tableOf(object)}`, [])?.[0] ?? 0);
  const name = `${object.name}.${next.name}`;
  if (next.length < field.length) {
    const length = longest(`length(${columnOf(next)})`);
    if (length > next.length) throw new StorageError(name, `up to ${length} characters`, `${next.length} characters`);
  }
  if (next.precision < field.precision && longest(`abs(${columnOf(next)})`) >= 10 ** next.precision) {
    throw new StorageError(name, `up to ${field.precision} digits`, `${next.precision} digits`);
  }
}

function changeKey(database: Database, object: ObjectSchema, field: FieldSchema, next: FieldSchema): void {
  const [table, name] = [tableOf(object), `${object.name}.${next.name}`];
  database.exec(`DROP INDEX IF EXISTS ${quoted(name)}`);
  const [known, key] = [keyColumnOf(field), keyColumnOf(next)];
  if (known !== undefined && key === undefined) database.exec(`ALTER TABLE ${table} DROP COLUMN ${known}`);
  if (known === undefined && key !== undefined) {
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${key} TEXT`);
    database.run(`UPDATE ${table} SET ${key} = fold_case(${columnOf(next)})`, []);
  }
  if (next.unique && isRepeated(database, object, key ?? columnOf(next))) {
    throw new StorageError(name, 'which several records have', 'unique');
  }
  database.run('UPDATE "org.field" SET storage = ? WHERE name = ?', [storageOf(next), name]);
}

function isRepeated(database: Database, object: ObjectSchema, column: string): boolean {
  const live = isLive(object, tableOf(object));
  const sql = `SELECT 1 FROM ${tableOf(object)} WHERE ${column} IS NOT NULL AND ${live} GROUP BY ${column} HAVING count(*) > 1`;
  return database.get(`${sql} LIMIT 1`, []) !== undefined;
}
