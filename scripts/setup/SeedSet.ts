import type { RecordCells } from '../salesforce/index.ts';

/** Records that an organisation starts with and owns from then on. */
export interface SeedSet {
  readonly object: string;
  /** What people call the records, in the plural, such as `Service levels`. */
  readonly title: string;
  /** A unique external id: a record that has the key already is left alone, whatever it says. */
  readonly keyField: string;
  readonly records: readonly Seed[];
}

/** Field values by API name; every seed of a set fills the same fields. The key is text, and so is the name. */
export type Seed = RecordCells & { readonly Name: string };
