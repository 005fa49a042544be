import { DatabaseSync } from 'node:sqlite';
import type { TieRule, TieringMethod, ZeroRule } from '#lwc/tieringMethod/tieringMethod.ts';
import type { RandomCustomer } from './randomPortfolio.ts';

export interface OraclePolicy {
  readonly method: TieringMethod;
  readonly ties: TieRule;
  readonly zeros: ZeroRule;
  /** In tenths of a percent. */
  readonly topShare: number;
}

/** A ranked customer as SQL sees it; amounts in cents. */
export interface OracleRow {
  readonly id: string;
  readonly position: number;
  readonly quartile: number;
  readonly inTopPool: boolean;
  readonly cents: bigint;
  readonly cumulative: bigint;
  readonly total: bigint;
  /** Sum of the differences between all pairs, each pair counted twice: the Gini coefficient by its definition. */
  readonly differences: bigint;
}

// The threshold is split by the divisor, so that no product leaves 64 bits: SQLite would go on with a double.
const QUERY = `
  WITH population AS (SELECT * FROM customers WHERE cents > 0 OR (cents = 0 AND :zeros = 'Ranked')),
  summed AS (
    SELECT id, cents,
           ROW_NUMBER() OVER (ORDER BY cents DESC, id) AS position,
           SUM(cents) OVER (ORDER BY cents DESC, id) AS cumulative,
           SUM(cents) OVER () AS total
    FROM population),
  pooled AS (
    SELECT *, cumulative - cents < :topShare * (total / 1000) + (:topShare * (total % 1000) + 999) / 1000 AS inTopPool
    FROM summed),
  tiled AS (
    SELECT *, CASE :method
      WHEN 'EqualCount' THEN NTILE(4) OVER (ORDER BY position)
      WHEN 'EqualRevenue' THEN IIF(cumulative - cents = total, 4, 4 * (cumulative - cents) / total + 1)
      WHEN 'TopShare' THEN IIF(inTopPool, 1, 1 + NTILE(3) OVER (PARTITION BY inTopPool ORDER BY position))
    END AS tile
    FROM pooled)
  SELECT *,
         CASE :ties WHEN 'Split' THEN tile WHEN 'ShareBetter' THEN MIN(tile) OVER (PARTITION BY cents) END AS quartile,
         (SELECT SUM(ABS(a.cents - b.cents)) FROM population a, population b) AS differences
  FROM tiled ORDER BY position`;

/** The ranking by SQLite's window functions, as an independent reading of the method. */
export function rankingBySqlite(customers: readonly RandomCustomer[], policy: OraclePolicy): OracleRow[] {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE customers (id TEXT, cents INTEGER)');
  const insert = database.prepare('INSERT INTO customers VALUES (?, ?)');
  for (const { id, cents } of customers) {
    insert.run(id, cents ?? null);
  }
  const query = database.prepare(QUERY);
  query.setReadBigInts(true);
  // A JavaScript number would be bound as a double.
  const rows = query.all({ ...policy, topShare: BigInt(policy.topShare) }).map((row) => ({
    id: String(row.id),
    position: Number(row.position),
    quartile: Number(row.quartile),
    inTopPool: row.inTopPool === 1n,
    cents: row.cents as bigint,
    cumulative: row.cumulative as bigint,
    total: row.total as bigint,
    differences: row.differences as bigint,
  }));
  database.close();
  return rows;
}
