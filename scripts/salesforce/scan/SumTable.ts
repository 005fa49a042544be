import { addDecimals, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Sum } from '../types.ts';
import { hashOf, hasSameKey, SumRecords, unitsAt } from './SumRecords.ts';

const FIRST_CAPACITY = 1024;
const SLOTS_PER_RECORD = 2;
/** Records looked up at once. */
const BATCH = 512;

/**
 * Exact sums by record id and group, in an open-addressing hash table over typed arrays: no object and no string for a row or a
 * key. A sum is a safe integer of units, and carries into a BigInt when it leaves that range.
 */
export class SumTable {
  private readonly scale: number;
  /** A record's number plus one; 0 is free. At most half full, and as many as a power of two. */
  private slots = new Int32Array(FIRST_CAPACITY * SLOTS_PER_RECORD);
  private readonly records = new SumRecords(FIRST_CAPACITY);
  /** What does not fit into a record's units. */
  private readonly beyond = new Map<number, Decimal>();
  private readonly found = new Int32Array(BATCH);

  /** @param scale decimals of a unit */
  constructor(scale: number) {
    this.scale = scale;
  }

  /** Adds amounts to the sums of their ids and groups. */
  addAll(added: SumRecords): void {
    for (let first = 0; first < added.count; first += BATCH) {
      this.addBatch(added, first, Math.min(first + BATCH, added.count));
    }
  }

  /** Adds an amount that is no safe integer of units to the sum of the id and group of a record, whose own units are added as well. */
  addBeyond(added: SumRecords, index: number, amount: Decimal): void {
    this.makeRoom(1);
    this.carry(this.findOrInsert(added, index), amount);
  }

  /** In the order in which the ids were first seen. */
  *sums(): Generator<Sum> {
    const { records, beyond, scale } = this;
    for (let index = 0; index < records.count; index++) {
      const inside: Decimal = { units: BigInt(records.units[unitsAt(index)] ?? 0), scale };
      const outside = beyond.get(index);
      yield {
        id: records.idOf(index),
        group: records.groupOf(index),
        total: outside === undefined ? inside : addDecimals(inside, outside),
      };
    }
  }

  /**
   * All slots are looked up before any key is compared: the table is larger than the processor's caches, and loads that do not
   * wait for each other take a third of the time.
   */
  private addBatch(added: SumRecords, first: number, end: number): void {
    this.makeRoom(end - first);
    const { slots, records, found } = this;
    const { units } = records;
    const mask = slots.length - 1;
    for (let index = first; index < end; index++) {
      found[index - first] = slots[hashOf(added, index) & mask] ?? 0;
    }
    for (let index = first; index < end; index++) {
      const candidate = (found[index - first] ?? 0) - 1;
      const isSame = candidate >= 0 && hasSameKey(records, candidate, added, index);
      const target = isSame ? candidate : this.findOrInsert(added, index);
      const at = unitsAt(target);
      const amount = added.units[unitsAt(index)] ?? 0;
      const sum = (units[at] ?? 0) + amount;
      if (sum > Number.MAX_SAFE_INTEGER || sum < Number.MIN_SAFE_INTEGER) {
        this.carry(target, { units: BigInt(amount), scale: this.scale });
      } else {
        units[at] = sum;
      }
    }
  }

  private carry(index: number, amount: Decimal): void {
    this.beyond.set(index, addDecimals(this.beyond.get(index) ?? ZERO, amount));
  }

  /** Also for keys that are not in their first slot. A new record has no units yet. */
  private findOrInsert(added: SumRecords, index: number): number {
    const { slots, records } = this;
    const mask = slots.length - 1;
    let slot = hashOf(added, index) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const candidate = (slots[slot] ?? 0) - 1;
      if (hasSameKey(records, candidate, added, index)) {
        return candidate;
      }
    }
    const inserted = records.count;
    records.pushFrom(added, index);
    records.units[unitsAt(inserted)] = 0;
    slots[slot] = inserted + 1;
    return inserted;
  }

  /** Before records are added, so that nothing moves under way. */
  private makeRoom(count: number): void {
    const { records } = this;
    const needed = records.count + count;
    if (needed > records.capacity) {
      records.enlarge();
    }
    if (needed * SLOTS_PER_RECORD > this.slots.length) {
      const slots = new Int32Array(this.slots.length * 2);
      const mask = slots.length - 1;
      for (let index = 0; index < records.count; index++) {
        let slot = hashOf(records, index) & mask;
        while (slots[slot] !== 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = index + 1;
      }
      this.slots = slots;
    }
  }
}
