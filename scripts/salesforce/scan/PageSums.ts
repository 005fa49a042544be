import { parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../cli/index.ts';
import { columnPositions } from '../csvRows.ts';
import { protocolFault } from '../faults.ts';
import { BadPage } from '../resultPage.ts';
import { AmountReader } from './AmountReader.ts';
import { GroupCounts } from './GroupCounts.ts';
import { ID_BYTES } from './idBytes.ts';
import { RowCursor } from './RowCursor.ts';
import type { SumList } from './SumList.ts';
import { LONGEST_TAIL } from './TailGroups.ts';
import type { Totals } from './Totals.ts';

const QUOTE = 0x22;
const LF = 0x0a;
/** `","`, in the upper three bytes of a word. */
const BETWEEN_CELLS = 0x22_2c_22;
/** Where the second and the third cell begin in a row of the usual form, and how long such a row can be. */
const KEY_AT = 1 + ID_BYTES + 3;
const AMOUNT_AT = KEY_AT + ID_BYTES + 3;
const LONGEST_AMOUNT = 32;
const SHORTEST_USUAL_ROW = AMOUNT_AT + 2;
const LONGEST_USUAL_ROW = AMOUNT_AT + LONGEST_AMOUNT + LONGEST_TAIL + 4;
/** Bytes of a chunk that are put behind those left from the one before. */
const BRIDGE = 4 * LONGEST_USUAL_ROW;

/**
 * One result page, read as its bytes arrive. Its amounts are only listed until `keep` adds them to the totals: a page that breaks
 * off or whose count is wrong is dropped, and can be read again into a new one. Several pages may be under way at once.
 *
 * Rows in the form in which Salesforce writes nearly all of them are read in one go, without looking for their cells; any other row is read
 * cell by cell, by the rules of CSV.
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
  /** Record, key and amount come first, in this order. */
  private hasUsualOrder = false;
  private isEnded = false;

  private readonly list: SumList;
  private readonly amounts: AmountReader;
  /** Amounts that are no safe integer of units; the rows of the list have none. */
  private readonly odd: { readonly index: number; readonly amount: Decimal }[] = [];
  private readonly counts = new GroupCounts();

  /** @param what names the page in errors */
  constructor(totals: Totals, what: string) {
    this.totals = totals;
    this.what = what;
    this.row = new RowCursor(what);
    this.list = totals.emptyList();
    this.amounts = new AmountReader(totals.query.scale);
  }

  /**
   * @throws BadPage when the page is not what was asked for
   * @throws CommandError naming the record whose amount is no number, or whose key is no id
   */
  take(chunk: Uint8Array): void {
    const from = this.bridgeTo(chunk);
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
    const at = this.canTakeInPlace ? this.takeUsualRows(chunk, view, from, chunk.length) : from;
    this.row.append(chunk.subarray(at));
    this.walk();
  }

  /**
   * The page has ended.
   * @returns its number of rows, the header not counted
   */
  end(): number {
    this.isEnded = true;
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
    this.totals.add(this.list, this.counts, this.odd);
  }

  /** Rows of the usual form are read from the chunk itself as long as no bytes before it wait for the rest of their row. */
  private get canTakeInPlace(): boolean {
    return this.hasUsualOrder && this.row.pending === 0;
  }

  /**
   * Reads the row that the chunk before has begun, with as little of this chunk as that takes.
   * @returns where in the chunk the next row begins
   */
  private bridgeTo(chunk: Uint8Array): number {
    const { row } = this;
    if (row.pending === 0 || !this.hasUsualOrder) {
      return 0;
    }
    const bridge = Math.min(BRIDGE, chunk.length);
    row.append(chunk.subarray(0, bridge));
    this.walk();
    if (row.pending > bridge) {
      return bridge;
    }
    const next = bridge - row.pending;
    row.drop();
    return next;
  }

  private walk(): void {
    const { row } = this;
    if (!this.hasHeader) {
      if (!row.next()) {
        return;
      }
      this.readHeader();
    }
    for (;;) {
      if (this.hasUsualOrder) {
        const before = row.at;
        row.skipTo(this.takeUsualRows(row.bytes, row.view, before, row.filled));
        if (!this.isEnded && row.filled - row.at < LONGEST_USUAL_ROW) {
          return;
        }
      }
      if (!row.next()) {
        return;
      }
      this.takeRow();
    }
  }

  private readHeader(): void {
    const positions = columnPositions(this.row.texts(), this.totals.query.columns, this.what);
    [this.id = 0, this.key = 0, this.amount = 0, ...this.groupBy] = positions;
    this.hasHeader = true;
    this.hasUsualOrder = positions.every((position, index) => position === index);
  }

  /**
   * Takes rows of the usual form, `"<18>","<18>","<amount>"` and an end that was seen before, from `at` on.
   * @returns where the first row begins that is not, or that comes so late that it may not be there as a whole
   */
  private takeUsualRows(bytes: Uint8Array, view: DataView, from: number, filled: number): number {
    const { list, amounts, totals } = this;
    const { tails } = totals;
    const lastStart = filled - LONGEST_USUAL_ROW;
    list.reserve(Math.ceil((filled - from) / SHORTEST_USUAL_ROW));
    let at = from;
    let rows = 0;
    while (at <= lastStart) {
      if (
        bytes[at] !== QUOTE ||
        view.getInt32(at + ID_BYTES + 1) >>> 8 !== BETWEEN_CELLS ||
        view.getInt32(at + KEY_AT + ID_BYTES) >>> 8 !== BETWEEN_CELLS ||
        hasQuote(view, at + 1) ||
        isQuoteIn(view.getInt32(at + KEY_AT + 14))
      ) {
        break;
      }
      const amountAt = at + AMOUNT_AT;
      let units = 0;
      let amountEnd = amountAt;
      const isEmpty = bytes[amountAt] === QUOTE;
      if (!isEmpty) {
        amounts.read(bytes, amountAt);
        ({ units, end: amountEnd } = amounts);
        if (bytes[amountEnd] !== QUOTE || amountEnd - amountAt > LONGEST_AMOUNT || Number.isNaN(units)) {
          break;
        }
      }
      const group = tails.find(view, amountEnd);
      if (group < 0) {
        break;
      }
      this.counts.count(group, false, isEmpty);
      totals.push(list, view, at + KEY_AT, group, units);
      at = amountEnd + tails.length;
      rows++;
    }
    this.row.rows += rows;
    return at;
  }

  private takeRow(): void {
    const { row, totals } = this;
    const group = totals.groupOf(this.groupBy.map((cell) => row.text(cell)));
    const start = row.starts[this.amount] ?? 0;
    const end = row.ends[this.amount] ?? 0;
    const keyStart = row.starts[this.key] ?? 0;
    const keyLength = (row.ends[this.key] ?? 0) - keyStart;
    this.counts.count(group, keyLength === 0, start === end);
    if (keyLength === 0) {
      return;
    }
    this.list.reserve(1);
    let units = 0;
    if (start !== end) {
      this.amounts.read(row.bytes, start);
      units = this.amounts.units;
      if (this.amounts.end !== end || Number.isNaN(units)) {
        this.odd.push({ index: this.list.count, amount: this.decimal() });
        units = 0;
      }
    }
    if (keyLength === ID_BYTES) {
      totals.push(this.list, row.view, keyStart, group, units);
    } else {
      totals.push(this.list, this.longId(), 0, group, units);
    }
    // What ends the page without a line end may begin a longer row elsewhere.
    if (this.hasUsualOrder && row.bytes[end] === QUOTE && row.bytes[row.at - 1] === LF) {
      totals.tails.remember(row.view, end, row.at - end, group);
    }
  }

  /** The key of the row, which is written with 15 characters, in 18. */
  private longId(): DataView {
    const text = this.row.text(this.key);
    const id = toLongId(text);
    // Anything but 15 letters and digits comes back as it was; among them texts of 18 characters that are not 18 bytes.
    if (id === text) {
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

/** Whether there is a quote within an id of 18 bytes. */
function hasQuote(view: DataView, at: number): boolean {
  return (
    ((quoteBits(view.getInt32(at)) |
      quoteBits(view.getInt32(at + 4)) |
      quoteBits(view.getInt32(at + 8)) |
      quoteBits(view.getInt32(at + 12)) |
      quoteBits(view.getInt32(at + 14))) &
      0x80_80_80_80) !==
    0
  );
}

function isQuoteIn(word: number): boolean {
  return (quoteBits(word) & 0x80_80_80_80) !== 0;
}

/** The upper bit of each byte that is a quote, and others that do not count. Source: "Determine if a word has a zero byte", Bit Twiddling Hacks. */
function quoteBits(word: number): number {
  const difference = word ^ 0x22_22_22_22;
  return (difference - 0x01_01_01_01) & ~difference;
}
