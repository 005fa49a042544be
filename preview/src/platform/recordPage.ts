import type { RecordRepresentation } from './records.ts';

/** A page of a list's records, as list views and related lists answer it. */
export interface RecordPage {
  readonly count: number;
  readonly records: readonly RecordRepresentation[];
  readonly currentPageToken: string;
  readonly nextPageToken: string | null;
  readonly previousPageToken: string | null;
}
