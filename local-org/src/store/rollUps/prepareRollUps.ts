import type { Schema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { rollUpSql } from './rollUpSql.ts';

/**
 * Computes roll-ups that are new, or whose definition changed, for the records that are there; as on the platform, this
 * touches neither validation rules nor who changed a record last.
 */
export function prepareRollUps(database: Database, schema: Schema): void {
  database.exec('CREATE TABLE IF NOT EXISTS "org.rollUp" (name TEXT PRIMARY KEY, definition TEXT NOT NULL)');
  for (const master of schema.objects) {
    for (const field of master.fields) {
      if (!field.rollUp) continue;
      const child = schema.object(field.rollUp.childObject);
      const read = [field.rollUp.summarizedField, ...field.rollUp.filters.map((filter) => filter.field)];
      const formulas = read.map((name) => (name === undefined ? undefined : child?.field(name)?.formula?.source));
      const { operation, childObject, masterField, summarizedField, filters } = field.rollUp;
      const definition = JSON.stringify({ operation, childObject, masterField, summarizedField, filters, formulas });
      const name = `${master.name}.${field.name}`;
      if (database.get('SELECT definition FROM "org.rollUp" WHERE name = ?', [name])?.[0] === definition) continue;
      const { text, parameters } = rollUpSql(schema, field, field.rollUp);
      const value = `(${text.replace(/\?$/, `${tableOf(master)}."Id"`)})`;
      const exact = field.type === 'date' ? value : `CAST(${value} AS INTEGER)`;
      database.run(`UPDATE ${tableOf(master)} SET ${columnOf(field)} = ${exact}`, parameters);
      database.run('INSERT OR REPLACE INTO "org.rollUp" VALUES (?, ?)', [name, definition]);
    }
  }
}
