import { BadPage } from '../resultPage.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

const FIRST_CAPACITY = 256 * 1024;
/** No record comes near: Salesforce ends one at about 400,000 characters. A page whose closing quote was lost does. */
const LONGEST_ROW = 16 * 1024 * 1024;

/**
 * Walks the rows of CSV (RFC 4180, rows ended by LF or CRLF, empty lines skipped) whose bytes arrive in pieces, cut anywhere. A
 * row is a set of positions in `bytes`: no string is made unless `text` is called. Positions hold until the next `next` or
 * `append`.
 *
 *     cursor.append(chunk); while (cursor.next()) { … }     for every chunk, then
 *     cursor.finish();      while (cursor.next()) { … }     for a last row without a line end
 */
export class RowCursor {
  bytes = new Uint8Array(FIRST_CAPACITY);
  view = new DataView(this.bytes.buffer);
  /** Of each cell of the row, without its quotes; only the first `width` count. */
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  /** Cells a row, as the first row has; 0 before it. */
  width = 0;
  /** Rows walked over, the header among them. */
  rows = 0;

  /** Where the next row begins, and where the bytes end. One byte after the end is always a quote, which stops every search. */
  at = 0;
  filled = 0;
  private isFinished = false;
  /** A byte order mark is one at the very beginning only. */
  private isPastMark = false;
  /** An unfinished row is looked at again when it has doubled, so that tiny pieces cost no more than large ones. */
  private lookAgainAt = 0;
  private readonly what: string;

  /** @param what names the page in errors */
  constructor(what: string) {
    this.what = what;
  }

  /** Takes the bytes over; the chunk may be used again by whoever gave it. */
  append(chunk: Uint8Array): void {
    if (this.filled + chunk.length >= this.bytes.length) {
      this.makeRoom(chunk.length);
    }
    this.bytes.set(chunk, this.filled);
    this.filled += chunk.length;
    this.bytes[this.filled] = QUOTE;
  }

  /** There are no more bytes: what is left is the last row. */
  finish(): void {
    this.isFinished = true;
    this.lookAgainAt = 0;
  }

  /**
   * Moves to the next row; false when the bytes so far hold no further whole one.
   * @throws BadPage when it is not well-formed, or as long as no record can be
   */
  next(): boolean {
    if (this.filled < this.lookAgainAt || !this.skipToRow()) {
      return false;
    }
    const end = this.walkRow();
    if (end < 0) {
      const pending = this.filled - this.at;
      if (pending > LONGEST_ROW) {
        throw this.fault(`it does not end within ${LONGEST_ROW} bytes`);
      }
      this.lookAgainAt = this.filled + pending;
      return false;
    }
    this.at = end;
    this.rows++;
    return true;
  }

  /** Bytes that are no whole row yet, or that nobody has asked for. */
  get pending(): number {
    return this.filled - this.at;
  }

  /** Goes on at a place where a row begins, past rows that the caller has read by itself. */
  skipTo(at: number): void {
    this.at = at;
  }

  /** Leaves out the pending bytes: the caller reads them by itself. */
  drop(): void {
    this.at = this.filled = 0;
    this.lookAgainAt = 0;
  }

  /** A cell of the row as text; two quotes within quotes are one. */
  text(cell: number): string {
    const { buffer } = this.bytes;
    const start = this.starts[cell] ?? 0;
    const raw = Buffer.from(buffer, start, (this.ends[cell] ?? 0) - start).toString('utf8');
    return raw.includes('"') ? raw.replaceAll('""', '"') : raw;
  }

  /** All cells of the row as text. */
  texts(): string[] {
    return Array.from({ length: this.width }, (_, cell) => this.text(cell));
  }

  /** Past a byte order mark and empty lines; false when nothing is left, or too little to tell. */
  private skipToRow(): boolean {
    if (!this.isPastMark) {
      if (this.filled < BOM.length && !this.isFinished) {
        return false;
      }
      this.at = BOM.every((byte, index) => this.bytes[index] === byte) ? BOM.length : 0;
      this.isPastMark = true;
    }
    while (this.at < this.filled) {
      const byte = this.bytes[this.at];
      if (byte === LF) {
        this.at++;
      } else if (byte === CR && this.bytes[this.at + 1] === LF && this.at + 1 < this.filled) {
        this.at += 2;
      } else {
        return true;
      }
    }
    return false;
  }

  /** Finds the cells of the row that begins at `at`; answers where the next one begins, or -1 when it is not there as a whole. */
  private walkRow(): number {
    const { bytes, filled, starts, ends } = this;
    let at = this.at;
    let cell = 0;
    for (;;) {
      const start = at;
      if (bytes[at] === QUOTE && at < filled) {
        at = this.closingQuote(at + 1);
        if (at < 0) {
          return -1;
        }
        starts[cell] = start + 1;
        ends[cell] = at;
        at++;
      } else {
        at = this.endOfBareCell(at);
        if (at < 0) {
          return -1;
        }
        starts[cell] = start;
        ends[cell] = bytes[at] === LF && bytes[at - 1] === CR && at > start ? at - 1 : at;
      }
      cell++;
      const separator = at < filled ? bytes[at] : LF;
      if (separator === COMMA) {
        at++;
        if (cell === starts.length) {
          this.addCells();
          return this.walkRow();
        }
        continue;
      }
      if (separator === LF) {
        return this.endRow(cell, Math.min(at + 1, filled));
      }
      if (separator === CR && at + 1 < filled && bytes[at + 1] === LF) {
        return this.endRow(cell, at + 2);
      }
      if (separator === CR && at + 1 >= filled && !this.isFinished) {
        return -1;
      }
      throw this.fault('a closing quote is followed by neither a comma nor a line end');
    }
  }

  /** From within a quoted cell; -1 when it is not there yet. */
  private closingQuote(from: number): number {
    const { bytes, filled } = this;
    for (let at = from; ; at += 2) {
      while (bytes[at] !== QUOTE) {
        at++;
      }
      if (at >= filled && this.isFinished) {
        throw this.fault('a quote is not closed');
      }
      if (at + 1 >= filled) {
        return this.isFinished ? at : -1;
      }
      if (bytes[at + 1] !== QUOTE) {
        return at;
      }
    }
  }

  /** Where the comma or LF after an unquoted cell stands, or the bytes end; -1 when that is not known yet. */
  private endOfBareCell(from: number): number {
    const { bytes, filled } = this;
    for (let at = from; at < filled; at++) {
      const byte = bytes[at];
      if (byte === COMMA || byte === LF) {
        return at;
      }
      if (byte === QUOTE) {
        throw this.fault('there is a quote inside of an unquoted cell');
      }
    }
    return this.isFinished ? filled : -1;
  }

  private endRow(cells: number, end: number): number {
    if (this.width === 0) {
      this.width = cells;
    } else if (cells !== this.width) {
      throw this.fault(`it has ${cells} cells instead of ${this.width}`);
    }
    return end;
  }

  private addCells(): void {
    const { starts, ends } = this;
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(ends.length * 2);
  }

  /** Moves what is unread to the front, into a larger buffer where it must be. */
  private makeRoom(length: number): void {
    const unread = this.bytes.subarray(this.at, this.filled);
    const needed = unread.length + length + 1;
    if (needed > this.bytes.length) {
      this.bytes = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      this.view = new DataView(this.bytes.buffer);
    }
    this.bytes.set(unread);
    this.lookAgainAt = Math.max(this.lookAgainAt - this.at, 0);
    this.filled = unread.length;
    this.at = 0;
  }

  private fault(why: string): BadPage {
    return new BadPage('BAD_CSV', `${this.what} is not well-formed CSV: in row ${this.rows + 1}, ${why}.`);
  }
}
