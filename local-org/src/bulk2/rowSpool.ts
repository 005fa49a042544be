import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Rows between two remembered offsets, at the least: an index of a million rows has a thousand entries. */
const GROUP_ROWS = 1000;

/** Bytes that are written together, at the least: fewer, larger writes. */
const FLUSH_BYTES = 1024 * 1024;

/** Bytes that are read together, at the most. */
const READ_BYTES = 256 * 1024;

const QUOTE = 0x22;
const NEWLINE = 0x0a;

const NOTHING = Buffer.alloc(0);

/** Where a group of rows begins. */
interface Group {
  readonly row: number;
  readonly offset: number;
}

/** CSV rows on disk, written once in order and read in ranges of rows, so that memory does not grow with the result. */
export class RowSpool {
  readonly #file: string;
  readonly #handle: FileHandle;
  /** The last one is where the next rows go. */
  readonly #groups: Group[] = [{ row: 0, offset: 0 }];
  /** Single rows, until there is a group of them: text that waits in pieces keeps the garbage collector busy. */
  #text = '';
  #textRows = 0;
  /** Rows that are to be written, and from where on. It is used again and again: a new one each time would be as much memory as the result. */
  #buffer = NOTHING;
  #start = 0;
  /** How many there are, without the single ones. */
  #bytes = 0;
  #rows = 0;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async create(file: string): Promise<RowSpool> {
    return new RowSpool(file, await open(file, 'wx+'));
  }

  get rows(): number {
    return this.#rows + this.#textRows;
  }

  /** Takes a row with its line ending. True when {@link flush} is due. */
  add(row: string): boolean {
    this.#text += row;
    this.#textRows += 1;
    return this.#textRows === GROUP_ROWS && this.#endText();
  }

  /** Takes some rows with their line endings. True when {@link flush} is due. */
  addRows(text: string, rows: number): boolean {
    if (rows === 0) return false;
    const at = this.#bytes - this.#start;
    this.#makeRoom(at + Buffer.byteLength(text));
    this.#bytes += this.#buffer.write(text, at);
    this.#rows += rows;
    const { row = 0 } = this.#groups.at(-1) ?? {};
    if (this.#rows - row >= GROUP_ROWS) this.#groups.push({ row: this.#rows, offset: this.#bytes });
    return this.#bytes - this.#start >= FLUSH_BYTES;
  }

  /** Writes what was added: when {@link add} or {@link addRows} say so. Nothing may be added until it has. */
  async flush(): Promise<void> {
    const [start, length] = [this.#start, this.#bytes - this.#start];
    if (length === 0) return;
    await this.#handle.write(this.#buffer, 0, length, start);
    this.#start += length;
  }

  /** Writes the last of it. */
  async end(): Promise<void> {
    if (this.#textRows > 0) this.#endText();
    await this.flush();
    this.#buffer = NOTHING;
  }

  /**
   * The bytes of rows `first` … `first + count - 1`, in pieces. A piece is good until the next one is asked for, which is in the same memory:
   * buffers as large as the result, even if they are let go of at once, keep the garbage collector busy.
   */
  async *read(first: number, count: number): AsyncGenerator<Buffer> {
    const [start, end] = [await this.#offsetOf(first), await this.#offsetOf(first + count)];
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(end - start, 0)));
    for (let at = start; at < end; at += buffer.length) {
      const length = Math.min(buffer.length, end - at);
      await this.#handle.read(buffer, 0, length, at);
      yield buffer.subarray(0, length);
    }
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  #endText(): boolean {
    const [text, rows] = [this.#text, this.#textRows];
    [this.#text, this.#textRows] = ['', 0];
    return this.addRows(text, rows);
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(bytes, 2 * this.#buffer.length));
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }

  async #offsetOf(row: number): Promise<number> {
    if (row >= this.#rows) return this.#bytes;
    const index = this.#groups.findLastIndex((group) => group.row <= row);
    const group = this.#groups[index];
    if (!group || group.row === row) return group?.offset ?? 0;
    const bytes = Buffer.allocUnsafe((this.#groups[index + 1]?.offset ?? this.#bytes) - group.offset);
    await this.#handle.read(bytes, 0, bytes.length, group.offset);
    return group.offset + endOfRow(bytes, row - group.row);
  }
}

/** The offset behind the n-th row; line ends inside quotes do not count. */
function endOfRow(bytes: Buffer, rows: number): number {
  let quoted = false;
  let seen = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === NEWLINE && !quoted && (seen += 1) === rows) return at + 1;
  }
  return bytes.length;
}
