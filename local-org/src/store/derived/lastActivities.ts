import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Row } from '../save/row.ts';

/** Whose activities a record counts: those that name it here. */
const LINKS: Readonly<Record<string, string>> = { Account: 'AccountId', Contact: 'WhoId', Opportunity: 'WhatId' };

/** What of an activity decides whether it counts, and for which day. */
const CONDITIONS: Readonly<Record<string, string>> = {
  Task: '"IsDeleted" = 0 AND "IsClosed" = 1',
  Event: '"IsDeleted" = 0',
};

const DECISIVE: readonly string[] = [...Object.values(LINKS), 'ActivityDate', 'IsClosed', 'IsDeleted'];

/**
 * Keeps `LastActivityDate` of accounts, contacts and opportunities: the latest due date of closed tasks and start of events. An account
 * counts what rolls up to it, as `AccountId` of the activity says.
 * Sources: "Guidelines for Tracking Activities" (sales.activities_view.htm) and 000385365, "Differences between Last Activity and Last
 * Modified Dates", in Salesforce Help. It is no change of the record: neither its rules nor its dates of modification know of it.
 */
export class LastActivities {
  readonly #targets: readonly ObjectSchema[];
  readonly #database: Database;

  constructor(schema: Schema, database: Database) {
    this.#targets = schema.objects.filter(countsActivities);
    this.#database = database;
  }

  /** To be called when a record was created: what it was before needs no looking up. */
  created(object: ObjectSchema, row: Row): void {
    const day = row.ActivityDate ?? null;
    if (!isActivity(object) || day === null || (object.name === 'Task' && row.IsClosed !== 1)) return;
    for (const target of this.#targets) {
      const id = row[LINKS[target.name] ?? ''] ?? null;
      if (id === null) continue;
      const sql = `UPDATE ${tableOf(target)} SET "LastActivityDate" = ? WHERE "Id" = ? AND coalesce("LastActivityDate", '') < ?`;
      this.#database.write(sql, [day, id, day]);
    }
  }

  /** To be called before a record is changed; the answer is to be called when it was. */
  changing(object: ObjectSchema, id: string, row: Row): () => void {
    if (!isActivity(object) || !DECISIVE.some((name) => name in row)) return () => undefined;
    const before = this.#linked(object, id);
    return () => {
      const after = this.#linked(object, id);
      this.#targets.forEach((target, index) => {
        for (const one of new Set([before[index], after[index]])) {
          if (typeof one === 'string') this.#database.write(`${latestSql(target)} WHERE "Id" = ?`, [one]);
        }
      });
    };
  }

  #linked(object: ObjectSchema, id: string): readonly unknown[] {
    const columns = this.#targets.map(({ name }) => `"${LINKS[name] ?? ''}"`).join(', ');
    return this.#database.get(`SELECT ${columns} FROM ${tableOf(object)} WHERE "Id" = ?`, [id]) ?? [];
  }
}

/** Works the field out for all records: for databases that were made before there was one. */
export function fillLastActivities(database: Database, object: ObjectSchema): void {
  database.write(latestSql(object), []);
}

export function countsActivities({ name }: Pick<ObjectSchema, 'name'>): boolean {
  return name in LINKS;
}

function isActivity({ name }: ObjectSchema): boolean {
  return name in CONDITIONS;
}

function latestSql(target: ObjectSchema): string {
  const table = tableOf(target);
  const days = Object.entries(CONDITIONS).map(
    ([name, condition]) =>
      `SELECT max("ActivityDate") AS day FROM "${name}" WHERE "${LINKS[target.name] ?? ''}" = ${table}."Id" AND ${condition}`,
  );
  return `UPDATE ${table} SET "LastActivityDate" = (SELECT max(day) FROM (${days.join(' UNION ALL ')}))`;
}
