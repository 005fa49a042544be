import type { QueryColumn } from '../soql/index.ts';
import type { CsvDialect } from './csvDialect.ts';

/** SQLite takes a thousand arguments of a function at the most, and a query may select more columns than that. */
const MOST_ARGUMENTS = 200;

/** Java writes an exponent from ten million up, and below a thousandth: see `javaDouble`. */
const [PLAIN_DIGITS, PLAIN_ZEROS] = [7, 3];

/** The largest integer of SQLite. */
const LARGEST = 2n ** 63n - 1n;

/**
 * SQL that makes CSV rows of what columns hold, `c0`, `c1` and so on, all in one text; to the byte what `cellWriter` makes of their values one by
 * one, which takes twice as long. Undefined where a column's values have no such SQL.
 */
export function csvSql(columns: readonly QueryColumn[], { delimiter, newline }: CsvDialect): string | undefined {
  const cells = columns.map(({ field }, index) => cellSql(field, `c${index}`));
  if (!cells.every((cell) => cell !== undefined)) return undefined;
  const row = joined(cells, literal(`"${delimiter}"`));
  return `'"' || group_concat(${row}, ${literal(`"${newline}"`)}) || ${literal(`"${newline}`)}`;
}

function cellSql({ type, scale }: QueryColumn['field'], column: string): string | undefined {
  switch (type) {
    case 'id':
    case 'reference':
    case 'date':
    case 'time':
    case 'int':
      return orEmpty(column);
    case 'boolean':
      return orEmpty(`CASE WHEN ${column} = 1 THEN 'true' WHEN ${column} IS NOT NULL THEN 'false' END`);
    case 'datetime':
      return orEmpty(`strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`);
    case 'double':
    case 'currency':
    case 'percent':
      return orEmpty(doubleSql(column, scale));
    case 'anyType':
    case 'base64':
    case 'location':
      return undefined;
    default:
      return orEmpty(`replace(${column}, '"', '""')`);
  }
}

/** As `javaDouble` writes a number that is stored times ten to the power of its scale: digit by digit, as real numbers have 15 of them. */
function doubleSql(column: string, scale: number): string {
  const unit = 10n ** BigInt(scale);
  const large = 10n ** BigInt(scale + PLAIN_DIGITS) - 1n;
  const small = 10n ** BigInt(Math.max(scale - PLAIN_ZEROS, 0)) - 1n;
  const isPlain = within(column, large < LARGEST ? large : LARGEST);
  const isSmall = small > 0n ? ` AND (${column} = 0 OR NOT ${within(column, small)})` : '';
  const digits = `ltrim(${column}, '-')`;
  const fraction = `coalesce(nullif(rtrim(substr(${digits}, 2), '0'), ''), '0')`;
  const mantissa = `iif(${column} < 0, '-', '') || substr(${digits}, 1, 1) || '.' || ${fraction}`;
  return `CASE WHEN ${isPlain}${isSmall} THEN ${plainSql(column, unit)}
    ELSE ${mantissa} || 'E' || (length(${digits}) - ${scale + 1}) END`;
}

function plainSql(column: string, unit: bigint): string {
  const whole = `(${column} / ${unit})`;
  if (unit === 1n) return `${whole} || '.0'`;
  // The sign of -0.5 is in no whole number.
  const sign = `iif(${column} BETWEEN ${1n - unit} AND -1, '-', '')`;
  const fraction = `rtrim(substr(${unit} + abs(${column} % ${unit}), 2), '0')`;
  return `iif(${column} % ${unit} = 0, ${whole} || '.0', ${sign} || ${whole} || '.' || ${fraction})`;
}

function within(column: string, most: bigint): string {
  return `${column} BETWEEN ${-most} AND ${most}`;
}

/** `concat_ws` would leave out a cell without a value. */
function orEmpty(cell: string): string {
  return `coalesce(${cell}, '')`;
}

function joined(cells: readonly string[], between: string): string {
  if (cells.length <= MOST_ARGUMENTS) return `concat_ws(${[between, ...cells].join(', ')})`;
  const groups = Math.ceil(cells.length / MOST_ARGUMENTS);
  const first = (group: number): number => group * MOST_ARGUMENTS;
  return joined(
    Array.from({ length: groups }, (_, group) => joined(cells.slice(first(group), first(group + 1)), between)),
    between,
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
