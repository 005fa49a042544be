const ENTRIES = 4096;
/** Longer tails, which hold dates and codes no more but texts, are read cell by cell. */
export const LONGEST_TAIL = 64;
const WORDS = LONGEST_TAIL / 4;
/** Tails of how many lengths are tried: true and false, and a code more or less. */
const MOST_LENGTHS = 4;
/** Where in a tail its first cell begins: behind `","`. */
const FIRST_LETTER = 3;

/**
 * Remembers the groups of row ends: what stands behind the amount, from its closing quote to the line end, is mostly the same few hundred
 * combinations of flags, codes and dates.
 */
export class TailGroups {
  /** Lengths seen, the last one first. */
  private readonly lengths: number[] = [];
  /** The length seen last by the first letter of a tail's first cell: a flag's values differ in length, and a wrong guess costs as much as the rest. */
  private readonly lengthByLetter = new Uint8Array(256);
  private readonly lengthOf = new Uint8Array(ENTRIES);
  private readonly groups = new Int32Array(ENTRIES);
  private readonly words = new Int32Array(ENTRIES * WORDS);
  /** Of the tail that was found last. */
  length = 0;

  /** The group of the tail that begins at `at`, or -1 when it is not known. There must be LONGEST_TAIL readable bytes. */
  find(view: DataView, at: number): number {
    const letter = view.getUint8(at + FIRST_LETTER);
    const guess = this.lengthByLetter[letter] ?? 0;
    const group = guess === 0 ? -1 : this.findOfLength(view, at, guess);
    return group >= 0 ? group : this.findOfOtherLength(view, at, letter);
  }

  remember(view: DataView, at: number, length: number, group: number): void {
    if (length < 4 || length > LONGEST_TAIL) {
      return;
    }
    if (!this.lengths.includes(length)) {
      this.lengths.length = Math.min(this.lengths.length, MOST_LENGTHS - 1);
      this.lengths.unshift(length);
    }
    const entry = this.entryOf(view, at, length);
    this.lengthOf[entry] = length;
    this.groups[entry] = group;
    for (let offset = 0, word = entry * WORDS; offset < length; offset += 4, word++) {
      this.words[word] = view.getInt32(at + Math.min(offset, length - 4));
    }
  }

  private findOfLength(view: DataView, at: number, length: number): number {
    const entry = this.entryOf(view, at, length);
    if (this.lengthOf[entry] !== length || !this.isSame(entry, view, at, length)) {
      return -1;
    }
    this.length = length;
    return this.groups[entry] ?? -1;
  }

  private findOfOtherLength(view: DataView, at: number, letter: number): number {
    for (const length of this.lengths) {
      const group = this.findOfLength(view, at, length);
      if (group >= 0) {
        this.lengthByLetter[letter] = length;
        return group;
      }
    }
    return -1;
  }

  private entryOf(view: DataView, at: number, length: number): number {
    const last = at + length - 4;
    let hash = view.getInt32(last);
    for (let place = at; place < last; place += 4) {
      hash = Math.imul(hash, 0x9e3779b1) ^ view.getInt32(place);
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return (hash >>> 16) & (ENTRIES - 1);
  }

  private isSame(entry: number, view: DataView, at: number, length: number): boolean {
    const last = at + length - 4;
    let word = entry * WORDS;
    for (let place = at; place < last; place += 4, word++) {
      if (this.words[word] !== view.getInt32(place)) {
        return false;
      }
    }
    return this.words[word] === view.getInt32(last);
  }
}
