import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Author, RecordWriter } from '../recordWriter.ts';

/** A saved record, and those that a rule takes for the same. */
export interface FoundDuplicates {
  readonly object: ObjectSchema;
  /** The name of the duplicate rule. */
  readonly rule: string;
  readonly id: string;
  readonly duplicates: readonly string[];
}

/**
 * Keeps what rules report: an item for the saved record and for each of its duplicates, in one set. Nothing takes them away when the
 * records are no longer alike. Source: knowledge article 000382358, "Record has no potential duplicates but duplicate record set still
 * exists". Its queries go from the records to their sets (`+` and CROSS JOIN keep SQLite from the other way): sets can be long.
 */
export class DuplicateReports {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #writer: RecordWriter;

  constructor(schema: Schema, database: Database, writer: RecordWriter) {
    this.#schema = schema;
    this.#database = database;
    this.#writer = writer;
  }

  keep({ object, rule, id, duplicates }: FoundDuplicates, author: Author): void {
    const [set, item] = [this.#schema.object('DuplicateRecordSet'), this.#schema.object('DuplicateRecordItem')];
    const ruleId = duplicates.length === 0 ? undefined : this.#ruleId(object, rule);
    if (!set || !item || ruleId === undefined) return;
    const setId =
      this.#setOf(ruleId, duplicates) ??
      this.#writer.insert(set, { DuplicateRuleId: ruleId, SobjectType: object.name }, author);
    const records = [...duplicates, id];
    const sql = `SELECT "RecordId" FROM ${tableOf(item)}
      WHERE +"DuplicateRecordSetId" = ? AND "IsDeleted" = 0 AND "RecordId" IN (${placesFor(records)})`;
    const known = new Set(this.#database.all(sql, [setId, ...records]).map(([record]) => String(record)));
    for (const record of records.filter((one) => !known.has(one))) {
      this.#writer.insert(item, { DuplicateRecordSetId: setId, RecordId: record }, author);
    }
  }

  #ruleId(object: ObjectSchema, rule: string): string | undefined {
    const sql = 'SELECT "Id" FROM "DuplicateRule" WHERE "SobjectType" = ? AND "DeveloperName" = ? AND "IsDeleted" = 0';
    const row = this.#database.get(sql, [object.name, rule]);
    return row && String(row[0]);
  }

  /**
   * The rule's set that has most of the duplicates already. Source: knowledge article 000214807, "Records updated after creation
   * associated to multiple Duplicate Record Sets": a record that is changed to match records of a set joins it, and stays in its own.
   */
  #setOf(ruleId: string, duplicates: readonly string[]): string | undefined {
    const sql = `SELECT s."Id" FROM "DuplicateRecordItem" AS i
      CROSS JOIN "DuplicateRecordSet" AS s ON s."Id" = i."DuplicateRecordSetId"
      WHERE +s."DuplicateRuleId" = ? AND s."IsDeleted" = 0 AND i."IsDeleted" = 0 AND i."RecordId" IN (${placesFor(duplicates)})
      GROUP BY s.serial ORDER BY count(*) DESC, s.serial LIMIT 1`;
    const row = this.#database.get(sql, [ruleId, ...duplicates]);
    return row && String(row[0]);
  }
}

function placesFor(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}
