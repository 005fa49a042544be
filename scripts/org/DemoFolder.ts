import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What is known of a demo that was loaded and tiered to the end. */
export interface FinishedDemo {
  readonly version: number;
  readonly asOf: string;
}

/**
 * The folder that keeps a demo between two starts: the org's database, and a marker that is written when everything else is
 * done. A database without a marker is of a start that was interrupted.
 */
export class DemoFolder {
  readonly path: string;
  readonly database: string;
  readonly #marker: string;

  constructor(path: string) {
    this.path = path;
    this.database = join(path, 'org.db');
    this.#marker = join(path, 'demo.json');
  }

  /** Undefined when the demo was never finished. */
  finished(): FinishedDemo | undefined {
    if (!existsSync(this.database) || !existsSync(this.#marker)) {
      return undefined;
    }
    try {
      const marker: unknown = JSON.parse(readFileSync(this.#marker, 'utf8'));
      return isFinishedDemo(marker) ? marker : undefined;
    } catch {
      return undefined;
    }
  }

  /** Marks the demo as complete, in one step. */
  finish(demo: FinishedDemo): void {
    const unfinished = `${this.#marker}.new`;
    writeFileSync(unfinished, `${JSON.stringify(demo)}\n`);
    renameSync(unfinished, this.#marker);
  }

  /**
   * Deletes what earlier starts left, and nothing else that may lie in the folder; makes the folder.
   * @returns the files that were deleted
   * @throws Error when an org is running on the database
   */
  clear(): readonly string[] {
    mkdirSync(this.path, { recursive: true });
    if (existsSync(this.database)) {
      requireUnused(this.database);
    }
    // The marker first: what remains if this is interrupted counts as unfinished.
    const files = [this.#marker, this.database, `${this.database}-wal`, `${this.database}-shm`];
    const there = files.filter((file) => existsSync(file));
    there.forEach((file) => {
      rmSync(file, { force: true });
    });
    return there;
  }
}

function isFinishedDemo(marker: unknown): marker is FinishedDemo {
  return (
    typeof marker === 'object' &&
    marker !== null &&
    'version' in marker &&
    typeof marker.version === 'number' &&
    'asOf' in marker &&
    typeof marker.asOf === 'string'
  );
}

function requireUnused(file: string): void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('BEGIN EXCLUSIVE; COMMIT;');
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new Error(`${file} is in use, perhaps by another npm start. Stop that first, or choose another --data.`, {
        cause: error,
      });
    }
    // Anything else means that it is no database: then nobody runs on it.
  } finally {
    database?.close();
  }
}
