/** A record id in bytes. */
export const ID_BYTES = 18;
/** The id, two bytes of padding, the group in four, and the units in eight. */
const RECORD_BYTES = 32;
const GROUP_AT = 20;
const UNITS_AT = 24;
const RECORD_WORDS = RECORD_BYTES / 4;

/**
 * Amounts by record id and group, one behind the other in memory: half a cache line each, so that looking one up by its key brings
 * along what is to be changed.
 */
export class SumRecords {
  count = 0;
  /** Keys and units, as words and as doubles. */
  words: Int32Array;
  units: Float64Array;
  private view: DataView;

  constructor(capacity: number) {
    const bytes = new ArrayBuffer(capacity * RECORD_BYTES);
    this.words = new Int32Array(bytes);
    this.units = new Float64Array(bytes);
    this.view = new DataView(bytes);
  }

  get capacity(): number {
    return this.words.length / RECORD_WORDS;
  }

  /** @param at where in `from` the 18 bytes of the id begin */
  push(from: DataView, at: number, group: number, units: number): void {
    if (this.count === this.capacity) {
      this.enlarge();
    }
    const { view } = this;
    const start = this.count++ * RECORD_BYTES;
    view.setInt32(start, from.getInt32(at));
    view.setInt32(start + 4, from.getInt32(at + 4));
    view.setInt32(start + 8, from.getInt32(at + 8));
    view.setInt32(start + 12, from.getInt32(at + 12));
    view.setInt16(start + 16, from.getInt16(at + 16));
    view.setInt32(start + GROUP_AT, group);
    view.setFloat64(start + UNITS_AT, units, IS_LITTLE_ENDIAN);
  }

  /** Copies a record; there must be room. */
  pushFrom(others: SumRecords, index: number): void {
    const first = index * RECORD_WORDS;
    const start = this.count++ * RECORD_WORDS;
    for (let word = 0; word < RECORD_WORDS; word++) {
      this.words[start + word] = others.words[first + word] ?? 0;
    }
  }

  /** By half: hundreds of thousands of records are copied seldom enough, and little stays unused. */
  enlarge(): void {
    const { words } = this;
    const bytes = new ArrayBuffer(Math.ceil(this.capacity * 1.5) * RECORD_BYTES);
    this.words = new Int32Array(bytes);
    this.words.set(words);
    this.units = new Float64Array(bytes);
    this.view = new DataView(bytes);
  }

  idOf(index: number): string {
    const start = index * RECORD_BYTES;
    return Buffer.from(this.words.buffer, start, ID_BYTES).toString('latin1');
  }

  groupOf(index: number): number {
    return this.view.getInt32(index * RECORD_BYTES + GROUP_AT);
  }
}

/** Where the units of a record stand among the doubles. */
export function unitsAt(index: number): number {
  return index * (RECORD_BYTES / 8) + UNITS_AT / 8;
}

/** Doubles are read through a typed array, which takes the order of the machine. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Multiplies and shifts, as MurmurHash3 does: ids differ in few characters, and all of their bits must reach the low ones. */
export function hashOf({ words }: SumRecords, index: number): number {
  const first = index * RECORD_WORDS;
  let hash = Math.imul(words[first] ?? 0, 0xcc9e2d51) ^ Math.imul(words[first + 1] ?? 0, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ Math.imul(words[first + 2] ?? 0, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f) ^ Math.imul(words[first + 3] ?? 0, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ Math.imul(words[first + 4] ?? 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ Math.imul(words[first + 5] ?? 0, 0xb5297a4d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}

export function hasSameKey(one: SumRecords, index: number, other: SumRecords, otherIndex: number): boolean {
  const { words } = one;
  const { words: others } = other;
  const first = index * RECORD_WORDS;
  const otherFirst = otherIndex * RECORD_WORDS;
  return (
    words[first + 3] === others[otherFirst + 3] &&
    words[first + 2] === others[otherFirst + 2] &&
    words[first + 1] === others[otherFirst + 1] &&
    words[first] === others[otherFirst] &&
    words[first + 4] === others[otherFirst + 4] &&
    words[first + 5] === others[otherFirst + 5]
  );
}
