import type { Database } from '../database.ts';

/** A lookup that a deletion cleared. */
export interface ClearedLookup {
  readonly recordId: string;
  readonly field: string;
  /** What it pointed at. */
  readonly target: string;
}

/**
 * Remembers which records went to the recycle bin with another, and which lookups to that were cleared, so that all of it can come
 * back. Source: "undelete()" in the SOAP API Developer Guide: what a delete call deletes in cascade, an undelete call restores.
 */
export class RecycleBin {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS "org.released" (root TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, ' +
        'target TEXT NOT NULL, PRIMARY KEY (root, record, field)) STRICT, WITHOUT ROWID',
    );
    database.exec('CREATE TABLE IF NOT EXISTS "org.emptied" (record TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  }

  /** To be called before a record is deleted anew. */
  forget(root: string): void {
    this.#database.run('DELETE FROM "org.released" WHERE root = ?', [root]);
  }

  tookAlong(root: string, recordId: string): void {
    this.#remember(root, { recordId, field: '', target: '' });
  }

  cleared(root: string, lookup: ClearedLookup): void {
    this.#remember(root, lookup);
  }

  /** The records that were deleted with this one. */
  takenAlong(root: string): readonly string[] {
    const rows = this.#database.all(`SELECT record FROM "org.released" WHERE root = ? AND field = ''`, [root]);
    return rows.map(([record]) => String(record));
  }

  /** The record that took this one along, if another one did. */
  takerOf(recordId: string): string | undefined {
    const row = this.#database.get(`SELECT root FROM "org.released" WHERE record = ? AND field = ''`, [recordId]);
    return row && String(row[0]);
  }

  /** Takes a record out of the recycle bin for good; it stays deleted. */
  empty(recordId: string): void {
    this.#database.run('INSERT OR IGNORE INTO "org.emptied" VALUES (?)', [recordId]);
  }

  isEmptied(recordId: string): boolean {
    return this.#database.get('SELECT 1 FROM "org.emptied" WHERE record = ?', [recordId]) !== undefined;
  }

  clearedLookups(root: string): readonly ClearedLookup[] {
    const rows = this.#database.all(`SELECT record, field, target FROM "org.released" WHERE root = ? AND field <> ''`, [
      root,
    ]);
    return rows.map(([recordId, field, target]) => ({
      recordId: String(recordId),
      field: String(field),
      target: String(target),
    }));
  }

  #remember(root: string, { recordId, field, target }: ClearedLookup): void {
    this.#database.run('INSERT OR IGNORE INTO "org.released" VALUES (?, ?, ?, ?)', [root, recordId, field, target]);
  }
}
