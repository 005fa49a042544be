import type { FieldSchema, ObjectSchema, RollUpDefinition, Schema } from '../../schema/index.ts';
import { columnOf, hasRecycleBin, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import { lineItemTotals } from '../products/lineItemTotals.ts';
import type { Row } from '../save/row.ts';
import { rollUpSql } from './rollUpSql.ts';
import type { RollUpSql } from './rollUpSql.ts';

/** One roll-up of a master, seen from its details. */
interface RollUp {
  readonly field: FieldSchema;
  readonly sql: RollUpSql;
}

/** The roll-ups that details of one kind feed through one of their fields. */
export interface Feed {
  readonly master: ObjectSchema;
  /** The detail's field that points at the master. */
  readonly link: FieldSchema;
  readonly rollUps: readonly RollUp[];
}

/** A master whose roll-ups differ from what is stored. */
export interface StaleMaster {
  readonly master: ObjectSchema;
  readonly id: string;
  readonly row: Row;
}

/** Knows which masters' roll-ups a save may have changed, and computes them anew from their details. */
export class RollUps {
  readonly #database: Database;
  readonly #feeds = new Map<ObjectSchema, Feed[]>();
  readonly #touched = new Map<Feed, Set<string>>();

  constructor(schema: Schema, database: Database) {
    this.#database = database;
    for (const master of schema.objects) {
      for (const field of master.fields) if (field.rollUp) this.#add(schema, master, field, field.rollUp);
    }
    const sold = lineItemTotals(schema);
    if (sold) this.#addFeed(sold.child, sold.feed);
  }

  /** The roll-ups that records of an object feed. */
  feeds(object: ObjectSchema): readonly Feed[] {
    return this.#feeds.get(object) ?? none;
  }

  /** To be called with the masters of a detail before it changes and after. */
  touch(feed: Feed, masterId: unknown): void {
    if (typeof masterId !== 'string') return;
    const ids = this.#touched.get(feed);
    if (ids) ids.add(masterId);
    else this.#touched.set(feed, new Set([masterId]));
  }

  /** To be called with a record that is there, before it changes. */
  touchMastersOf(object: ObjectSchema, id: string): void {
    for (const feed of this.feeds(object)) {
      const sql = `SELECT ${columnOf(feed.link)} FROM ${tableOf(object)} WHERE "Id" = ?`;
      this.touch(feed, this.#database.get(sql, [id])?.[0]);
    }
  }

  /** The touched masters whose roll-ups changed, which are then no longer touched. Masters in the recycle bin are left. */
  takeStale(): StaleMaster[] {
    if (this.#touched.size === 0) return [];
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched.flatMap(([feed, ids]) => [...ids].flatMap((id) => this.#stale(feed, id)));
  }

  /** To be called when a save is undone. */
  forget(): void {
    this.#touched.clear();
  }

  #stale({ master, rollUps }: Feed, id: string): StaleMaster[] {
    const columns = rollUps.map(({ field }) => codecOf(field).selected(columnOf(field))).join(', ');
    const live = hasRecycleBin(master) ? ' AND "IsDeleted" = 0' : '';
    const stored = this.#database.get(`SELECT ${columns} FROM ${tableOf(master)} WHERE "Id" = ?${live}`, [id]);
    if (!stored) return [];
    const row: Row = {};
    rollUps.forEach(({ field, sql }, index) => {
      const value = this.#database.get(sql.text, [...sql.parameters, id])?.[0] ?? null;
      if (value !== (stored[index] ?? null))
        row[field.name] = typeof value === 'string' && isNumber(field) ? BigInt(value) : value;
    });
    return Object.keys(row).length === 0 ? [] : [{ master, id, row }];
  }

  #add(schema: Schema, master: ObjectSchema, field: FieldSchema, definition: RollUpDefinition): void {
    const child = schema.object(definition.childObject);
    const link = child?.field(definition.masterField);
    if (!child || !link)
      throw new Error(`${definition.file}: ${definition.childObject} has no field ${definition.masterField}.`);
    this.#addFeed(child, { master, link, rollUps: [{ field, sql: rollUpSql(schema, field, definition) }] });
  }

  #addFeed(child: ObjectSchema, { master, link, rollUps }: Feed): void {
    const feeds = this.#feeds.get(child) ?? [];
    const known = feeds.findIndex((feed) => feed.master === master && feed.link === link);
    const feed = { master, link, rollUps: [...(feeds[known]?.rollUps ?? []), ...rollUps] };
    this.#feeds.set(child, known < 0 ? [...feeds, feed] : feeds.with(known, feed));
  }
}

const none: readonly Feed[] = [];

function isNumber(field: FieldSchema): boolean {
  return codecOf(field).sqlType === 'INTEGER';
}
