import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { tableOf } from '../columns.ts';
import type { Database } from '../database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Activities of this age are archived. Source: as below. */
const ARCHIVED_AFTER_DAYS = 365;

/** SQL that is true for what is archived; its parameters are the last archived day and the end of that day in milliseconds. */
const ARCHIVED: Readonly<Record<string, string>> = {
  Task: '"IsClosed" = 1 AND coalesce("ActivityDate" <= ?, "CreatedDate" < ?)',
  Event: 'coalesce("ActivityDate" <= ?, "ActivityDateTime" < ?)',
};

/** Whether records of an object are archived: then only `queryAll` finds them. */
export function isArchivable({ name }: Pick<ObjectSchema, 'name'>): boolean {
  return name in ARCHIVED;
}

/**
 * Keeps `IsArchived` of tasks and events. The platform does so in the background, here it is done before they are read.
 * Source: "Archived Activities", SOAP API Developer Guide
 * (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_archive.htm).
 */
export class ActivityArchive {
  readonly #objects: readonly ObjectSchema[];
  readonly #database: Database;
  /** The day up to which each object's records are right, by its name. */
  readonly #upTo = new Map<string, string>();

  constructor(schema: Schema, database: Database) {
    this.#objects = schema.objects.filter(isArchivable);
    this.#database = database;
  }

  /** To be called when a record of the object was written. */
  written({ name }: ObjectSchema): void {
    this.#upTo.delete(name);
  }

  /** To be called when what was written is undone. */
  forget(): void {
    this.#upTo.clear();
  }

  /** To be called before records are read. */
  refresh(now = Date.now()): void {
    const last = new Date(now - ARCHIVED_AFTER_DAYS * DAY_MS).toISOString().slice(0, 10);
    for (const object of this.#objects) {
      if (this.#upTo.get(object.name) === last) continue;
      const archived = `coalesce(${ARCHIVED[object.name]}, 0)`;
      this.#database.run(
        `UPDATE ${tableOf(object)} SET "IsArchived" = NOT "IsArchived" WHERE "IsArchived" <> ${archived}`,
        [last, Date.parse(last) + DAY_MS],
      );
      this.#upTo.set(object.name, last);
    }
  }
}
