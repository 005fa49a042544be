import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadDuckDb } from '../duckdb.ts';
import { measured, pagesOf } from '../measured.ts';

/** DuckDB, in this process: the pages are stored in files first, as its own way to HTTP is an extension to be downloaded. */
const { DuckDBInstance } = loadDuckDb();
await measured(async (origin) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-duckdb-'));
  try {
    let page = 0;
    for await (const body of pagesOf(origin)) {
      await pipeline(body, createWriteStream(join(folder, `${page++}.csv`)));
    }
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    // DECIMAL does not take an exponent from CSV; a double holds these amounts to the cent.
    const found = await connection.runAndReadAll(
      `SELECT AccountId || ' ' || CurrencyIsoCode || ' ' || sum(round(Amount * 100)::HUGEINT) AS line, count(*)::INTEGER AS rows
      FROM read_csv('${folder}/*.csv', header = true, columns = {'Id': 'VARCHAR', 'AccountId': 'VARCHAR',
      'Amount': 'DOUBLE', 'IsWon': 'BOOLEAN', 'CurrencyIsoCode': 'VARCHAR'}) GROUP BY AccountId, CurrencyIsoCode`,
    );
    const groups = found.getRowObjectsJson();
    return {
      rows: groups.reduce((sum, { rows }) => sum + Number(rows), 0),
      lines: () => groups.map(({ line = '' }) => line),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
});
