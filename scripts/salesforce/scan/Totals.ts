import type { AddedUpQuery, RowCounts, Sum, Sums } from '../types.ts';
import { GroupTable } from './GroupTable.ts';
import { SumTable } from './SumTable.ts';

const NONE: RowCounts = { rows: 0, withoutKey: 0, withoutAmount: 0 };

/** The sums of all pages that were kept. Memory grows with keys and groups, not with rows. */
export class Totals implements Sums {
  readonly table: SumTable;
  readonly groups: GroupTable;
  readonly query: AddedUpQuery & { readonly columns: readonly string[] };
  rows = 0;
  private readonly byGroup: RowCounts[] = [];

  constructor(query: AddedUpQuery) {
    this.query = { ...query, columns: ['Id', query.key, query.amount, ...query.groupBy] };
    this.table = new SumTable(query.scale);
    this.groups = new GroupTable(query.groupBy.length, query.groupOf);
  }

  /** Adds a good page's counts, which stand at the numbers of their groups. */
  count(page: readonly (RowCounts | undefined)[]): void {
    page.forEach((added = NONE, group) => {
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
