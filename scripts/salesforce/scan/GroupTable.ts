import type { AddedUpQuery } from '../types.ts';
import type { RowCursor } from './RowCursor.ts';

const FIRST_CAPACITY = 64;
const FIRST_BYTES = 4096;

/**
 * Remembers the group of every combination of bytes seen in the grouping columns, so that `groupOf` is asked once for each.
 * Memory grows with the combinations: dates, currencies and flags, not names.
 */
export class GroupTable {
  private readonly groupOf: AddedUpQuery['groupOf'];
  /** Cells a combination. */
  private readonly width: number;
  private count = 0;
  /** A combination's number plus one; 0 is free. At most half full, and as long as a power of two. */
  private slots = new Int32Array(FIRST_CAPACITY * 2);
  private hashes = new Int32Array(FIRST_CAPACITY);
  private groups = new Int32Array(FIRST_CAPACITY);
  /** The cells of all combinations, one behind the other, and where each one ends. */
  private cells = new Uint8Array(FIRST_BYTES);
  private cellsView = new DataView(this.cells.buffer);
  private cellEnds: Int32Array;

  constructor(width: number, groupOf: AddedUpQuery['groupOf']) {
    this.width = width;
    this.groupOf = groupOf;
    this.cellEnds = new Int32Array(FIRST_CAPACITY * width);
  }

  /** @param columns positions of the grouping columns in the row */
  find(row: RowCursor, columns: readonly number[]): number {
    const hash = hashOf(row, columns);
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = (slots[slot] ?? 0) - 1;
      if (found < 0) {
        return this.insert(row, columns, hash);
      }
      if (hashes[found] === hash && this.isSame(found, row, columns)) {
        return this.groups[found] ?? 0;
      }
    }
  }

  private isSame(found: number, { bytes, view, starts, ends }: RowCursor, columns: readonly number[]): boolean {
    const { cells, cellsView, cellEnds, width } = this;
    const first = found * width;
    let cellAt = first === 0 ? 0 : (cellEnds[first - 1] ?? 0);
    for (let index = 0; index < width; index++) {
      const column = columns[index] ?? 0;
      const end = ends[column] ?? 0;
      let at = starts[column] ?? 0;
      if (cellEnds[first + index] !== cellAt + end - at) {
        return false;
      }
      for (; at + 4 <= end; at += 4, cellAt += 4) {
        if (cellsView.getInt32(cellAt) !== view.getInt32(at)) {
          return false;
        }
      }
      for (; at < end; at++, cellAt++) {
        if (cells[cellAt] !== bytes[at]) {
          return false;
        }
      }
    }
    return true;
  }

  private insert(row: RowCursor, columns: readonly number[], hash: number): number {
    const group = this.groupOf(columns.map((column) => row.text(column)));
    const added = this.count++;
    if (added === this.hashes.length) {
      this.grow();
    }
    this.hashes[added] = hash;
    this.groups[added] = group;
    columns.forEach((column, index) => {
      this.addCell(added * this.width + index, row.bytes.subarray(row.starts[column], row.ends[column]));
    });
    this.place(added);
    return group;
  }

  private addCell(index: number, cell: Uint8Array): void {
    const start = index === 0 ? 0 : (this.cellEnds[index - 1] ?? 0);
    const end = start + cell.length;
    if (end > this.cells.length) {
      this.cells = enlarged(this.cells, new Uint8Array(Math.max(end, this.cells.length * 2)));
      this.cellsView = new DataView(this.cells.buffer);
    }
    this.cells.set(cell, start);
    this.cellEnds[index] = end;
  }

  private grow(): void {
    const capacity = this.hashes.length * 2;
    this.hashes = enlarged(this.hashes, new Int32Array(capacity));
    this.groups = enlarged(this.groups, new Int32Array(capacity));
    this.cellEnds = enlarged(this.cellEnds, new Int32Array(capacity * this.width));
    this.slots = new Int32Array(capacity * 2);
    for (let number = 0; number < this.count - 1; number++) {
      this.place(number);
    }
  }

  private place(number: number): void {
    const mask = this.slots.length - 1;
    let slot = (this.hashes[number] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = number + 1;
  }
}

function enlarged<T extends Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Four bytes at a time, the rest one by one; the shifts bring what differs in the first characters down to the low bits. */
function hashOf({ bytes, view, starts, ends }: RowCursor, columns: readonly number[]): number {
  let hash = 0;
  for (const column of columns) {
    const end = ends[column] ?? 0;
    let at = starts[column] ?? 0;
    for (; at + 4 <= end; at += 4) {
      hash = Math.imul(hash ^ view.getInt32(at), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    for (; at < end; at++) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    }
  }
  return hash ^ (hash >>> 13);
}
