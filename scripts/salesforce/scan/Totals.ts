import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { protocolFault } from '../faults.ts';
import type { AddedUpQuery, RowCounts, Sum, Sums } from '../types.ts';
import { GroupCounts } from './GroupCounts.ts';
import { ID_BYTES, isLongId, writeChecksum } from './idBytes.ts';
import { KeyClasses } from './KeyClasses.ts';
import { KEY_WORDS, SumList } from './SumList.ts';
import { SumTable } from './SumTable.ts';
import type { CheckKey } from './SumTable.ts';
import { TailGroups } from './TailGroups.ts';

/** Rows that a page may have before its list must grow. */
const PAGE_CAPACITY = 4096;
/** Classes that share a table: the lowest byte of a key's second word tells them apart, and 0 is left out so that no key is all zeros. */
const CLASSES_PER_TABLE = 255;
const SEVEN_CHARACTERS = 0xff_ff_ff_00 | 0;

/** The sums of all pages that were kept. Memory grows with keys and groups, not with rows. */
export class Totals implements Sums {
  readonly query: AddedUpQuery & { readonly columns: readonly string[] };
  readonly tails = new TailGroups();
  readonly classes = new KeyClasses();
  rows = 0;
  /** By the class divided by CLASSES_PER_TABLE. */
  private readonly tables = new Map<number, SumTable>();
  private readonly groups = new Map<string, number>();
  private readonly byGroup = new GroupCounts();
  /** Of pages that were kept, to be used again: fresh memory costs more than what is done with it. */
  private readonly spare: SumList[] = [];
  private readonly id = Buffer.alloc(ID_BYTES);
  private readonly idView = new DataView(this.id.buffer, this.id.byteOffset, ID_BYTES);

  constructor(query: AddedUpQuery) {
    this.query = { ...query, columns: ['Id', query.key, query.amount, ...query.groupBy] };
  }

  /** An empty list for the rows of a page. */
  emptyList(): SumList {
    return this.spare.pop() ?? new SumList(PAGE_CAPACITY);
  }

  /** The group of the cells; the query is asked once for each combination. */
  groupOf(cells: readonly string[]): number {
    const key = JSON.stringify(cells);
    const known = this.groups.get(key);
    if (known !== undefined) {
      return known;
    }
    const group = this.query.groupOf(cells);
    this.groups.set(key, group);
    return group;
  }

  /** Lists a row whose id of 18 bytes begins at `at`; there must be room. */
  push(list: SumList, view: DataView, at: number, group: number, units: number): void {
    const number = this.classes.numberOf(view.getInt32(at), view.getInt32(at + 4), group);
    const row = list.count++;
    const { keys } = list;
    const start = row * KEY_WORDS;
    keys[start] = view.getInt32(at + 8);
    keys[start + 1] = (view.getInt32(at + 11) << 8) | ((number % CLASSES_PER_TABLE) + 1);
    keys[start + 2] = number;
    keys[start + 3] = view.getInt32(at + 14);
    list.units[row] = units;
  }

  /**
   * Adds a good page: its list, which is not its own any more, its counts, and the amounts that its list has not.
   * @throws CommandError when a key is no record id
   */
  add(list: SumList, counts: GroupCounts, odd: readonly { readonly index: number; readonly amount: Decimal }[]): void {
    const { keys } = list;
    for (let from = 0, to = 0; from < list.count; from = to) {
      const table = this.tableOf(keys[from * KEY_WORDS + 2] ?? 0);
      to = this.endOfTable(list, from);
      table.addAll(list, from, to, this.checkKey);
    }
    for (const { index, amount } of odd) {
      const start = index * KEY_WORDS;
      this.tableOf(keys[start + 2] ?? 0).addBeyond(keys[start] ?? 0, keys[start + 1] ?? 0, amount);
    }
    this.byGroup.addAll(counts);
    for (let group = 0; group < counts.length; group++) {
      this.rows += counts.of(group).rows;
    }
    list.count = 0;
    this.spare.push(list);
  }

  counts(group: number): RowCounts {
    return this.byGroup.of(group);
  }

  *sums(): Generator<Sum> {
    for (const [index, table] of this.tables) {
      for (const { word1, word2, total } of table.sums()) {
        const { prefix1, prefix2, group } = this.classes.get(index * CLASSES_PER_TABLE + (word2 & 0xff) - 1);
        this.writeId(prefix1, prefix2, word1, word2);
        writeChecksum(this.id);
        yield { id: this.id.toString('latin1'), group, total };
      }
    }
  }

  private tableOf(number: number): SumTable {
    const index = Math.floor(number / CLASSES_PER_TABLE);
    const known = this.tables.get(index);
    if (known !== undefined) {
      return known;
    }
    const table = new SumTable(this.query.scale);
    this.tables.set(index, table);
    return table;
  }

  /** Where the rows end that follow `from` in the same table: all of them, as long as there are no more classes than a table takes. */
  private endOfTable({ keys, count }: SumList, from: number): number {
    if (this.classes.count <= CLASSES_PER_TABLE) {
      return count;
    }
    const index = Math.floor((keys[from * KEY_WORDS + 2] ?? 0) / CLASSES_PER_TABLE);
    let to = from + 1;
    while (to < count && Math.floor((keys[to * KEY_WORDS + 2] ?? 0) / CLASSES_PER_TABLE) === index) {
      to++;
    }
    return to;
  }

  private readonly checkKey: CheckKey = ({ keys }, row) => {
    const start = row * KEY_WORDS;
    const { prefix1, prefix2 } = this.classes.get(keys[start + 2] ?? 0);
    this.writeId(prefix1, prefix2, keys[start] ?? 0, keys[start + 1] ?? 0);
    this.idView.setInt32(14, keys[start + 3] ?? 0);
    if (!isLongId(this.id)) {
      const id = this.id.toString('latin1');
      throw protocolFault(
        'BAD_ID',
        `A record of ${this.query.object} has "${id}" in ${this.query.key}, which is not a record id.`,
      );
    }
  };

  private writeId(prefix1: number, prefix2: number, word1: number, word2: number): void {
    const { idView } = this;
    idView.setInt32(0, prefix1);
    idView.setInt32(4, prefix2);
    idView.setInt32(8, word1);
    idView.setInt32(11, (word1 << 24) | ((word2 & SEVEN_CHARACTERS) >>> 8));
  }
}
