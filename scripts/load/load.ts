import type { Terminal } from '../cli/index.ts';
import type { Org, RefusedRow } from '../salesforce/index.ts';
import { csvRecords, inputError } from './csvFile.ts';
import { keepRefused } from './refusedFile.ts';
import { skipFirst, validateFile } from './validateFile.ts';
import type { FileToLoad, ValidFile } from './validateFile.ts';

export interface LoadedFile {
  readonly object: string;
  readonly file: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  /** The CSV with the refused rows, where there are any; where it could not be written, notes name them. */
  readonly refusedFile: string | undefined;
}

export interface LoadReport {
  readonly status: 'Completed' | 'CompletedWithErrors';
  readonly files: readonly LoadedFile[];
}

/**
 * Upserts CSV files through Bulk API 2.0, in the order given; within a file, parents before children. All files are validated
 * to the last line before the first record is sent. Loading the same files again changes nothing.
 * @throws CommandError naming file, line and field.
 */
export async function load(org: Org, inputs: readonly FileToLoad[], terminal: Terminal): Promise<LoadReport> {
  const valid: ValidFile[] = [];
  for (const input of inputs) {
    valid.push(await validateFile(org, input));
  }
  const files: LoadedFile[] = [];
  for (const file of valid) {
    files.push(await sendFile(org, file, terminal));
  }
  return { status: files.some(({ refused }) => refused > 0) ? 'CompletedWithErrors' : 'Completed', files };
}

async function sendFile(org: Org, file: ValidFile, terminal: Terminal): Promise<LoadedFile> {
  const progress = terminal.progress(`${file.object}: rows sent`, file.rows);
  const refused: RefusedRow[] = [];
  let sent = 0;
  let succeeded = 0;
  let created = 0;
  try {
    for (let level = 0; level < file.levels; level++) {
      const before = sent;
      const outcome = await org.ingest({
        object: file.object,
        operation: 'upsert',
        externalIdField: file.keyField,
        columns: file.header,
        rows: rowsOfLevel(file, level),
        onProgress: (done) => {
          progress.update(before + done);
        },
      });
      sent += outcome.sent;
      succeeded += outcome.succeeded;
      created += outcome.created;
      refused.push(...outcome.refused);
    }
  } finally {
    progress.stop();
  }
  if (sent !== file.rows) {
    throw inputError(
      'FILE_CHANGED',
      `${file.file} changed while it was loaded: ${file.rows} rows were checked, ${sent} sent.`,
      'Load it again.',
    );
  }
  const refusedFile = await keepRefused(file, refused, terminal);
  const { object, file: name, rows } = file;
  return { object, file: name, rows, created, updated: succeeded - created, refused: refused.length, refusedFile };
}

async function* rowsOfLevel(file: ValidFile, level: number): AsyncGenerator<readonly string[]> {
  for await (const { cells } of skipFirst(csvRecords(file.file))) {
    if (file.levels === 1 || file.levelOf(cells) === level) {
      yield cells;
    }
  }
}
