import { parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../cli/index.ts';
import { columnPositions } from '../csvRows.ts';
import { protocolFault } from '../faults.ts';
import { BadPage } from '../resultPage.ts';
import type { RowCounts } from '../types.ts';
import { amountUnits } from './amountUnits.ts';
import { RowCursor } from './RowCursor.ts';
import { ID_BYTES } from './SumRecords.ts';
import type { SumRecords } from './SumRecords.ts';
import type { Totals } from './Totals.ts';

type Counts = { -readonly [Count in keyof RowCounts]: RowCounts[Count] };

/**
 * One result page, read as its bytes arrive. Its amounts are only listed until `keep` adds them to the totals: a page that breaks
 * off or whose count is wrong is dropped, and can be read again into a new one. Several pages may be under way at once.
 */
export class PageSums {
  private readonly totals: Totals;
  private readonly what: string;
  private readonly row: RowCursor;
  /** Positions in this page's rows. */
  private id = 0;
  private key = 0;
  private amount = 0;
  private groupBy: number[] = [];
  private hasHeader = false;

  private readonly records: SumRecords;
  /** Amounts that are no safe integer of units; their records have none. */
  private readonly odd: { readonly index: number; readonly amount: Decimal }[] = [];
  private readonly counts: Counts[] = [];

  /** @param what names the page in errors */
  constructor(totals: Totals, what: string) {
    this.totals = totals;
    this.what = what;
    this.row = new RowCursor(what);
    this.records = totals.emptyRecords();
  }

  /**
   * @throws BadPage when the page is not what was asked for
   * @throws CommandError naming the record whose amount is no number, or whose key is no id
   */
  take(chunk: Uint8Array): void {
    this.row.append(chunk);
    this.walk();
  }

  /**
   * The page has ended.
   * @returns its number of rows, the header not counted
   */
  end(): number {
    this.row.finish();
    this.walk();
    if (!this.hasHeader) {
      throw new BadPage('BAD_HEADER', `${this.what} has no header row.`);
    }
    return this.rows;
  }

  /** Rows so far, the header not counted. */
  get rows(): number {
    return Math.max(this.row.rows - 1, 0);
  }

  /** The page is good: what it holds counts from now on. */
  keep(): void {
    const { table } = this.totals;
    for (const { index, amount } of this.odd) {
      table.addBeyond(this.records, index, amount);
    }
    this.totals.add(this.records, this.counts);
  }

  private walk(): void {
    if (!this.hasHeader) {
      if (!this.row.next()) {
        return;
      }
      this.readHeader();
    }
    while (this.row.next()) {
      this.takeRow();
    }
  }

  private readHeader(): void {
    const positions = columnPositions(this.row.texts(), this.totals.query.columns, this.what);
    [this.id = 0, this.key = 0, this.amount = 0, ...this.groupBy] = positions;
    this.hasHeader = true;
  }

  private takeRow(): void {
    const { row, totals } = this;
    const group = totals.groups.find(row, this.groupBy);
    const counts = (this.counts[group] ??= { rows: 0, withoutKey: 0, withoutAmount: 0 });
    counts.rows++;
    const keyStart = row.starts[this.key] ?? 0;
    const keyLength = (row.ends[this.key] ?? 0) - keyStart;
    const start = row.starts[this.amount] ?? 0;
    const end = row.ends[this.amount] ?? 0;
    if (start === end) {
      counts.withoutAmount++;
    }
    if (keyLength === 0) {
      counts.withoutKey++;
      return;
    }
    const units = start === end ? 0 : amountUnits(row.bytes, start, end, totals.query.scale);
    if (Number.isNaN(units)) {
      this.odd.push({ index: this.records.count, amount: this.decimal() });
    }
    const known = Number.isNaN(units) ? 0 : units;
    if (keyLength === ID_BYTES) {
      this.records.push(row.view, keyStart, group, known);
    } else {
      this.records.push(this.longId(), 0, group, known);
    }
  }

  /** The key of the row, which is written with 15 characters, in 18. */
  private longId(): DataView {
    const id = toLongId(this.row.text(this.key));
    if (id.length !== ID_BYTES) {
      throw protocolFault(
        'BAD_ID',
        `${this.what}: record ${this.row.text(this.id)} has "${id}" in ${this.totals.query.key}, which is not a record id.`,
      );
    }
    return new DataView(new Uint8Array(Buffer.from(id, 'latin1')).buffer);
  }

  private decimal(): Decimal {
    const text = this.row.text(this.amount);
    const { object, amount } = this.totals.query;
    try {
      return parseDecimal(text);
    } catch (thrown) {
      throw new CommandError(
        'salesforce',
        'METRIC_IS_NO_NUMBER',
        `${object} ${this.row.text(this.id)} has "${text}" in ${amount}, which is not a number.`,
        'Correct that record, then run the command again; nothing was written.',
        { cause: thrown },
      );
    }
  }
}
