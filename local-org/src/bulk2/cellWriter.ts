import { javaDouble } from '../http/index.ts';
import type { QueryColumn } from '../soql/index.ts';
import { readAnyValue } from '../store/index.ts';
import type { Value } from '../store/index.ts';
import { csvRow } from './csvDialect.ts';
import type { CsvDialect } from './csvDialect.ts';

/** `Account.External_Key__c` for each column, as the header row has it. */
export function headerRow(columns: readonly QueryColumn[], dialect: CsvDialect): string {
  return csvRow(
    columns.map(({ path }) => path.join('.')),
    dialect,
  );
}

const DOUBLES: ReadonlySet<string> = new Set(['double', 'currency', 'percent']);

function anyText(stored: string): string {
  const { type, value } = readAnyValue(stored);
  return DOUBLES.has(type) ? javaDouble(String(value)) : String(value);
}

function quotable(value: string): string {
  return value.includes('"') ? value.replaceAll('"', '""') : value;
}

/** Makes CSV rows of query rows: doubles as Java prints them but exact, every cell in quotes, empty ones too. */
export function cellWriter(
  columns: readonly QueryColumn[],
  { delimiter, newline }: CsvDialect,
): (row: readonly Value[]) => string {
  const isDouble = columns.map(({ field }) => DOUBLES.has(field.type));
  const isAny = columns.map(({ field }) => field.type === 'anyType');
  const between = `"${delimiter}"`;
  const end = `"${newline}`;
  return (row) => {
    let text = '"';
    for (let index = 0; index < row.length; index += 1) {
      if (index > 0) text += between;
      const value = row[index];
      if (typeof value === 'string') {
        if (isDouble[index]) text += javaDouble(value);
        else text += quotable(isAny[index] ? anyText(value) : value);
      } else if (typeof value === 'boolean') {
        text += value ? 'true' : 'false';
      }
    }
    return text + end;
  };
}
