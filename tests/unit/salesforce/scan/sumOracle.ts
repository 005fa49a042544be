import { parse } from 'csv-parse/sync';
import { addDecimals, formatDecimal, parseDecimal, toLongId, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../../../scripts/cli/index.ts';
import { PageSums, Totals } from '../../../../scripts/salesforce/scan/index.ts';
import type { AddedUpQuery } from '../../../../scripts/salesforce/index.ts';
import { oracleRows } from './csvCorpus.ts';

/** Totals as canonical text by `id group`. */
export type Texts = Readonly<Record<string, string>>;

/** Columns of a query that adds up amounts by account, grouped by what `groupBy` says; each combination of cells is a group. */
export function sumColumns(groupBy: readonly string[] = []): AddedUpQuery {
  const known = new Map<string, number>();
  return {
    object: 'Opportunity',
    key: 'AccountId',
    amount: 'Amount',
    scale: 2,
    groupBy,
    groupOf: (cells) => {
      const key = JSON.stringify(cells);
      const group = known.get(key) ?? known.size;
      known.set(key, group);
      return group;
    },
  };
}

/** One page in pieces, added to the totals. */
export function addPage(totals: Totals, pieces: readonly Uint8Array[]): number {
  const page = new PageSums(totals, 'A page');
  for (const piece of pieces) {
    page.take(piece);
  }
  const rows = page.end();
  page.keep();
  return rows;
}

export function textsOf(totals: Totals): Texts {
  return Object.fromEntries([...totals.sums()].map(({ id, group, total }) => [`${id} ${group}`, formatDecimal(total)]));
}

/** The sums of a page the slow and obviously right way: csv-parse, strings, a Map and exact decimals. */
export function oracleSums(csv: Buffer, columns: AddedUpQuery): Texts {
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true, record_delimiter: ['\n', '\r\n'] });
  const sums = new Map<string, Decimal>();
  for (const row of rows) {
    const { [columns.key]: id = '', [columns.amount]: amount = '' } = row;
    const group = columns.groupOf(columns.groupBy.map((name) => row[name] ?? ''));
    if (id !== '') {
      const key = `${toLongId(id)} ${group}`;
      sums.set(key, addDecimals(sums.get(key) ?? ZERO, amount === '' ? ZERO : parseDecimal(amount)));
    }
  }
  return Object.fromEntries([...sums].map(([key, sum]) => [key, formatDecimal(sum)]));
}

/** All that is known of a page when it was read. */
export interface PageReading {
  readonly rows: number;
  readonly withoutKey: number;
  readonly withoutAmount: number;
  readonly sums: Texts;
}

/** What our reader makes of a page that arrives in these pieces. What it throws of another kind than a fault is thrown on: it must not. */
export function pageReading(pieces: readonly Uint8Array[], columns: AddedUpQuery): PageReading | 'refused' {
  const totals = new Totals(columns);
  try {
    const rows = addPage(totals, pieces);
    const reading = { rows, withoutKey: 0, withoutAmount: 0, sums: textsOf(totals) };
    for (let group = 0, left = rows; left > 0; group++) {
      const counted = totals.counts(group);
      reading.withoutKey += counted.withoutKey;
      reading.withoutAmount += counted.withoutAmount;
      left -= counted.rows;
    }
    return reading;
  } catch (thrown) {
    if (thrown instanceof CommandError) {
      return 'refused';
    }
    throw thrown;
  }
}

/** What csv-parse, a Map, exact decimals and the rules of record ids make of the same page. */
export function oracleReading(csv: Buffer, columns: AddedUpQuery): PageReading | 'refused' {
  const parsed = oracleRows(csv);
  const [header, ...rows] = parsed === 'refused' ? [] : parsed;
  const wanted = ['Id', columns.key, columns.amount, ...columns.groupBy];
  const places = wanted.map((name) => header?.findIndex((cell) => cell.toLowerCase() === name.toLowerCase()) ?? -1);
  if (places.includes(-1) || header?.length !== wanted.length) {
    return 'refused';
  }
  const sums = new Map<string, Decimal>();
  const reading = { rows: rows.length, withoutKey: 0, withoutAmount: 0 };
  for (const row of rows) {
    const [, id = '', amount = '', ...cells] = places.map((place) => row[place] ?? '');
    const group = columns.groupOf(cells);
    reading.withoutKey += Number(id === '');
    reading.withoutAmount += Number(amount === '');
    if (id === '') {
      continue;
    }
    const key = `${toLongId(id.slice(0, 15))} ${group}`;
    const decimal = amount === '' ? ZERO : decimalOf(amount);
    // Of a record that is known the checksum is not looked at again: its first 15 characters tell it.
    const isKnown = (id.length === 15 || Buffer.byteLength(id) === 18) && sums.has(key);
    if (decimal === undefined || !(isKnown || isRecordId(id))) {
      return 'refused';
    }
    sums.set(key, addDecimals(sums.get(key) ?? ZERO, decimal));
  }
  return { ...reading, sums: Object.fromEntries([...sums].map(([key, sum]) => [key, formatDecimal(sum)])) };
}

function decimalOf(text: string): Decimal | undefined {
  try {
    return parseDecimal(text);
  } catch {
    return undefined;
  }
}

function isRecordId(id: string): boolean {
  return /^(\w{15}|\w{18})$/.test(id) && !id.includes('_') && toLongId(id.slice(0, 15)).startsWith(id);
}
