import type { Row } from '../save/row.ts';

/** Fields that the platform works out from others whenever one of those is written. */
export interface Derivation {
  /** Names of the fields it reads; it runs when one of them is written, and on every insert. */
  readonly reads: readonly string[];
  /** `written` has what this save writes, `before` the stored values of `reads`, undefined for a new record. */
  derive(written: Row, before: Row | undefined): Row;
}
