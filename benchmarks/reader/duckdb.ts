import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The folder that `npm run bench -- peers` installs into. */
export const PEERS_FOLDER = fileURLToPath(new URL('../peers/', import.meta.url));
const requireFromPeers = createRequire(new URL('../peers/', import.meta.url));
const NAME = '@duckdb/node-api';

/** As much of DuckDB's client as is used here: its own types are there only where it is installed. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(file: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<DuckRows> }> }>;
  };
}

interface DuckRows {
  getRowObjectsJson(): Record<string, string>[];
}

export function isDuckDbThere(): boolean {
  try {
    requireFromPeers.resolve(NAME);
    return true;
  } catch {
    return false;
  }
}

export function loadDuckDb(): DuckDb {
  return requireFromPeers(NAME) as DuckDb;
}

export function duckDbVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(`${PEERS_FOLDER}package.json`, 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  return dependencies[NAME] ?? '';
}
