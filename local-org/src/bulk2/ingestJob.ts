import type { ObjectSchema } from '../schema/index.ts';
import type { Job } from './job.ts';
import type { RowSpool } from './rowSpool.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete';

export interface IngestJob extends Job {
  readonly operation: IngestOperation;
  readonly object: ObjectSchema;
  /** For upsert: an external id, or Id. */
  readonly externalIdField: string | undefined;
  /** The uploaded CSV; undefined until the upload is complete. */
  upload: string | undefined;
  /** The upload's header cells, as results repeat them. */
  header: readonly string[];
  recordsFailed: number;
  readonly successful: RowSpool;
  readonly failed: RowSpool;
  readonly unprocessed: RowSpool;
}
