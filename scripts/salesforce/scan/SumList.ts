/** Words a row has in `keys`. */
export const KEY_WORDS = 4;

/**
 * The amounts of a page's rows, in their order, until the page has turned out to be whole. A row's key is the id's characters 9 to 12 and 13 to 15, a class,
 * which stands for the rest of the id and the group, and the id's last four characters.
 */
export class SumList {
  count = 0;
  keys: Int32Array;
  /** Whole numbers, of ten to the power of minus the scale. */
  units: Float64Array;

  constructor(capacity: number) {
    this.keys = new Int32Array(capacity * KEY_WORDS);
    this.units = new Float64Array(capacity);
  }

  /** Makes room for so many further rows: what is written beyond it would be lost without an error. */
  reserve(rows: number): void {
    const needed = this.count + rows;
    if (needed > this.units.length) {
      const capacity = Math.ceil(Math.max(needed, this.units.length * 1.5));
      const { keys, units } = this;
      this.keys = new Int32Array(capacity * KEY_WORDS);
      this.keys.set(keys);
      this.units = new Float64Array(capacity);
      this.units.set(units);
    }
  }
}
