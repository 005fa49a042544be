import type { AddedUpQuery, RowCounts, Sum, Sums } from '../types.ts';
import { GroupTable } from './GroupTable.ts';
import { SumRecords } from './SumRecords.ts';
import { SumTable } from './SumTable.ts';

/** Rows that a page may have before its list must grow. */
const PAGE_CAPACITY = 4096;
const NONE: RowCounts = { rows: 0, withoutKey: 0, withoutAmount: 0 };

/** The sums of all pages that were kept. Memory grows with keys and groups, not with rows. */
export class Totals implements Sums {
  readonly table: SumTable;
  readonly groups: GroupTable;
  readonly query: AddedUpQuery & { readonly columns: readonly string[] };
  rows = 0;
  private readonly byGroup: RowCounts[] = [];
  /** Of pages that were kept, to be used again: fresh memory costs more than what is done with it. */
  private readonly spare: SumRecords[] = [];

  constructor(query: AddedUpQuery) {
    this.query = { ...query, columns: ['Id', query.key, query.amount, ...query.groupBy] };
    this.table = new SumTable(query.scale);
    this.groups = new GroupTable(query.groupBy.length, query.groupOf);
  }

  /** An empty list for the records of a page. */
  emptyRecords(): SumRecords {
    return this.spare.pop() ?? new SumRecords(PAGE_CAPACITY);
  }

  /** Adds a good page: its records, which are not its own any more, and its counts, which stand at the numbers of their groups. */
  add(records: SumRecords, counts: readonly (RowCounts | undefined)[]): void {
    this.table.addAll(records);
    records.count = 0;
    this.spare.push(records);
    counts.forEach((added = NONE, group) => {
      const before = this.counts(group);
      this.rows += added.rows;
      this.byGroup[group] = {
        rows: before.rows + added.rows,
        withoutKey: before.withoutKey + added.withoutKey,
        withoutAmount: before.withoutAmount + added.withoutAmount,
      };
    });
  }

  counts(group: number): RowCounts {
    return this.byGroup[group] ?? NONE;
  }

  sums(): Iterable<Sum> {
    return this.table.sums();
  }
}
