import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { quoted, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';

/** What of an opportunity makes a new row when it changes. Source: "OpportunityHistory" in the Object Reference: any of its fields. */
const WATCHED = ['StageName', 'Amount', 'ExpectedRevenue', 'CloseDate', 'Probability', 'ForecastCategory'] as const;

/**
 * Writes the stage history of opportunities: a row for a new one, and one for each change. New ones get theirs once a save, in one
 * statement, as loads create a million of them; the others by a trigger, so that nothing that changes opportunities can forget it.
 * Sources: "OpportunityHistory" in the Object Reference; "Salesforce Opportunity History (Stage History)", simplysfdc.com.
 */
export class StageHistory {
  readonly #database: Database;
  readonly #insertion: string | undefined;
  /** The last opportunity that has its first row. */
  #upTo = 0;

  /** Opportunities that are there have their rows, or are from before there were any. */
  constructor(schema: Schema, database: Database) {
    this.#database = database;
    const [history, opportunity] = [schema.object('OpportunityHistory'), schema.object('Opportunity')];
    if (!history || !opportunity) return;
    const table = tableOf(opportunity);
    makeTrigger(database, history, table);
    this.#upTo = lastSerial(database, table);
    this.#insertion = `${insertion(history, ['NULL', 'NULL'])}, ${table} AS NEW WHERE NEW.serial > ? ORDER BY NEW.serial`;
  }

  /** To be called when records were created. */
  created(): void {
    if (this.#insertion === undefined || this.#database.run(this.#insertion, [this.#upTo]) === 0) return;
    this.#upTo = lastSerial(this.#database, '"Opportunity"');
  }
}

function lastSerial(database: Database, table: string): number {
  return Number(database.get(`SELECT max(serial) FROM ${table}`, [])?.[0] ?? 0);
}

function makeTrigger(database: Database, history: ObjectSchema, table: string): void {
  const name = quoted(`${history.name}.changed`);
  const changed = WATCHED.map((field) => `OLD.${quoted(field)} IS NOT NEW.${quoted(field)}`).join(' OR ');
  database.exec(`DROP TRIGGER IF EXISTS ${name};
    CREATE TRIGGER ${name} AFTER UPDATE OF ${WATCHED.map(quoted).join(', ')} ON ${table} WHEN ${changed}
    BEGIN ${insertion(history, ['OLD."Amount"', 'OLD."CloseDate"'])}; END`);
}

/** SQL for the row of `NEW`, which ends with a FROM that it can be added to. */
function insertion(history: ObjectSchema, previous: readonly string[]): string {
  const copied = [...WATCHED, ...(history.field('CurrencyIsoCode') ? ['CurrencyIsoCode'] : [])].map(quoted);
  const serial = 'before + row_number() OVER ()';
  const values = [
    ...[serial, `record_id('${history.keyPrefix}', ${serial})`, '0'],
    ...['LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'Id'].map((name) => `NEW.${quoted(name)}`),
    ...copied.map((column) => `NEW.${column}`),
    ...previous,
  ];
  const columns = ['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'SystemModstamp', 'OpportunityId'].map(quoted);
  return `INSERT INTO ${tableOf(history)} (serial, ${[...columns, ...copied, '"PrevAmount"', '"PrevCloseDate"'].join(', ')})
    SELECT ${values.join(', ')} FROM (SELECT coalesce(max(serial), 0) AS before FROM ${tableOf(history)})`;
}
