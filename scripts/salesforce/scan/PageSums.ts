import { parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../cli/index.ts';
import { columnPositions } from '../csvRows.ts';
import { protocolFault } from '../faults.ts';
import { amountUnits } from './amountUnits.ts';
import { RowCursor } from './RowCursor.ts';
import { ID_BYTES } from './SumTable.ts';
import type { RowCounts, Totals } from './Totals.ts';

const FIRST_CAPACITY = 4096;
/** Ids looked up at once: about a chunk of rows. */
const BATCH = 1024;

type Counts = { -readonly [Count in keyof RowCounts]: RowCounts[Count] };

/**
 * One result page, added up as its bytes arrive. What it adds is only staged until `keep`: a page that breaks off or whose count is
 * wrong is dropped, and can be read again into a new one. Several pages may be under way at once.
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

  /** Rows whose entries are not looked up yet. */
  private pending = 0;
  private readonly keyAt = new Int32Array(BATCH);
  private readonly groups = new Int32Array(BATCH);
  private readonly pendingUnits = new Float64Array(BATCH);
  private staged = 0;
  private entries = new Int32Array(FIRST_CAPACITY);
  private units = new Float64Array(FIRST_CAPACITY);
  /** Amounts that are no safe integer of units. */
  private readonly odd: { readonly entry: number; readonly amount: Decimal }[] = [];
  private readonly counts: Counts[] = [];

  /** @param what names the page in errors */
  constructor(totals: Totals, what: string) {
    this.totals = totals;
    this.what = what;
    this.row = new RowCursor(what);
  }

  /** @throws CommandError when the page is not what was asked for, or names the record whose amount is no number. */
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
      throw protocolFault('BAD_HEADER', `${this.what} has no header row.`);
    }
    return this.rows;
  }

  /** Rows so far, the header not counted. */
  get rows(): number {
    return Math.max(this.row.rows - 1, 0);
  }

  /** The page is good: what it adds counts from now on. */
  keep(): void {
    const { table } = this.totals;
    for (let index = 0; index < this.staged; index++) {
      table.add(this.entries[index] ?? 0, this.units[index] ?? 0);
    }
    for (const { entry, amount } of this.odd) {
      table.addBeyond(entry, amount);
    }
    this.totals.count(this.counts);
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
    this.findPending();
  }

  private readHeader(): void {
    const { id, key, amount, groupBy } = this.totals.columns;
    const positions = columnPositions(this.row.texts(), [id, key, amount, ...groupBy], this.what);
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
    const units = start === end ? 0 : amountUnits(row.bytes, start, end, totals.columns.scale);
    if (keyLength !== ID_BYTES || Number.isNaN(units)) {
      this.takeOddRow(group, units);
      return;
    }
    if (this.pending === this.keyAt.length) {
      this.findPending();
    }
    this.keyAt[this.pending] = keyStart;
    this.groups[this.pending] = group;
    this.pendingUnits[this.pending] = units;
    this.pending++;
  }

  /** A key of 15 characters, or an amount that is no safe integer of units. */
  private takeOddRow(group: number, units: number): void {
    const { row, totals } = this;
    const id = toLongId(row.text(this.key));
    if (id.length !== ID_BYTES) {
      throw protocolFault(
        'BAD_ID',
        `${this.what}: record ${row.text(this.id)} has "${id}" in ${totals.columns.key}, which is not a record id.`,
      );
    }
    const entry = totals.table.find(id, group);
    const amount = Number.isNaN(units) ? this.decimal() : { units: BigInt(units), scale: totals.columns.scale };
    this.odd.push({ entry, amount });
  }

  private decimal(): Decimal {
    const text = this.row.text(this.amount);
    try {
      return parseDecimal(text);
    } catch (thrown) {
      throw new CommandError(
        'salesforce',
        'METRIC_IS_NO_NUMBER',
        `${this.totals.columns.object} ${this.row.text(this.id)} has "${text}" in ${this.totals.columns.amount}, which is not a number.`,
        'Correct that record, then run the command again; nothing was written.',
        { cause: thrown },
      );
    }
  }

  /** Finds the entries of the rows walked over since the last time, while their bytes are still in place. */
  private findPending(): void {
    const needed = this.staged + this.pending;
    if (needed > this.entries.length) {
      const { entries, units } = this;
      const capacity = Math.max(needed, entries.length * 2);
      this.entries = new Int32Array(capacity);
      this.entries.set(entries);
      this.units = new Float64Array(capacity);
      this.units.set(units);
    }
    const { row, totals, keyAt, groups, pending } = this;
    totals.table.findAll(row.view, keyAt, groups, pending, this.entries.subarray(this.staged, needed));
    this.units.set(this.pendingUnits.subarray(0, pending), this.staged);
    this.staged = needed;
    this.pending = 0;
  }
}
