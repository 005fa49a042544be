import { parse } from 'csv-parse/sync';
import { addDecimals, formatDecimal, parseDecimal, toLongId, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { PageSums } from '../../../../scripts/salesforce/scan/index.ts';
import type { Totals } from '../../../../scripts/salesforce/scan/index.ts';
import type { AddedUpQuery } from '../../../../scripts/salesforce/index.ts';

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
