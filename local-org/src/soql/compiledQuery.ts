import type { ObjectSchema } from '../schema/index.ts';
import { codecOf } from '../store/index.ts';
import type { Store, Value } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';
import type { Sql } from './sql.ts';
import type { Query } from './types.ts';

/** The pieces of a compiled query. */
export interface QueryParts {
  readonly object: ObjectSchema;
  readonly columns: readonly ScopedField[];
  readonly isCount: boolean;
  /** Names only: no parameters. */
  readonly from: string;
  readonly where: Sql;
  readonly order: Sql;
  readonly limit: Sql;
}

/** Runs what was compiled against the store. */
export class CompiledQuery implements Query {
  readonly object: ObjectSchema;
  readonly columns: readonly ScopedField[];
  readonly isCount: boolean;
  readonly #store: Store;
  readonly #parts: QueryParts;

  constructor(store: Store, parts: QueryParts) {
    this.object = parts.object;
    this.columns = parts.columns;
    this.isCount = parts.isCount;
    this.#store = store;
    this.#parts = parts;
  }

  *rows(): IterableIterator<readonly Value[]> {
    if (this.isCount) return;
    const { from, where, order, limit } = this.#parts;
    const codecs = this.columns.map(({ field }) => codecOf(field));
    const selected = this.columns.map(({ field, column }) => codecOf(field).selected(column)).join(', ');
    const text = `SELECT ${selected} FROM ${from} WHERE ${where.text} ORDER BY ${order.text} ${limit.text}`;
    const parameters = [...where.parameters, ...order.parameters, ...limit.parameters];
    for (const stored of this.#store.select(text, parameters)) {
      yield codecs.map((codec, index) => codec.format(stored[index] ?? null));
    }
  }

  count(): number {
    const { from, where, limit } = this.#parts;
    const text = `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where.text} ${limit.text})`;
    const [row] = this.#store.select(text, [...where.parameters, ...limit.parameters]);
    return Number(row?.[0] ?? 0);
  }
}
