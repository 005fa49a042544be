import { columnPositions, csvRows } from './csvRows.ts';
import { BadPage } from './resultPage.ts';
import type { PageReader } from './resultPage.ts';

/** Hands on rows, with their cells in the order of the columns asked for, a page at a time. */
export function rowReader(onRow: (cells: readonly string[]) => void): PageReader {
  return async (body, columns, what) => {
    const rows: string[][] = [];
    let positions: readonly number[] | undefined;
    for await (const row of csvRows(body, what)) {
      if (positions === undefined) {
        positions = columnPositions(row, columns, what);
      } else {
        rows.push(positions.map((position) => row[position] ?? ''));
      }
    }
    if (positions === undefined) {
      throw new BadPage('BAD_HEADER', `${what} has no header row.`);
    }
    return {
      rows: rows.length,
      keep: () => {
        rows.forEach((row) => {
          onRow(row);
        });
      },
    };
  };
}
