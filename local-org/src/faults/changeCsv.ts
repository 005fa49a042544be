import { parse } from 'csv-parse/sync';
import type { CsvChange } from './fault.ts';

/** A CSV answer in another form. */
export function changeCsv(text: string, change: CsvChange): string {
  const [header = [], ...rows] = rowsOf(text);
  switch (change) {
    case 'noHeader':
      return csv(rows);
    case 'renamedColumn':
      return csv([[`${header[0] ?? ''}_`, ...header.slice(1)], ...rows]);
    case 'reorderedColumns':
      return csv([header, ...rows].map((cells) => cells.toReversed()));
    case 'repeatedColumn':
      return csv([header, ...rows].map((cells) => [...cells, cells[0] ?? '']));
    case 'extraColumn':
      return csv([[...header, 'Extra'], ...rows.map((cells) => [...cells, '1'])]);
    case 'repeatedHeader':
      return csv([header, ...rows, header]);
    case 'byteOrderMark':
      return `\uFEFF${text}`;
    case 'crlf':
      return text.replaceAll(/\r?\n/g, '\r\n');
  }
}

/** The first half of a CSV answer, up to a row border or into the middle of a cell. */
export function cutCsv(text: string, at: 'row' | 'cell'): string {
  const rows = rowsOf(text);
  const kept = csv(rows.slice(0, Math.ceil(rows.length / 2)));
  // The line ending and the last quote.
  return at === 'row' ? kept : kept.slice(0, -2);
}

function rowsOf(text: string): string[][] {
  return parse(text, { relax_column_count: true });
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}
