import { stringify } from 'csv-stringify/sync';

/** Salesforce takes 150 MB a job after encoding in base64, which is 100 MB of CSV and a margin for what the header costs. */
const LARGEST_CSV_BYTES = 100_000_000;
/** Rows turned into text at a time: keeps the strings short-lived. */
const ROWS_AT_A_TIME = 1_000;

export interface IngestChunk {
  readonly csv: Uint8Array<ArrayBuffer>;
  /** What each row is known by in the results, in their order: the cells of the key column; one empty cell a row where there is none. */
  readonly keys: readonly string[];
}

function toCsv(rows: readonly (readonly string[])[]): Buffer<ArrayBuffer> {
  // A lone carriage return would end the record for some readers, so it is quoted like a line feed.
  return Buffer.from(stringify(rows as string[][], { record_delimiter: '\n', quoted_match: /[\r\n]/ }));
}

interface ChunkOptions {
  /** The column that names a row in the results. */
  readonly keyColumn?: string | undefined;
  readonly largest?: number;
}

/**
 * Cuts rows into CSV documents of at most `largest` bytes, each with the header; line ends are LF. Nothing for no rows.
 */
export async function* ingestChunks(
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { keyColumn, largest = LARGEST_CSV_BYTES }: ChunkOptions = {},
): AsyncGenerator<IngestChunk> {
  const keyAt = columns.findIndex((column) => column.toLowerCase() === keyColumn?.toLowerCase());
  const header = toCsv([columns]);
  let parts: Buffer<ArrayBuffer>[] = [header];
  let bytes = header.length;
  let keys: string[] = [];
  for await (const batch of batches(rows)) {
    const csv = toCsv(batch);
    if (keys.length > 0 && bytes + csv.length > largest) {
      yield { csv: Buffer.concat(parts), keys };
      parts = [header];
      bytes = header.length;
      keys = [];
    }
    parts.push(csv);
    bytes += csv.length;
    for (const row of batch) {
      keys.push(row[keyAt] ?? '');
    }
  }
  if (keys.length > 0) {
    yield { csv: Buffer.concat(parts), keys };
  }
}

async function* batches(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<(readonly string[])[]> {
  let batch: (readonly string[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_AT_A_TIME) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
