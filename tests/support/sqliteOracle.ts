import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';

export interface OracleCustomer {
  readonly id: string;
  readonly rank: number;
  readonly quartile: number;
  /** In cents. */
  readonly total: bigint;
}

/** Cents of an amount with at most two decimals, without a double. */
export function cents(amount: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (whole + fraction === '') {
    throw new Error(`"${amount}" is no amount`);
  }
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/**
 * The ranking as SQLite computes it from the very file that was loaded: won rows of the window, `NTILE(4)` over customers with a
 * positive total. `idOf` gives the org's record id of an external key, which settles ties.
 */
export function rankBySqlite(
  opportunities: string,
  window: { readonly start: string; readonly end: string },
  idOf: (key: string) => string,
): OracleCustomer[] {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE won (account TEXT, cents INTEGER)');
  const insert = database.prepare('INSERT INTO won VALUES (?, ?)');
  const rows: Record<string, string>[] = parse(readFileSync(opportunities), { columns: true, bom: true });
  for (const row of rows) {
    const { StageName, CloseDate = '', Amount = '', 'Account.External_Key__c': key = '' } = row;
    if (StageName === 'Closed Won' && CloseDate >= window.start && CloseDate <= window.end && key !== '') {
      insert.run(idOf(key), Amount === '' ? 0n : cents(Amount));
    }
  }
  const query = database.prepare(`
    WITH totals AS (SELECT account, SUM(cents) AS total FROM won GROUP BY account HAVING SUM(cents) > 0)
    SELECT account, total,
           NTILE(4) OVER (ORDER BY total DESC, account) AS quartile,
           ROW_NUMBER() OVER (ORDER BY total DESC, account) AS position
    FROM totals ORDER BY position`);
  query.setReadBigInts(true);
  const ranked = query.all().map((row) => ({
    id: String(row.account),
    rank: Number(row.position),
    quartile: Number(row.quartile),
    total: row.total as bigint,
  }));
  database.close();
  return ranked;
}
