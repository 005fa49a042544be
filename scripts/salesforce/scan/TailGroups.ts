const ENTRIES = 4096;
/** Longer tails, which hold dates and codes no more but texts, are read cell by cell. */
export const LONGEST_TAIL = 64;
const WORDS = LONGEST_TAIL / 4;
/** Tails of how many lengths are tried: true and false, and a code more or less. */
const MOST_LENGTHS = 4;

/**
 * Remembers the groups of row ends: what stands behind the amount, from its closing quote to the line end, is mostly the same few hundred
 * combinations of flags, codes and dates.
 */
export class TailGroups {
  /** Lengths seen, the last one that was right first. */
  private readonly lengths: number[] = [];
  private readonly lengthOf = new Uint8Array(ENTRIES);
  private readonly groups = new Int32Array(ENTRIES);
  private readonly words = new Int32Array(ENTRIES * WORDS);
  /** Of the tail that was found last. */
  length = 0;

  /** The group of the tail that begins at `at`, or -1 when it is not known. There must be LONGEST_TAIL readable bytes. */
  find(view: DataView, at: number): number {
    const { lengths } = this;
    for (let index = 0; index < lengths.length; index++) {
      const length = lengths[index] ?? 0;
      const entry = this.entryOf(view, at, length);
      if (this.lengthOf[entry] === length && this.isSame(entry, view, at, length)) {
        this.length = length;
        if (index > 0) {
          lengths.copyWithin(1, 0, index);
          lengths[0] = length;
        }
        return this.groups[entry] ?? -1;
      }
    }
    return -1;
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
