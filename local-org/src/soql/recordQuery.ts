import type { ObjectSchema } from '../schema/index.ts';
import type { RowBlock, Store, Value } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';
import { readerOf } from './readColumn.ts';
import { rowBlocks } from './rowBlocks.ts';
import type { Sql } from './sql.ts';
import type { ChildQuery, Query } from './types.ts';

/** The pieces of a compiled query. */
export interface RecordQueryParts {
  readonly object: ObjectSchema;
  readonly columns: readonly (ScopedField & { readonly hidden?: boolean })[];
  readonly children: readonly ChildQuery[];
  readonly isCount: boolean;
  readonly from: Sql;
  /** As `from`, by serials alone; undefined where the rows are asked for in another order. */
  readonly fromSerials: Sql | undefined;
  readonly where: Sql;
  /** Terms of ORDER BY. */
  readonly order: Sql;
  readonly limit: Sql;
}

/** Runs a compiled query whose rows are records, or which counts them. */
export class RecordQuery implements Query {
  readonly object: ObjectSchema;
  readonly columns: RecordQueryParts['columns'];
  readonly children: readonly ChildQuery[];
  readonly isCount: boolean;
  readonly isAggregate = false;
  readonly #store: Store;
  readonly #parts: RecordQueryParts;

  constructor(store: Store, parts: RecordQueryParts) {
    this.object = parts.object;
    this.columns = parts.columns;
    this.children = parts.children;
    this.isCount = parts.isCount;
    this.#store = store;
    this.#parts = parts;
  }

  *rows(): IterableIterator<readonly Value[]> {
    if (this.isCount) return;
    const { from, where, order, limit } = this.#parts;
    const readers = this.columns.map(readerOf);
    const selected = this.columns.map((column) => readerOf(column).selected(column.column)).join(', ');
    const text = `SELECT ${selected} FROM ${from.text} WHERE ${where.text} ORDER BY ${order.text} ${limit.text}`;
    const parameters = [...from.parameters, ...where.parameters, ...order.parameters, ...limit.parameters];
    for (const stored of this.#store.select(text, parameters)) {
      const row: Value[] = [];
      for (let index = 0; index < readers.length; index += 1) {
        row.push(readers[index]?.format(stored[index] ?? null) ?? null);
      }
      yield row;
    }
  }

  blocks(textSql: string, rowsAtOnce: number): IterableIterator<RowBlock> | undefined {
    return this.isCount ? undefined : rowBlocks(this.#store, this.#parts, textSql, rowsAtOnce);
  }

  count(): number {
    const { from, where, limit } = this.#parts;
    const text = `SELECT count(*) FROM (SELECT 1 FROM ${from.text} WHERE ${where.text} ${limit.text})`;
    const [row] = this.#store.select(text, [...from.parameters, ...where.parameters, ...limit.parameters]);
    return Number(row?.[0] ?? 0);
  }
}
