import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { RefusedRow } from '../salesforce/index.ts';

/**
 * Writes refused rows with their original columns, followed by Salesforce's error code and message. Cells are not escaped
 * against formulas: the file is meant to be corrected and loaded again.
 */
export async function writeRefusedFile(
  file: string,
  header: readonly string[],
  refused: readonly RefusedRow[],
): Promise<void> {
  const rows = refused.map(({ values, errorCode, message }) => [
    ...header.map((name) => values[name] ?? ''),
    errorCode,
    message,
  ]);
  const csv = stringify({ quoted_match: /[\r\n]/ });
  await pipeline(Readable.from([[...header, 'Error_Code', 'Error_Message'], ...rows]), csv, createWriteStream(file));
}
