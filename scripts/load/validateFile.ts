import type { Org } from '../salesforce/index.ts';
import { checkCell } from './checkCell.ts';
import { csvHeader, csvRecords, inputError } from './csvFile.ts';
import { parentLevels } from './parentLevels.ts';
import { resolveColumns } from './resolveColumns.ts';
import type { FileColumns } from './resolveColumns.ts';

/** Enough to see a pattern; a file with the wrong date format would else print every line. */
const PROBLEMS_SHOWN = 10;

export interface FileToLoad {
  readonly object: 'Account' | 'Opportunity';
  readonly file: string;
  readonly keyField: string;
}

/** A file that may be sent: every line was looked at. */
export interface ValidFile extends FileToLoad {
  readonly header: readonly string[];
  /** API name in the org's spelling. */
  readonly keyField: string;
  readonly rows: number;
  readonly levels: number;
  /** 0 for records without a parent in the file. */
  levelOf(cells: readonly string[]): number;
}

/**
 * Reads a whole file and checks every line of it against the org's description of the object. Memory grows with keys, not with
 * the file.
 * @throws CommandError with the first problems and their line numbers.
 */
export async function validateFile(org: Org, input: FileToLoad): Promise<ValidFile> {
  const { object, file } = input;
  const header = await csvHeader(file);
  const description = await org.describe(object);
  if (description === undefined) {
    throw inputError(
      'UNKNOWN_OBJECT',
      `The org shows this user no object ${object}.`,
      'Log in as a user who may edit it.',
    );
  }
  const columns = await resolveColumns(org, description, file, header, input.keyField);
  const problems: string[] = [];
  const foldCase = (key: string) => (columns.key.caseSensitive ? key : key.toLowerCase());
  const lineOf = new Map<string, number>();
  const parents = new Map<string, string | undefined>();
  const parentIndex = columns.columns.findIndex(({ isParent }) => isParent);
  let rows = 0;
  for await (const { line, cells } of skipFirst(csvRecords(file))) {
    rows++;
    problems.push(...recordProblems(columns, line, cells));
    const key = foldCase(cells[columns.keyIndex] ?? '');
    const earlier = lineOf.get(key);
    if (earlier !== undefined && key !== '') {
      problems.push(`line ${line}, ${columns.key.name}: "${cells[columns.keyIndex] ?? ''}" is also on line ${earlier}`);
    }
    lineOf.set(key, line);
    if (parentIndex >= 0) {
      parents.set(key, foldCase(cells[parentIndex] ?? '') || undefined);
    }
  }
  failOn(problems, file);
  const levels = parentLevels(parents, file);
  const levelOf = (cells: readonly string[]) => levels.get(foldCase(cells[columns.keyIndex] ?? '')) ?? 0;
  const deepest = [...levels.values()].reduce((most, level) => Math.max(most, level), 0);
  return { ...input, header, keyField: columns.key.name, rows, levels: deepest + 1, levelOf };
}

/** The records after the header. */
export async function* skipFirst<T>(records: AsyncIterable<T>): AsyncGenerator<T> {
  let first = true;
  for await (const record of records) {
    if (!first) {
      yield record;
    }
    first = false;
  }
}

function recordProblems({ columns, key }: FileColumns, line: number, cells: readonly string[]): string[] {
  return columns.flatMap(({ header, field, isParent }, index) => {
    const cell = cells[index] ?? '';
    const isKey = field === key && !isParent;
    const problem = isKey && cell === '' ? 'must not be empty' : checkCell(field, cell);
    return problem === undefined ? [] : [`line ${line}, ${header}: ${problem}`];
  });
}

function failOn(problems: readonly string[], file: string): void {
  if (problems.length === 0) {
    return;
  }
  const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `\n  ${problem}`);
  const more = problems.length > PROBLEMS_SHOWN ? `\n  … and ${problems.length - PROBLEMS_SHOWN} more` : '';
  throw inputError(
    'BAD_RECORDS',
    `${file} has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:${shown.join('')}${more}`,
    'Correct these lines and load again; nothing was written.',
  );
}
