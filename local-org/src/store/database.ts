import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { foldCase } from './columns.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import { phoneKey } from './duplicates/phoneKey.ts';
import { derivedIdOf, recordIdOf } from './recordId.ts';

type SqlFunction = (...values: readonly SqlValue[]) => SqlValue;

/** What SQL has made of several rows: one text. */
export interface RowBlock {
  readonly text: string;
  readonly rows: number;
}

/** SQLite with its statements kept prepared. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #functions = new Map<string, SqlFunction>();
  #writing = false;
  #reads = 0;
  #waiting: (() => void)[] = [];

  /**
   * Opens a file for this process alone.
   * @throws Error when another process holds it or it is no database.
   */
  constructor(file: string) {
    this.#database = openForThisProcess(file);
    this.#database.function('record_id', { deterministic: true }, (keyPrefix, serial) =>
      recordIdOf(String(keyPrefix), Number(serial)),
    );
    this.#database.function('fold_case', { deterministic: true }, (text) =>
      typeof text === 'string' ? foldCase(text) : text,
    );
    this.#database.function('phone_key', { deterministic: true }, (text) =>
      typeof text === 'string' ? phoneKey(text) : text,
    );
    this.#database.function('derived_id', { deterministic: true }, (keyPrefix, kind, serial, other) =>
      derivedIdOf(String(keyPrefix), String(kind), Number(serial), Number(other)),
    );
  }

  /**
   * Defines an SQL function, whose integers are bigints. SQLite also computes the virtual columns of rows that it writes, only
   * to check their types: {@link write} spares itself the work. A function can be defined anew at any time.
   */
  defineFunction(name: string, work: SqlFunction): void {
    const isNew = !this.#functions.has(name);
    this.#functions.set(name, work);
    if (!isNew) return;
    const options = { deterministic: true, useBigIntArguments: true, varargs: true };
    this.#database.function(name, options, (...values) =>
      this.#writing ? null : (this.#functions.get(name)?.(...(values as SqlValue[])) ?? null),
    );
  }

  /** Runs `work` as one. When it throws, what it changed is undone, tables and functions too, and the error goes on. */
  transaction<Result>(work: () => Result): Result {
    const functions = new Map(this.#functions);
    this.#database.exec('SAVEPOINT work');
    try {
      const result = work();
      this.#database.exec('RELEASE work');
      return result;
    } catch (error) {
      this.#functions = functions;
      this.#database.exec('ROLLBACK TO work; RELEASE work');
      throw error;
    }
  }

  /** Whether somebody is reading rows: then tables cannot be changed. */
  get isReading(): boolean {
    return this.#reads > 0;
  }

  /** Waits until nobody reads rows; false when that takes longer. */
  async idle(longestMs: number): Promise<boolean> {
    const end = Date.now() + longestMs;
    while (this.isReading) if (!(await this.#readersGone(end - Date.now()))) return false;
    return true;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Runs a statement and says how many rows it changed. */
  run(sql: string, parameters: readonly SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...parameters).changes);
  }

  /** Runs a statement that neither reads nor compares formula fields. */
  write(sql: string, parameters: readonly SQLInputValue[]): void {
    this.#writing = true;
    try {
      this.#prepared(sql).run(...parameters);
    } finally {
      this.#writing = false;
    }
  }

  /** The first row as an array, undefined when there is none. */
  get(sql: string, parameters: readonly SQLInputValue[]): readonly SqlValue[] | undefined {
    return asRow(this.#prepared(sql).get(...parameters));
  }

  /** The blob in the only column of the first row. */
  bytes(sql: string, parameters: readonly SQLInputValue[]): Uint8Array | undefined {
    const row: unknown = this.#prepared(sql).get(...parameters);
    const value: unknown = Array.isArray(row) ? row[0] : undefined;
    return value instanceof Uint8Array ? value : undefined;
  }

  all(sql: string, parameters: readonly SQLInputValue[]): readonly (readonly SqlValue[])[] {
    return this.#prepared(sql)
      .all(...parameters)
      .map((row) => asRow(row) ?? []);
  }

  /** Rows as they are read. Each call has a statement of its own, so that several can be read side by side. */
  *select(sql: string, parameters: readonly SQLInputValue[]): Generator<readonly SqlValue[], undefined> {
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    this.#reads += 1;
    try {
      for (const row of statement.iterate(...parameters)) {
        const values = asRow(row);
        if (values) yield values;
      }
    } finally {
      this.#endReading();
    }
  }

  /**
   * Runs a statement for each of some parameters as its block is asked for, and is reading until the last one. The statement gives one row:
   * a text, and of how many rows it tells; of none, it may be null.
   */
  *blocks(sql: string, parameters: Iterable<readonly SQLInputValue[]>): Generator<RowBlock, undefined> {
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    this.#reads += 1;
    try {
      for (const values of parameters) {
        const [text, rows] = asRow(statement.get(...values)) ?? [];
        yield { text: typeof text === 'string' ? text : '', rows: Number(rows) };
      }
    } finally {
      this.#endReading();
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #endReading(): void {
    this.#reads -= 1;
    if (this.#reads === 0) for (const resume of this.#waiting.splice(0)) resume();
  }

  #readersGone(longestMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, longestMs, false);
    this.#waiting.push(() => {
      clearTimeout(timer);
      resolve(true);
    });
    return promise;
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function openForThisProcess(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    // The lock is the operating system's: it goes when the process goes.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA temp_store = MEMORY;');
    // A crash of this process loses nothing; only a power cut could, and waiting for the disk costs most of a load.
    database.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -262144;');
    database.exec('BEGIN EXCLUSIVE; COMMIT;');
    return database;
  } catch (error) {
    database?.close();
    throw openingError(file, error);
  }
}

function asRow(row: unknown): readonly SqlValue[] | undefined {
  // node:sqlite's types know only objects, although `setReturnArrays` makes arrays of the rows.
  return Array.isArray(row) ? (row as readonly SqlValue[]) : undefined;
}

function openingError(file: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  if (/locked|busy/i.test(reason)) {
    return new Error(`${file}: another local org is using this database. Stop it, or choose another --db.`);
  }
  return new Error(`${file}: cannot be opened as a database (${reason}). Choose another --db.`);
}
