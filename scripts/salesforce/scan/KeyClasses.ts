/** Slots for prefixes, found by a hash: an org has a handful, those of the instances that its records were created on. */
const PREFIXES = 64;

/** What an id's first eight characters and a group stand for. */
export interface KeyClass {
  readonly prefix1: number;
  readonly prefix2: number;
  readonly group: number;
}

/**
 * Numbers the combinations of a group and an id's first eight characters, in two words, from 0 on. Ids of one object hardly differ in these, so that there are few more
 * classes than groups, and the seven characters behind them tell the record.
 */
export class KeyClasses {
  private readonly all: KeyClass[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly prefixes = new Int32Array(PREFIXES * 2);
  /** By prefix slot and group: the number plus one. */
  private readonly cached = Array.from({ length: PREFIXES }, () => new Int32Array(8));

  numberOf(prefix1: number, prefix2: number, group: number): number {
    const slot = Math.imul(prefix1 ^ Math.imul(prefix2, 0x85ebca6b), 0x9e3779b1) >>> 26;
    if (this.prefixes[slot * 2] === prefix1 && this.prefixes[slot * 2 + 1] === prefix2) {
      const known = this.cached[slot]?.[group] ?? 0;
      if (known > 0) {
        return known - 1;
      }
    } else {
      this.prefixes[slot * 2] = prefix1;
      this.prefixes[slot * 2 + 1] = prefix2;
      this.cached[slot]?.fill(0);
    }
    const number = this.lookUp(prefix1, prefix2, group);
    this.cache(slot, group, number);
    return number;
  }

  get count(): number {
    return this.all.length;
  }

  get(number: number): KeyClass {
    const found = this.all[number];
    if (found === undefined) {
      throw new RangeError(`There is no class ${number} of keys.`);
    }
    return found;
  }

  private lookUp(prefix1: number, prefix2: number, group: number): number {
    const key = `${prefix1} ${prefix2} ${group}`;
    const known = this.numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    this.numbers.set(key, this.all.length);
    return this.all.push({ prefix1, prefix2, group }) - 1;
  }

  private cache(slot: number, group: number, number: number): void {
    let classes = this.cached[slot] ?? new Int32Array(group + 1);
    if (group >= classes.length) {
      const longer = new Int32Array(group * 2);
      longer.set(classes);
      this.cached[slot] = classes = longer;
    }
    classes[group] = number + 1;
  }
}
