import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { RefusedRecord } from './writeRecords.ts';

/**
 * Lists the records that Salesforce refused. People open this file in a spreadsheet, so cells that would run as formulas are
 * escaped.
 */
export async function writeRefusedFile(
  file: string,
  refused: readonly RefusedRecord[],
  nameOf: (id: string) => string,
): Promise<void> {
  const rows = refused.map(({ object, key, errorCode, message }) => [object, key, nameOf(key), errorCode, message]);
  const header = ['Object', 'Record', 'Account_Name', 'Error_Code', 'Error_Message'];
  await writeFile(file, stringify([header, ...rows], { escape_formulas: true }));
}

/** Where the refused records of a run are listed; `policy` names a run that writes history only. */
export function refusedFileName(policy: string | undefined): string {
  return policy === undefined ? 'refused-tiering.csv' : `refused-tiering-${policy.replace(/\W+/g, '-')}.csv`;
}
