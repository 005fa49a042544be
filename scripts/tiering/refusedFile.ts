import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { writeWholeFile } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { RefusedRecord } from './writeRecords.ts';

/** What a report says of the records that Salesforce refused. */
export interface RefusedReport {
  readonly records: number;
  /** Lists them; absent where it could not be written, and notes alone name them. */
  readonly file?: string;
}

/** What was refused, and where that is listed. */
export interface Refusals {
  readonly refused: readonly RefusedRecord[];
  readonly file: string;
  /** Name of the account that a key is, or belongs to. */
  readonly nameOf: (key: string) => string;
}

/**
 * Names the records that Salesforce refused, each in a note and all of them in a file, which takes the place of the one of the run before. What was
 * written is written: a disk that takes no file is told, and ends nothing.
 * @returns undefined where nothing was refused
 */
export async function tellRefused(terminal: Terminal, refusals: Refusals): Promise<RefusedReport | undefined> {
  const { refused, file } = refusals;
  if (refused.length === 0) {
    await removeList(terminal, file);
    return undefined;
  }
  for (const { object, key, errorCode, message } of refused) {
    terminal.note(`Refused: ${object} ${key}: ${errorCode}: ${message}`);
  }
  try {
    await writeWholeFile(file, listOf(refusals));
    return { records: refused.length, file };
  } catch (thrown) {
    terminal.note(
      `Warning: ${file} cannot be written (${reason(thrown)}); only the notes above name what was refused.`,
    );
    await removeList(terminal, file);
    return { records: refused.length };
  }
}

/** Where people find the refused records, for the end of a sentence. */
export function placeOf({ file }: RefusedReport): string {
  return file === undefined ? 'in the notes above, since no file could be written' : `in ${file}`;
}

/** Where the refused records of a run are listed; `policy` names a run that writes history only. */
export function refusedFileName(policy: string | undefined): string {
  return policy === undefined ? 'refused-tiering.csv' : `refused-tiering-${policy.replace(/\W+/g, '-')}.csv`;
}

/** People open this file in a spreadsheet, so cells that would run as formulas are escaped. */
function listOf({ refused, nameOf }: Refusals): string {
  const rows = refused.map(({ object, key, errorCode, message }) => [object, key, nameOf(key), errorCode, message]);
  const header = ['Object', 'Record', 'Account_Name', 'Error_Code', 'Error_Message'];
  return stringify([header, ...rows], { escape_formulas: true });
}

/** The list of an earlier run would be taken for this one's. */
async function removeList(terminal: Terminal, file: string): Promise<void> {
  if (!existsSync(file)) {
    return;
  }
  await rm(file).catch((thrown: unknown) => {
    terminal.note(`Warning: ${file} is of an earlier run, and cannot be removed (${reason(thrown)}).`);
  });
}

function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
