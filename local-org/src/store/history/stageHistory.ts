import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { quoted, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';

/** What of an opportunity makes a new row when it changes. Source: "OpportunityHistory" in the Object Reference: any of its fields. */
const WATCHED = ['StageName', 'Amount', 'ExpectedRevenue', 'CloseDate', 'Probability', 'ForecastCategory'] as const;

/**
 * Writes the stage history of opportunities: a row for a new one, and one for each change. New ones get theirs once a save, in one
 * statement, as loads create a million of them; the others by triggers, so that nothing that changes opportunities can forget it.
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
    makeTriggers(database, history, table);
    this.#upTo = lastSerial(database, table);
    this.#insertion = `${insertion(history, 'NEW', ['NULL', 'NULL'])}, ${table} AS NEW WHERE NEW.serial > ? ORDER BY NEW.serial`;
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

function makeTriggers(database: Database, history: ObjectSchema, table: string): void {
  const changed = WATCHED.map((name) => `OLD.${quoted(name)} IS NOT NEW.${quoted(name)}`).join(' OR ');
  const triggers = {
    changed: `AFTER UPDATE OF ${WATCHED.map(quoted).join(', ')} ON ${table} WHEN ${changed}
      BEGIN ${insertion(history, 'NEW', ['OLD."Amount"', 'OLD."CloseDate"'])}; END`,
    // It is deleted and undeleted with its opportunity.
    deleted: `AFTER UPDATE OF "IsDeleted" ON ${table} WHEN OLD."IsDeleted" IS NOT NEW."IsDeleted"
      BEGIN UPDATE ${tableOf(history)} SET "IsDeleted" = NEW."IsDeleted" WHERE "OpportunityId" = NEW."Id"; END`,
  };
  for (const [name, body] of Object.entries(triggers)) {
    const trigger = quoted(`${history.name}.${name}`);
    database.exec(`DROP TRIGGER IF EXISTS ${trigger}; CREATE TRIGGER ${trigger} ${body}`);
  }
}

/** SQL that ends with a FROM of one row, to which what `alias` means can be added. */
function insertion(history: ObjectSchema, alias: string, previous: readonly string[]): string {
  const copied = [...WATCHED, ...(history.field('CurrencyIsoCode') ? ['CurrencyIsoCode'] : [])].map(quoted);
  const serial = 'before + row_number() OVER ()';
  const values = [
    ...[serial, `record_id('${history.keyPrefix}', ${serial})`, '0'],
    ...['LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'Id'].map((name) => `${alias}.${quoted(name)}`),
    ...copied.map((column) => `${alias}.${column}`),
    ...previous,
  ];
  const columns = ['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'SystemModstamp', 'OpportunityId'].map(quoted);
  return `INSERT INTO ${tableOf(history)} (serial, ${[...columns, ...copied, '"PrevAmount"', '"PrevCloseDate"'].join(', ')})
    SELECT ${values.join(', ')} FROM (SELECT coalesce(max(serial), 0) AS before FROM ${tableOf(history)})`;
}
