import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { addDecimals, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import { KEY_WORDS } from './SumList.ts';
import type { SumList } from './SumList.ts';

/** Two words of key and a double, so that four slots share a cache line, and one access finds both. */
const SLOT_WORDS = 4;
const FIRST_SLOTS = 1024;
/** Rows looked up at once: their cache lines together fit into the fastest cache. */
const BATCH = 256;

/** Throws when the key of a row is none. Always the same function, as V8 throws away what it compiled for another one. */
export type CheckKey = (list: SumList, row: number) => void;

/** What a table holds of one key. */
export interface SlotSum {
  readonly word1: number;
  readonly word2: number;
  readonly total: Decimal;
}

/**
 * Exact sums by keys of two words, in an open-addressing hash table over one typed array: no object and no string for a row or a
 * key. A sum is a safe integer of units, and carries into a BigInt when it leaves that range.
 */
export class SumTable {
  private readonly scale: number;
  /** Keys begin every fourth word; a first word of 0 is a free slot. At most three quarters are taken; as many as a power of two. */
  private words = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  /** The same memory: each slot's second half. */
  private units = new Float64Array(this.words.buffer);
  private taken = 0;
  /** What does not fit into a slot's units, by key. */
  private readonly beyond = new Map<string, Decimal>();
  private readonly slots = new Int32Array(BATCH);
  /** Keeps the reads of the first pass from being left out. */
  private touched = 0;

  /** @param scale decimals of a unit */
  constructor(scale: number) {
    this.scale = scale;
  }

  /** Adds rows to the sums of their keys. @param checkKey asked for a row whose key is new */
  addAll(list: SumList, from: number, to: number, checkKey: CheckKey): void {
    for (let first = from; first < to; first += BATCH) {
      this.addBatch(list, first, Math.min(first + BATCH, to), checkKey);
    }
  }

  /** Adds an amount that is no safe integer of units to a key that is there. */
  addBeyond(word1: number, word2: number, amount: Decimal): void {
    const key = `${word1} ${word2}`;
    this.beyond.set(key, addDecimals(this.beyond.get(key) ?? ZERO, amount));
  }

  *sums(): Generator<SlotSum> {
    const { words, units, beyond, scale } = this;
    for (let at = 0; at < words.length; at += SLOT_WORDS) {
      const word1 = words[at] ?? 0;
      const word2 = words[at + 1] ?? 0;
      if (word1 !== 0) {
        const inside: Decimal = { units: BigInt(units[(at >> 1) + 1] ?? 0), scale };
        const outside = beyond.get(`${word1} ${word2}`);
        yield { word1, word2, total: outside === undefined ? inside : addDecimals(inside, outside) };
      }
    }
  }

  /**
   * A slot of every row is touched before any key is compared: the table is larger than the processor's caches, and loads that do not
   * wait for each other take a third of the time.
   */
  private addBatch(list: SumList, first: number, end: number, checkKey: CheckKey): void {
    this.makeRoom(end - first);
    const { words, units, slots } = this;
    const { keys, units: amounts } = list;
    const mask = words.length - 1;
    let touched = 0;
    for (let row = first; row < end; row++) {
      const slot = slotOf(keys[row * KEY_WORDS] ?? 0, keys[row * KEY_WORDS + 1] ?? 0) & mask;
      slots[row - first] = slot;
      touched ^= words[slot] ?? 0;
    }
    this.touched = touched;
    for (let row = first; row < end; row++) {
      const word1 = keys[row * KEY_WORDS] ?? 0;
      const word2 = keys[row * KEY_WORDS + 1] ?? 0;
      let slot = slots[row - first] ?? 0;
      while (words[slot] !== word1 || words[slot + 1] !== word2) {
        if (words[slot] === 0) {
          checkKey(list, row);
          words[slot] = word1;
          words[slot + 1] = word2;
          this.taken++;
          break;
        }
        slot = (slot + SLOT_WORDS) & mask;
      }
      const amount = amounts[row] ?? 0;
      const sum = (units[(slot >> 1) + 1] ?? 0) + amount;
      if (sum > Number.MAX_SAFE_INTEGER || sum < Number.MIN_SAFE_INTEGER) {
        this.addBeyond(word1, word2, { units: BigInt(amount), scale: this.scale });
      } else {
        units[(slot >> 1) + 1] = sum;
      }
    }
  }

  private makeRoom(rows: number): void {
    const { words, units } = this;
    if ((this.taken + rows) * SLOT_WORDS * 4 <= words.length * 3) {
      return;
    }
    this.words = new Int32Array(words.length * 2);
    this.units = new Float64Array(this.words.buffer);
    const mask = this.words.length - 1;
    for (let at = 0; at < words.length; at += SLOT_WORDS) {
      const word1 = words[at] ?? 0;
      const word2 = words[at + 1] ?? 0;
      if (word1 !== 0) {
        let slot = slotOf(word1, word2) & mask;
        while (this.words[slot] !== 0) {
          slot = (slot + SLOT_WORDS) & mask;
        }
        this.words[slot] = word1;
        this.words[slot + 1] = word2;
        this.units[(slot >> 1) + 1] = units[(at >> 1) + 1] ?? 0;
      }
    }
  }
}

/** The first word of a key's slot, before it is cut to the table's size. Ids differ in few characters, and all of their bits must reach the low ones. */
function slotOf(word1: number, word2: number): number {
  let hash = Math.imul(word1, 0x9e3779b1) ^ Math.imul(word2, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) << 2;
}
