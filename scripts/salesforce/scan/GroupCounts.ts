import type { RowCounts } from '../types.ts';

const FIRST_GROUPS = 64;

/** How many rows of each group were what. */
export class GroupCounts {
  /** One more than the largest group that was counted. */
  length = 0;
  private counts = new Int32Array(FIRST_GROUPS * 3);

  count(group: number, isWithoutKey: boolean, isWithoutAmount: boolean): void {
    if (group >= this.length) {
      this.lengthen(group + 1);
    }
    const { counts } = this;
    const at = group * 3;
    counts[at] = (counts[at] ?? 0) + 1;
    if (isWithoutKey) {
      counts[at + 1] = (counts[at + 1] ?? 0) + 1;
    }
    if (isWithoutAmount) {
      counts[at + 2] = (counts[at + 2] ?? 0) + 1;
    }
  }

  of(group: number): RowCounts {
    const [rows = 0, withoutKey = 0, withoutAmount = 0] = this.counts.subarray(group * 3, group * 3 + 3);
    return { rows, withoutKey, withoutAmount };
  }

  addAll(others: GroupCounts): void {
    this.lengthen(others.length);
    for (let at = 0; at < others.length * 3; at++) {
      this.counts[at] = (this.counts[at] ?? 0) + (others.counts[at] ?? 0);
    }
  }

  private lengthen(length: number): void {
    this.length = Math.max(this.length, length);
    if (this.length * 3 > this.counts.length) {
      const longer = new Int32Array(this.length * 6);
      longer.set(this.counts);
      this.counts = longer;
    }
  }
}
