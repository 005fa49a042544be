import type { ObjectSchema, RecordTypeSchema, Schema } from '../schema/index.ts';
import type { Database } from './database.ts';

/** A record type with the id that the org gave it. */
export interface StoredRecordType extends RecordTypeSchema {
  readonly id: string;
}

/** The record types of an org, read when they are first needed. */
export class RecordTypes {
  readonly #schema: Schema;
  readonly #database: Database;
  #byId: ReadonlyMap<string, StoredRecordType> | undefined;

  constructor(schema: Schema, database: Database) {
    this.#schema = schema;
    this.#database = database;
  }

  /** Undefined for an id of none, or of one that the project no longer has. */
  find(id: string): StoredRecordType | undefined {
    this.#byId ??= this.#read();
    return this.#byId.get(id);
  }

  /** Those of an object, active or not. */
  of(object: ObjectSchema): readonly StoredRecordType[] {
    this.#byId ??= this.#read();
    return [...this.#byId.values()].filter((type) => type.object === object.name);
  }

  /** To be called when record types were written. */
  forget(): void {
    this.#byId = undefined;
  }

  #read(): ReadonlyMap<string, StoredRecordType> {
    const rows = this.#database.all(
      'SELECT "Id", "SobjectType", "DeveloperName" FROM "RecordType" ORDER BY serial',
      [],
    );
    return new Map(
      rows.flatMap(([id, objectName, name]) => {
        const type = this.#schema.recordTypes(String(objectName)).find((candidate) => candidate.name === name);
        return type ? [[String(id), { ...type, id: String(id) }] as const] : [];
      }),
    );
  }
}
