import type { MatchingRuleSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import { quoted, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { matchKeySql } from './matchingRules.ts';

const SUFFIX = '.matchKey';

/**
 * Gives what active duplicate rules compare an index, and takes away those of rules that are gone: one of all fields where all of them
 * must agree, which no common value makes slow, one of each field otherwise.
 */
export function prepareMatchKeys(database: Database, schema: Schema): void {
  const wanted = new Map<string, string>();
  for (const object of schema.objects) {
    for (const rule of schema.duplicateRules(object.name).flatMap(({ matchingRules }) => matchingRules)) {
      const keys = keysOf(object, rule);
      for (const columns of rule.logic === undefined ? [keys] : keys.map((key) => [key])) {
        const index = `${object.name}: ${columns.join(', ')}${SUFFIX}`;
        wanted.set(index, `${quoted(index)} ON ${tableOf(object)} (${columns.join(', ')})`);
      }
    }
  }
  const known = database.all(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB ?`, [`*${SUFFIX}`]);
  for (const [name] of known) if (!wanted.has(String(name))) database.exec(`DROP INDEX ${quoted(String(name))}`);
  for (const definition of wanted.values()) database.exec(`CREATE INDEX IF NOT EXISTS ${definition}`);
}

function keysOf(object: ObjectSchema, { items }: MatchingRuleSchema): readonly string[] {
  return items.flatMap(({ field: name, method }) => {
    const field = object.field(name);
    return field ? [matchKeySql(field, method)] : [];
  });
}
