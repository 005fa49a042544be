import type { Progress, Terminal } from '../cli/index.ts';
import { jsonCells } from '../salesforce/index.ts';
import type { Cell, ObjectDescription, Org } from '../salesforce/index.ts';

/**
 * Up to here records go through sObject Collections: ten calls of 200, answered at once. A Bulk job costs about as many
 * calls (open, upload, close, several checks, three results) and waits in a queue, so it only pays beyond.
 */
export const MOST_BY_COLLECTIONS = 2_000;

export interface WriteRequest {
  readonly object: ObjectDescription;
  /** `Id` updates; any other field upserts by that external id. */
  readonly key: string;
  /** Every record has the same fields, the key among them; undefined clears. */
  readonly records: readonly Readonly<Record<string, Cell>>[];
}

export interface RefusedRecord {
  readonly object: string;
  /** The value of the key: a record id or an external id. */
  readonly key: string;
  readonly errorCode: string;
  readonly message: string;
}

/** Where it is told how far the writing is, and as what. */
export interface WriteProgress {
  readonly terminal: Terminal;
  readonly label: string;
}

/** Writes records and returns those that Salesforce refused; the others went through. */
export async function writeRecords(
  org: Org,
  request: WriteRequest,
  { terminal, label }: WriteProgress,
): Promise<RefusedRecord[]> {
  const { length } = request.records;
  if (length === 0) {
    return [];
  }
  const progress = terminal.progress(label, length);
  try {
    const write = length <= MOST_BY_COLLECTIONS ? byCollections : byBulk;
    return await write(org, request, progress);
  } finally {
    progress.stop();
  }
}

async function byCollections(
  org: Org,
  { object, key, records }: WriteRequest,
  progress: Progress,
): Promise<RefusedRecord[]> {
  const cells = records.map((record) => jsonCells(object, record));
  const outcomes = key === 'Id' ? await org.update(object.name, cells) : await org.upsert(object.name, key, cells);
  progress.update(records.length);
  return outcomes.flatMap((outcome, index) =>
    outcome.success
      ? []
      : [
          {
            object: object.name,
            key: records[index]?.[key] ?? '',
            errorCode: outcome.errorCode,
            message: outcome.message,
          },
        ],
  );
}

async function byBulk(org: Org, { object, key, records }: WriteRequest, progress: Progress): Promise<RefusedRecord[]> {
  const columns = Object.keys(records[0] ?? {});
  const outcome = await org.ingest({
    object: object.name,
    ...(key === 'Id' ? { operation: 'update' } : { operation: 'upsert', externalIdField: key }),
    columns,
    rows: records.map((record) => columns.map((column) => record[column] ?? '#N/A')),
    onProgress: (sent) => {
      progress.update(sent);
    },
  });
  return outcome.refused.map(({ values, errorCode, message }) => ({
    object: object.name,
    key: values[key] ?? '',
    errorCode,
    message,
  }));
}
