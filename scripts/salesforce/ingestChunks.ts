import { stringify } from 'csv-stringify/sync';

/** Salesforce takes 150 MB a job after encoding in base64, which is 100 MB of CSV and a margin for what the header costs. */
const LARGEST_CSV_BYTES = 100_000_000;
/** Rows turned into text at a time: keeps the strings short-lived. */
const ROWS_AT_A_TIME = 1_000;

export interface IngestChunk {
  readonly csv: Uint8Array<ArrayBuffer>;
  /** Without the header. */
  readonly rows: number;
}

function toCsv(rows: readonly (readonly string[])[]): Buffer<ArrayBuffer> {
  // A lone carriage return would end the record for some readers, so it is quoted like a line feed.
  return Buffer.from(stringify(rows as string[][], { record_delimiter: '\n', quoted_match: /[\r\n]/ }));
}

/**
 * Cuts rows into CSV documents of at most `largest` bytes, each with the header; line ends are LF. Nothing for no rows.
 */
export async function* ingestChunks(
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  largest: number = LARGEST_CSV_BYTES,
): AsyncGenerator<IngestChunk> {
  const header = toCsv([columns]);
  let parts: Buffer<ArrayBuffer>[] = [header];
  let bytes = header.length;
  let count = 0;
  for await (const batch of batches(rows)) {
    const csv = toCsv(batch);
    if (count > 0 && bytes + csv.length > largest) {
      yield { csv: Buffer.concat(parts), rows: count };
      parts = [header];
      bytes = header.length;
      count = 0;
    }
    parts.push(csv);
    bytes += csv.length;
    count += batch.length;
  }
  if (count > 0) {
    yield { csv: Buffer.concat(parts), rows: count };
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
