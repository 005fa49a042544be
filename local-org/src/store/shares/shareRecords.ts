import { sharedRecordField, shareOfObject } from '../../schema/index.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Author, RecordWriter } from '../recordWriter.ts';
import type { Row } from '../save/row.ts';

/**
 * The shares that are stored: those that somebody made. What follows from owners, rules and other records is worked out for whoever asks.
 */
export class ShareRecords {
  readonly #schema: Schema;
  readonly #database: Database;

  constructor(schema: Schema, database: Database) {
    this.#schema = schema;
    this.#database = database;
  }

  /** Shares are deleted with their record and come back with it. */
  follow(object: ObjectSchema, id: string, isDeleted: boolean): void {
    const share = shareOfObject(this.#schema, object.name);
    if (!share) return;
    const sql = `UPDATE ${tableOf(share)} SET "IsDeleted" = ? WHERE ${columnOf(sharedRecordField(share))} = ?`;
    this.#database.run(sql, [isDeleted ? 1 : 0, id]);
  }

  /** Whose a record is that may get another owner; undefined where nothing was shared by hand. */
  ownerBefore(object: ObjectSchema, id: string, row: Row): SqlValue | undefined {
    if (!('OwnerId' in row) || !this.#hasShares(object)) return undefined;
    return this.#database.get(`SELECT "OwnerId" FROM ${tableOf(object)} WHERE "Id" = ?`, [id])?.[0];
  }

  /**
   * Takes away what was shared by hand where a record has another owner, who decides anew. Source: "Understanding Sharing", Apex
   * Developer Guide: user managed sharing is removed when the record owner changes.
   */
  ownerChanged(object: ObjectSchema, id: string, before: SqlValue | undefined): void {
    const share = shareOfObject(this.#schema, object.name);
    if (!share || before === undefined) return;
    const sql = `DELETE FROM ${tableOf(share)} WHERE ${columnOf(sharedRecordField(share))} = ? AND "RowCause" = 'Manual'
       AND ? <> (SELECT "OwnerId" FROM ${tableOf(object)} WHERE "Id" = ?)`;
    this.#database.run(sql, [id, before, id]);
  }

  /**
   * Who shares a record again with the same user or group changes the share that is there. Source: "OpportunityShare", Usage, in the
   * Object Reference.
   * @returns its id; undefined where there is none
   */
  shareAgain(share: ObjectSchema, row: Row, writer: RecordWriter, author: Author): string | undefined {
    if (share.shareOf === undefined) return undefined;
    const link = sharedRecordField(share);
    const sql = `SELECT "Id" FROM ${tableOf(share)} WHERE ${columnOf(link)} = ? AND "UserOrGroupId" = ? AND "RowCause" = ?`;
    const { [link.name]: record = null, UserOrGroupId = null, RowCause = 'Manual', ...levels } = row;
    const known = this.#database.get(sql, [record, UserOrGroupId, RowCause]);
    if (!known) return undefined;
    writer.update(share, String(known[0]), levels, author);
    return String(known[0]);
  }

  #hasShares(object: ObjectSchema): boolean {
    const share = shareOfObject(this.#schema, object.name);
    return share !== undefined && this.#database.get(`SELECT 1 FROM ${tableOf(share)} LIMIT 1`, []) !== undefined;
  }
}
