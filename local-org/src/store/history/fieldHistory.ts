import { CREATED, historyDataType, historyName, keepsValues } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import { recordIdOf } from '../recordId.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Author } from '../recordWriter.ts';
import type { Row } from '../save/row.ts';
import type { Value } from '../types.ts';
import { anyValueText } from './anyValue.ts';

/** One row of history, before it is written. */
export interface Change {
  readonly field: string;
  readonly dataType: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Tracking {
  readonly history: ObjectSchema;
  /** The lookup from the history to its record. */
  readonly lookup: FieldSchema;
  readonly fields: readonly FieldSchema[];
}

const NO_CHANGES: readonly Change[] = [];

/**
 * Writes what changes in tracked fields. Sources: "Field History Tracking", Salesforce Help (tracking_field_history.htm);
 * "EntityHistory" in the Object Reference: long text without values, two rows for a lookup, one with names and one with ids.
 */
export class FieldHistory {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #reader: RecordReader;
  readonly #tracked = new Map<string, Tracking>();
  /** One for all history objects, as they have one key prefix; read when it is first needed. */
  #serial: number | undefined;

  constructor(schema: Schema, database: Database, reader: RecordReader) {
    this.#schema = schema;
    this.#database = database;
    this.#reader = reader;
    for (const history of schema.objects) {
      const object = schema.object(history.historyOf ?? '');
      const lookup = history.fields.find(({ reference }) => reference?.to[0] === object?.name);
      if (!object || !lookup) continue;
      this.#tracked.set(object.name, { history, lookup, fields: object.fields.filter((field) => field.trackHistory) });
    }
  }

  /** A record was inserted. */
  created(object: ObjectSchema, id: string, author: Author): void {
    if (!this.#tracked.has(object.name)) return;
    this.write(object, id, [{ field: CREATED, dataType: 'Text', before: null, after: null }], author);
  }

  /** What `row` changes in a record that still has its old values. */
  changes(object: ObjectSchema, id: string, row: Row): readonly Change[] {
    const fields = this.#tracked.get(object.name)?.fields.filter(({ name }) => name in row) ?? [];
    if (fields.length === 0) return NO_CHANGES;
    const names = fields.map(({ name }) => name);
    const before = this.#reader.stored(object, id, names);
    return fields.flatMap((field) => {
      const codec = codecOf(field);
      const [old, fresh] = [before?.[field.name] ?? null, row[field.name] ?? null];
      return this.#changesOf(field, codec.format(old), codec.format(fresh));
    });
  }

  write(object: ObjectSchema, id: string, changes: readonly Change[], author: Author): void {
    const tracking = this.#tracked.get(object.name);
    if (!tracking) return;
    const { history, lookup } = tracking;
    for (const { field, dataType, before, after } of changes) {
      const serial = this.#nextSerial();
      this.#database.write(
        `INSERT INTO ${tableOf(history)} (serial, "Id", "IsDeleted", "CreatedDate", "CreatedById", ${columnOf(lookup)},
           "Field", "DataType", "OldValue", "NewValue") VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)`,
        [serial, recordIdOf(history.keyPrefix, serial), author.now, author.userId, id, field, dataType, before, after],
      );
    }
  }

  /** History is deleted with its record and comes back with it. */
  follow(object: ObjectSchema, id: string, isDeleted: boolean): void {
    const tracking = this.#tracked.get(object.name);
    if (!tracking) return;
    const sql = `UPDATE ${tableOf(tracking.history)} SET "IsDeleted" = ? WHERE ${columnOf(tracking.lookup)} = ?`;
    this.#database.run(sql, [isDeleted ? 1 : 0, id]);
  }

  #changesOf(field: FieldSchema, before: Value, after: Value): readonly Change[] {
    if (before === after) return NO_CHANGES;
    const row = (dataType: string, type: FieldSchema['type'], old: Value, fresh: Value): Change => ({
      field: historyName(field),
      dataType,
      before: old === null ? null : anyValueText(type, old),
      after: fresh === null ? null : anyValueText(type, fresh),
    });
    const dataType = historyDataType(field);
    if (!keepsValues(field)) return [row(dataType, field.type, null, null)];
    const change = row(dataType, field.type, before, after);
    if (!field.reference) return [change];
    return [row('Text', 'string', this.#nameOf(before), this.#nameOf(after)), change];
  }

  #nameOf(id: Value): Value {
    const object = typeof id === 'string' ? this.#schema.objectByKeyPrefix(id.slice(0, 3)) : undefined;
    const field = object?.fields.find(({ nameField }) => nameField);
    if (!object || !field) return null;
    const stored: SqlValue = this.#reader.stored(object, String(id), [field.name])?.[field.name] ?? null;
    return codecOf(field).format(stored);
  }

  #nextSerial(): number {
    this.#serial ??= Math.max(0, ...[...this.#tracked.values()].map(({ history }) => this.#lastSerial(history)));
    this.#serial += 1;
    return this.#serial;
  }

  #lastSerial(history: ObjectSchema): number {
    return Number(this.#database.get(`SELECT max(serial) FROM ${tableOf(history)}`, [])?.[0] ?? 0);
  }
}
