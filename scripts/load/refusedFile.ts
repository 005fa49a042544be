import { stringify } from 'csv-stringify/sync';
import { writeWholeFile } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { RefusedRow } from '../salesforce/index.ts';
import type { ValidFile } from './validateFile.ts';

/** Rows turned into text at a time: keeps the strings short-lived. */
const ROWS_AT_A_TIME = 1_000;

/**
 * Writes refused rows with their original columns, followed by Salesforce's error code and message, into the working directory. Cells are not
 * escaped against formulas: the file is meant to be corrected and loaded again. Where it cannot be written, notes name the rows.
 * @returns the file; undefined where nothing was refused, or no file could be written
 */
export async function keepRefused(
  { object, header, keyField }: Pick<ValidFile, 'object' | 'header' | 'keyField'>,
  refused: readonly RefusedRow[],
  terminal: Terminal,
): Promise<string | undefined> {
  if (refused.length === 0) {
    return undefined;
  }
  const file = `refused-${object}.csv`;
  try {
    await writeWholeFile(file, csvOf(header, refused));
    return file;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    terminal.note(`Warning: ${file} cannot be written (${why}); the refused rows are named here instead.`);
    const keyColumn = header.find((name) => name.toLowerCase() === keyField.toLowerCase()) ?? '';
    for (const { values, errorCode, message } of refused) {
      terminal.note(`Refused: ${object} ${values[keyColumn] ?? ''}: ${errorCode}: ${message}`);
    }
    return undefined;
  }
}

function* csvOf(header: readonly string[], refused: readonly RefusedRow[]): Generator<string> {
  const text = (rows: readonly (readonly string[])[]) => stringify(rows as string[][], { quoted_match: /[\r\n]/ });
  yield text([[...header, 'Error_Code', 'Error_Message']]);
  for (let start = 0; start < refused.length; start += ROWS_AT_A_TIME) {
    yield text(
      refused
        .slice(start, start + ROWS_AT_A_TIME)
        .map(({ values, errorCode, message }) => [...header.map((name) => values[name] ?? ''), errorCode, message]),
    );
  }
}
