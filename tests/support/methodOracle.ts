import { DatabaseSync } from 'node:sqlite';
import { rankBySqlite } from './sqliteOracle.ts';

/** Rules in the words of the command line. */
export interface OracleMethod {
  readonly method: 'equal-count' | 'equal-revenue' | 'top-share';
  readonly ties: 'split' | 'share-better';
  /** In percent; of `top-share` only. */
  readonly topShare?: number;
}

/** SQL for each method; `before` is what all customers ranked above bring, `total` what all bring. */
const QUARTILE = {
  'equal-count': 'NTILE(4) OVER (ORDER BY position)',
  'equal-revenue': '4 * before / whole + 1',
  'top-share': `CASE WHEN before * 100 < whole * :share THEN 1
    ELSE 1 + NTILE(3) OVER (PARTITION BY before * 100 < whole * :share ORDER BY position) END`,
} as const satisfies Record<OracleMethod['method'], string>;

/** The quartiles of the customers of a file in rank order, by window functions. */
export function quartilesBySqlite(
  opportunities: string,
  window: { readonly start: string; readonly end: string },
  idOf: (key: string) => string,
  { method, ties, topShare = 50 }: OracleMethod,
): { readonly id: string; readonly quartile: number }[] {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE ranked (id TEXT, position INTEGER, total INTEGER)');
  const insert = database.prepare('INSERT INTO ranked VALUES (?, ?, ?)');
  for (const { id, rank, total } of rankBySqlite(opportunities, window, idOf)) {
    insert.run(id, rank, total);
  }
  const quartile = ties === 'split' ? 'quartile' : 'MIN(quartile) OVER (PARTITION BY total)';
  const rows = database
    .prepare(
      `WITH sums AS (SELECT *, SUM(total) OVER () AS whole, SUM(total) OVER (ORDER BY position) - total AS before FROM ranked),
            placed AS (SELECT *, ${QUARTILE[method]} AS quartile FROM sums)
       SELECT id, ${quartile} AS quartile FROM placed ORDER BY position`,
    )
    .all(method === 'top-share' ? { share: topShare } : {});
  database.close();
  return rows.map((row) => ({ id: String(row.id), quartile: Number(row.quartile) }));
}
