import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { RowBlock, Value } from '../store/index.ts';

export interface QueryColumn {
  /**
   * Relationship names, then the field: `['Account', 'External_Key__c']`; in the schema's spelling. In an aggregate
   * query it is one name: the alias, the field's name, or `expr0` and so on.
   */
  readonly path: readonly string[];
  /** What the values are; for a function it describes the function's result. */
  readonly field: FieldSchema;
  /** `COUNT(Id)`: the function whose result this is, in an aggregate query. */
  readonly expression?: string;
  /** Not selected: an id that tells which record or parent the row is about. See `recordIds` of QueryOptions. */
  readonly hidden?: boolean;
  /** Selected by TYPEOF: the record has it where the parent that the path leads to is of one of these types. */
  readonly onlyFor?: readonly string[];
  /** A compound field: the values are JSON of what clients get. */
  readonly isJson?: boolean;
}

/** Records with what was selected of them. */
export interface RecordSelection {
  readonly object: ObjectSchema;
  readonly columns: readonly QueryColumn[];
  /** Child subqueries, in the order in which they were selected. */
  readonly children: readonly ChildQuery[];
}

/** A subquery in SELECT: `(SELECT LastName FROM Contacts)`. Its first column is always the child's Id. */
export interface ChildQuery extends RecordSelection {
  /** In the schema's spelling. */
  readonly relationshipName: string;
  /** How many columns were selected before it. */
  readonly position: number;
  /** The children of some parents, by the parent's id, each in the order that the subquery asks for; parents without any are missing. */
  rowsOf(parentIds: readonly string[]): ReadonlyMap<string, readonly (readonly Value[])[]>;
}

/** A query that was parsed, checked against schema and permissions, and compiled to SQL with bound parameters. */
export interface Query extends RecordSelection {
  /** `SELECT COUNT() …`: no columns and no rows, only `count()`. */
  readonly isCount: boolean;
  /** The rows are results of GROUP BY or of aggregate functions, not records. */
  readonly isAggregate: boolean;
  /**
   * Rows as arrays in column order, read from the database as they are consumed. A to-one path whose parent is
   * missing gives null in each of its columns.
   * @throws OrgError EXCEEDED_ID_LIMIT when there are more aggregate results than fit one page.
   */
  rows(): IterableIterator<readonly Value[]>;
  /**
   * The rows as text that the database makes of many at once; each block tells of at most `rowsAtOnce` rows, or of none, and is read as it is
   * consumed. Undefined where rows must be read one by one: see `rowBlocks`.
   * @param textSql SQL of one text of several rows, over what their columns hold as stored: `c0`, `c1` and so on
   */
  blocks(textSql: string, rowsAtOnce: number): IterableIterator<RowBlock> | undefined;
  /** How many rows match, LIMIT considered. */
  count(): number;
}
