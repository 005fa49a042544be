import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Rows between two remembered offsets: an index of a million rows has a thousand entries. */
const GROUP_ROWS = 1000;

/** Groups that are written together: fewer, larger writes. */
const FLUSH_GROUPS = 16;

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** CSV rows on disk, written once in order and read in ranges of rows, so that memory does not grow with the result. */
export class RowSpool {
  readonly #file: string;
  readonly #handle: FileHandle;
  /** Byte offsets of rows 0, 1000, 2000 …; the last one is where the next group begins. */
  readonly #groups: number[] = [0];
  /** Rows of a group that is not full yet. A full one becomes bytes at once: text that waits in pieces keeps the garbage collector busy. */
  #text = '';
  #pending: Buffer[] = [];
  #written = 0;
  #rows = 0;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async create(file: string): Promise<RowSpool> {
    return new RowSpool(file, await open(file, 'wx+'));
  }

  get rows(): number {
    return this.#rows;
  }

  /** Takes a row with its line ending. True when {@link flush} is due. */
  add(row: string): boolean {
    this.#text += row;
    this.#rows += 1;
    if (this.#rows % GROUP_ROWS !== 0) return false;
    this.#endGroup();
    return this.#pending.length === FLUSH_GROUPS;
  }

  /** Writes what was added: when {@link add} says so, and once more at the end. */
  async flush(): Promise<void> {
    if (this.#text !== '') this.#endGroup();
    const [groups, start] = [this.#pending, this.#written];
    if (groups.length === 0) return;
    this.#pending = [];
    this.#written = this.#groups.at(-1) ?? 0;
    await this.#handle.writev(groups, start);
  }

  /** The bytes of rows `first` … `first + count - 1`, in pieces. */
  async *read(first: number, count: number): AsyncGenerator<Buffer> {
    const end = Math.min(first + count, this.#rows);
    for (let row = first; row < end;) {
      const group = Math.floor(row / GROUP_ROWS);
      const groupStart = group * GROUP_ROWS;
      const last = Math.min(end, groupStart + GROUP_ROWS);
      const bytes = await this.#group(group);
      const from = row === groupStart ? 0 : endOfRow(bytes, row - groupStart);
      const to = last === groupStart + GROUP_ROWS ? bytes.length : endOfRow(bytes, last - groupStart);
      yield bytes.subarray(from, to);
      row = last;
    }
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  #endGroup(): void {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    this.#pending.push(bytes);
    this.#groups.push((this.#groups.at(-1) ?? 0) + bytes.length);
  }

  async #group(group: number): Promise<Buffer> {
    const start = this.#groups[group] ?? 0;
    const bytes = Buffer.allocUnsafe((this.#groups[group + 1] ?? start) - start);
    await this.#handle.read(bytes, 0, bytes.length, start);
    return bytes;
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
