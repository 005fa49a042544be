import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { CsvError, parse } from 'csv-parse';
import { CommandError } from '../cli/index.ts';

export interface CsvRecord {
  /** The line its last cell ends on; a cell may hold line breaks. The header is on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** An input file is wrong: exit code `input`, before anything was sent. */
export function inputError(code: string, message: string, nextStep: string, cause?: unknown): CommandError {
  return new CommandError('input', code, message, nextStep, { cause });
}

/**
 * The records of a CSV file, the header first, read as it streams: UTF-8 with or without BOM, LF or CRLF, RFC 4180 quotes.
 * @throws CommandError naming the file, and the line where there is one.
 */
export async function* csvRecords(file: string): AsyncGenerator<CsvRecord> {
  const parser = parse({ info: true, skip_empty_lines: true });
  const text = Readable.toWeb(createReadStream(file)).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  // The error itself reaches the loop below, because pipeline destroys the parser with it.
  pipeline(Readable.fromWeb(text), parser, () => undefined);
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (thrown) {
    throw readFault(file, thrown);
  }
}

/** The column names. @throws CommandError when the file is empty or names a column twice. */
export async function csvHeader(file: string): Promise<readonly string[]> {
  for await (const { cells } of csvRecords(file)) {
    const repeated = cells.find((name, index) => cells.findIndex((other) => sameName(other, name)) < index);
    if (repeated !== undefined) {
      throw inputError(
        'REPEATED_COLUMN',
        `${file} has the column "${repeated}" twice.`,
        'Remove one of the two and load again.',
      );
    }
    return cells;
  }
  throw inputError(
    'EMPTY_FILE',
    `${file} is empty.`,
    'The first line names the columns by field API name, such as Name,External_Key__c.',
  );
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function readFault(file: string, thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (thrown instanceof CsvError) {
    return inputError(
      'BAD_CSV',
      `${file} is not well-formed CSV: ${thrown.message}.`,
      'Correct that line and load again; nothing was written.',
      thrown,
    );
  }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return inputError(
      'NOT_UTF_8',
      `${file} is not UTF-8 text.`,
      'Save it as "CSV UTF-8" and load again; nothing was written.',
      thrown,
    );
  }
  if (typeof code === 'string' && thrown instanceof Error && 'syscall' in thrown) {
    return inputError(
      'CANNOT_READ_FILE',
      `${file} cannot be read (${code}).`,
      'Check the path and that you may read it.',
      thrown,
    );
  }
  return thrown;
}
