import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import { changeFields } from './changeFields.ts';
import { columnOf, keyColumnOf, quoted, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import { storeOn } from './openStore.ts';
import { isComputed } from './tables.ts';
import type { Store } from './types.ts';

/**
 * Makes the records of an org fit another schema: what is new gets tables and columns, what is gone loses them with all their
 * values. To be run in a transaction of the database, while nobody reads.
 * @throws StorageError naming the field whose stored values do not fit.
 */
export function migrateStore(database: Database, before: Schema, after: Schema): Store {
  changeFields(database, before, after);
  const store = storeOn(database, after);
  for (const object of before.objects) {
    const kept = after.object(object.name);
    if (!kept) continue;
    const gone = object.fields.filter((field) => !kept.field(field.name));
    // A computed column is made of others, and has to go before them.
    for (const field of gone.filter(isComputed)) dropField(database, object, field);
    for (const field of gone.filter((one) => !isComputed(one))) dropField(database, object, field);
  }
  for (const object of before.objects) if (!after.object(object.name)) dropObject(database, object, after);
  return store;
}

function dropField(database: Database, object: ObjectSchema, field: FieldSchema): void {
  const name = `${object.name}.${field.name}`;
  const key = keyColumnOf(field);
  database.exec(`DROP INDEX IF EXISTS ${quoted(name)}`);
  if (key !== undefined) database.exec(`ALTER TABLE ${tableOf(object)} DROP COLUMN ${key}`);
  database.exec(`ALTER TABLE ${tableOf(object)} DROP COLUMN ${columnOf(field)}`);
  database.run('DELETE FROM "org.field" WHERE name = ?', [name]);
  database.run('DELETE FROM "org.rollUp" WHERE name = ?', [name]);
}

function dropObject(database: Database, object: ObjectSchema, after: Schema): void {
  forgetRecords(database, object, after);
  database.exec(`DROP TABLE ${tableOf(object)}`);
  database.run('DELETE FROM "org.object" WHERE name = ?', [object.name]);
  database.run('DELETE FROM "org.field" WHERE name GLOB ?', [`${object.name}.*`]);
  database.run('DELETE FROM "org.rollUp" WHERE name GLOB ?', [`${object.name}.*`]);
}

/** Lookups that can point at several objects, as those of files and activities, point at the records no longer. */
function forgetRecords(database: Database, { keyPrefix }: ObjectSchema, after: Schema): void {
  for (const object of after.objects) {
    for (const field of object.fields) {
      if (field.reference === undefined || field.reference.to.length < 2) continue;
      const points = `substr(${columnOf(field)}, 1, 3) = ?`;
      const sql = field.nillable
        ? `UPDATE ${tableOf(object)} SET ${columnOf(field)} = NULL WHERE ${points}`
        : `DELETE FROM ${tableOf(object)} WHERE ${points}`;
      database.run(sql, [keyPrefix]);
    }
  }
}
