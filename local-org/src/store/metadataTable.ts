import type { Database } from './database.ts';

/** What deploys made of one metadata file. */
export interface MetadataChange {
  /** Undefined for a file that was removed. */
  readonly bytes: Uint8Array | undefined;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly changedBy: string;
}

/** The metadata that deploys brought to an org or took from it, by path within a package, kept beside its records. */
export class MetadataTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS "org.metadata" (path TEXT PRIMARY KEY, bytes BLOB, changedAt INTEGER NOT NULL, ' +
        'changedBy TEXT NOT NULL) STRICT',
    );
  }

  read(): ReadonlyMap<string, MetadataChange> {
    const rows = this.#database.all('SELECT path, changedAt, changedBy FROM "org.metadata" ORDER BY path', []);
    return new Map(
      rows.map(([path, changedAt, changedBy]) => [
        String(path),
        {
          bytes: this.#database.bytes('SELECT bytes FROM "org.metadata" WHERE path = ?', [String(path)]),
          changedAt: Number(changedAt),
          changedBy: String(changedBy),
        },
      ]),
    );
  }

  write(changes: ReadonlyMap<string, MetadataChange>): void {
    for (const [path, { bytes, changedAt, changedBy }] of changes) {
      const values = [path, bytes ?? null, changedAt, changedBy];
      this.#database.run('INSERT OR REPLACE INTO "org.metadata" VALUES (?, ?, ?, ?)', values);
    }
  }
}
