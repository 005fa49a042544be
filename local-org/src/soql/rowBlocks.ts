import { tableOf } from '../store/index.ts';
import type { RowBlock, SqlValue, Store } from '../store/index.ts';
import type { RecordQueryParts } from './recordQuery.ts';
import { inList, joinSql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Characters of the lists in a condition that are read for each range. */
const MOST_LISTED = 10_000;

/**
 * Reads the rows of a query range by range of serials, each range as one text: of what a row costs on its way out of SQLite, the strings and
 * arrays that JavaScript gets are the larger part. Each range is a statement of its own and looks at no more than its rows, so that other work can
 * have its turn in between.
 * @returns undefined for rows in another order than that of creation, for columns that are not told as they are stored, and for queries with
 *   others inside or with long lists, which would run anew for each range
 */
export function rowBlocks(
  store: Store,
  parts: RecordQueryParts,
  textSql: string,
  rowsAtOnce: number,
): IterableIterator<RowBlock> | undefined {
  const { columns, fromSerials: from, where, order, limit } = parts;
  if (!from || !isQuicklyMade(joinSql([from, where], ' '))) return undefined;
  if (columns.some(({ reader, isReal }) => reader !== undefined || isReal === true)) return undefined;
  const [most = -1, offset] = limit.parameters.map(Number);
  if (offset !== 0) return undefined;
  const selected = columns.map(({ column }, index) => `${column} AS c${index}`).join(', ');
  // Without another order, the only term of it is the serial.
  const range = `${order.text} > ? AND ${order.text} <= ? ORDER BY ${order.text} LIMIT ?`;
  // Having a LIMIT, the inner query stays a query: it reads each column once, and hands on its rows in order.
  const rows = `SELECT ${selected} FROM ${from.text} WHERE ${where.text} AND ${range}`;
  const text = `SELECT ${textSql}, count(*) FROM (${rows})`;
  return ranges(store, parts, { text, parameters: [...from.parameters, ...where.parameters] }, { rowsAtOnce, most });
}

function* ranges(
  store: Store,
  { object }: RecordQueryParts,
  { text, parameters }: Sql,
  { rowsAtOnce, most }: { readonly rowsAtOnce: number; readonly most: number },
): Generator<RowBlock, undefined> {
  const [highest] = store.select(`SELECT max(serial) FROM ${tableOf(object)}`, []);
  const last = Number(highest?.[0]);
  let left = most < 0 ? Number.MAX_SAFE_INTEGER : most;
  const each = function* (): Generator<readonly SqlValue[], undefined> {
    for (let first = 0; first < last && left > 0; first += rowsAtOnce) {
      yield [...parameters, first, first + rowsAtOnce, left];
    }
  };
  for (const block of store.blocks(text, each())) {
    left -= block.rows;
    yield block;
  }
}

/**
 * Whether a statement costs little before its first row: it has no query inside, but for lists that are soon read. Texts and numbers of a query are
 * parameters, and names are quoted.
 */
function isQuicklyMade({ text, parameters }: Sql): boolean {
  const withoutLists = text.replaceAll(inList, '');
  if (/\(\s*SELECT\b/.test(withoutLists)) return false;
  return withoutLists === text || parameters.join('').length <= MOST_LISTED;
}
