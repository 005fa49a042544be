import { GroupTable } from './GroupTable.ts';
import type { GroupOf } from './GroupTable.ts';
import { SumTable } from './SumTable.ts';
import type { Sum } from './SumTable.ts';

/** What to add up. Columns by their API names; the page's header is matched case-insensitively. */
export interface SumColumns {
  /** Names the records in errors: `Opportunity`. */
  readonly object: string;
  /** Names the row in errors. */
  readonly id: string;
  /** Whose amounts are added up: a lookup to one object. */
  readonly key: string;
  readonly amount: string;
  /** Decimals that most amounts have at the most. More are added up exactly as well, but slowly. */
  readonly scale: number;
  /** The cells `groupOf` decides by. */
  readonly groupBy: readonly string[];
  /** Asked once for every combination of cells. */
  readonly groupOf: GroupOf;
}

export interface RowCounts {
  readonly rows: number;
  /** The key is empty: counted here, added nowhere. */
  readonly withoutKey: number;
  /** The amount is empty: added as zero. */
  readonly withoutAmount: number;
}

/** The sums of all pages that were kept. Memory grows with keys and groups, not with rows. */
export class Totals {
  readonly table: SumTable;
  readonly groups: GroupTable;
  readonly columns: SumColumns;
  private readonly counts: RowCounts[] = [];

  constructor(columns: SumColumns) {
    this.columns = columns;
    this.table = new SumTable(columns.scale);
    this.groups = new GroupTable(columns.groupBy.length, columns.groupOf);
  }

  /** Adds a good page's counts. */
  count(pageCounts: readonly (RowCounts | undefined)[]): void {
    for (const [group, counts] of pageCounts.entries()) {
      if (counts !== undefined) {
        const before = this.of(group);
        this.counts[group] = {
          rows: before.rows + counts.rows,
          withoutKey: before.withoutKey + counts.withoutKey,
          withoutAmount: before.withoutAmount + counts.withoutAmount,
        };
      }
    }
  }

  /** How many rows of a group were what. */
  of(group: number): RowCounts {
    return this.counts[group] ?? { rows: 0, withoutKey: 0, withoutAmount: 0 };
  }

  sums(): Iterable<Sum> {
    return this.table.sums();
  }
}
