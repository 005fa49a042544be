import { invalidValue } from './jobBody.ts';

/** Source: "Create a Job", Bulk API 2.0: columnDelimiter. */
const DELIMITERS = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
} as const;

const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

/** How a job's CSV is written, in the API's own names and as characters. */
export interface CsvDialect {
  readonly columnDelimiter: keyof typeof DELIMITERS;
  readonly lineEnding: keyof typeof LINE_ENDINGS;
  readonly delimiter: string;
  readonly newline: string;
}

function isKey<T extends object>(choices: T, name: unknown): name is keyof T {
  return typeof name === 'string' && Object.hasOwn(choices, name);
}

/** @throws OrgError API_ERROR for a delimiter or line ending that the API does not have. Comma and LF are the defaults. */
export function csvDialect(columnDelimiter: unknown = 'COMMA', lineEnding: unknown = 'LF'): CsvDialect {
  if (!isKey(DELIMITERS, columnDelimiter)) throw invalidValue('columnDelimiter', columnDelimiter);
  if (!isKey(LINE_ENDINGS, lineEnding)) throw invalidValue('lineEnding', lineEnding);
  return {
    columnDelimiter,
    lineEnding,
    delimiter: DELIMITERS[columnDelimiter],
    newline: LINE_ENDINGS[lineEnding],
  };
}

/** Every cell in quotes, as the platform writes results. */
export function csvRow(cells: readonly string[], { delimiter, newline }: CsvDialect): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)}${newline}`;
}
