import { OrgError } from '../errors.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Store, Value } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';
import { readerOf } from './readColumn.ts';
import type { Sql } from './sql.ts';
import type { Query } from './types.ts';

/** Results of an aggregate query come in one page. Source: "Considerations for GROUP BY": no queryMore, 2,000 rows. */
const mostResults = 2000;

interface AggregateParts {
  readonly object: ObjectSchema;
  readonly columns: readonly ScopedField[];
  /** SELECTs of the results' values as `c0`, `c1` and so on, and after them of what they are sorted by. */
  readonly results: Sql;
  /** Terms of ORDER BY. */
  readonly order: readonly string[];
  readonly limit: Sql;
}

/** Runs a compiled query whose rows are results of GROUP BY or of aggregate functions. */
export class AggregateQuery implements Query {
  readonly object: ObjectSchema;
  readonly columns: readonly ScopedField[];
  readonly isCount = false;
  readonly isAggregate = true;
  readonly children = [];
  readonly #store: Store;
  readonly #parts: AggregateParts;

  constructor(store: Store, parts: AggregateParts) {
    this.object = parts.object;
    this.columns = parts.columns;
    this.#store = store;
    this.#parts = parts;
  }

  rows(): IterableIterator<readonly Value[]> {
    return this.#results().values();
  }

  blocks(): undefined {
    return undefined;
  }

  count(): number {
    return this.#results().length;
  }

  #results(): Value[][] {
    try {
      return this.#read();
    } catch (error) {
      // SQLite adds up in 64 bits and says so when they are not enough.
      if (!(error instanceof Error) || error.message !== 'integer overflow') throw error;
      const message = 'A sum has more digits than this org can add up; narrow the query with WHERE.';
      throw new OrgError('NUMBER_OUTSIDE_VALID_RANGE', message);
    }
  }

  #read(): Value[][] {
    const { results, order, limit } = this.#parts;
    const selected = this.columns.map((_, index) => `c${index}`).join(', ');
    const sorted = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
    const text = `SELECT ${selected} FROM (${results.text})${sorted} ${limit.text}`;
    const readers = this.columns.map(readerOf);
    const rows: Value[][] = [];
    for (const stored of this.#store.select(text, [...results.parameters, ...limit.parameters])) {
      if (rows.length === mostResults) {
        const message =
          'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
        throw new OrgError('EXCEEDED_ID_LIMIT', message);
      }
      rows.push(readers.map((reader, index) => reader.format(stored[index] ?? null)));
    }
    return rows;
  }
}
