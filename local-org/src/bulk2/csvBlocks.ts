import type { Query, QueryColumn } from '../soql/index.ts';
import type { RowBlock } from '../store/index.ts';
import { cellWriter } from './cellWriter.ts';
import type { CsvDialect } from './csvDialect.ts';
import { csvSql } from './csvSql.ts';

/** Rows that are read before other work may have its turn: some milliseconds' worth of them. */
const MOST_ROWS = 500;

/** Characters that a block has at the most, where every text is as long as its field allows. */
const MOST_TEXT = 8_000_000;

/** The rows of a query as CSV, some hundreds at once, as far as they are asked for. */
export function csvBlocks(query: Query, dialect: CsvDialect): IterableIterator<RowBlock> {
  const textSql = csvSql(query.columns, dialect);
  const rowsAtOnce = rowsOfBlock(query.columns);
  const blocks = textSql === undefined ? undefined : query.blocks(textSql, rowsAtOnce);
  return blocks ?? writtenBlocks(query, dialect, rowsAtOnce);
}

function rowsOfBlock(columns: readonly QueryColumn[]): number {
  const longestRow = columns.reduce((sum, { field }) => sum + field.length, 0);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_TEXT / Math.max(longestRow, 1))));
}

function* writtenBlocks(query: Query, dialect: CsvDialect, rowsAtOnce: number): Generator<RowBlock, undefined> {
  const rowText = cellWriter(query.columns, dialect);
  let [text, rows] = ['', 0];
  for (const row of query.rows()) {
    text += rowText(row);
    rows += 1;
    if (rows < rowsAtOnce) continue;
    yield { text, rows };
    [text, rows] = ['', 0];
  }
  if (rows > 0) yield { text, rows };
}
