import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Value } from '../store/index.ts';

export interface QueryColumn {
  /** Relationship names, then the field: `['Account', 'External_Key__c']`; in the schema's spelling. */
  readonly path: readonly string[];
  readonly field: FieldSchema;
}

/** A query that was parsed, checked against schema and permissions, and compiled to SQL with bound parameters. */
export interface Query {
  readonly object: ObjectSchema;
  readonly columns: readonly QueryColumn[];
  /** `SELECT COUNT() …`: no columns and no rows, only `count()`. */
  readonly isCount: boolean;
  /**
   * Rows as arrays in column order, read from the database as they are consumed. A to-one path whose parent is
   * missing gives null in each of its columns.
   */
  rows(): IterableIterator<readonly Value[]>;
  /** How many rows match, LIMIT considered. */
  count(): number;
}
