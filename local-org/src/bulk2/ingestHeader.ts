import { open } from 'node:fs/promises';
import type { Schema } from '../schema/index.ts';
import type { CsvDialect } from './csvDialect.ts';
import type { IngestJob } from './ingestJob.ts';
import { BatchError } from './job.ts';

/** A header row that is longer than this is none. */
const MOST_HEADER_BYTES = 1024 * 1024;

export function wrongLineEnding({ lineEnding }: CsvDialect): BatchError {
  return new BatchError(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`,
  );
}

/**
 * Checks the first line's end against the job's `lineEnding`.
 * Source: "Prepare CSV Files", Bulk API 2.0: the line ending must match; message as clients report it.
 * @throws BatchError
 */
export async function checkLineEnding(file: string, dialect: CsvDialect): Promise<void> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(MOST_HEADER_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    if (bytesRead === 0) throw new BatchError('InvalidBatch : The uploaded data is empty');
    const end = firstLineEnd(buffer.subarray(0, bytesRead));
    if (end !== undefined && end !== dialect.lineEnding) {
      throw wrongLineEnding(dialect);
    }
  } finally {
    await handle.close();
  }
}

function firstLineEnd(bytes: Buffer): CsvDialect['lineEnding'] | undefined {
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x22) quoted = !quoted;
    else if (bytes[at] === 0x0a && !quoted) return bytes[at - 1] === 0x0d ? 'CRLF' : 'LF';
  }
  return undefined;
}

/**
 * Checks the column names: fields that the user may read, or relationships by external id (`Account.External_Key__c`).
 * A byte order mark is part of the first name, so a file that begins with one is refused, as the platform does.
 * @throws BatchError naming the first column that does not fit
 */
export function checkHeader(job: IngestJob, header: readonly string[], schema: Schema): void {
  const seen = new Set<string>();
  for (const name of header) {
    if (!columnExists(job, name, schema)) throw new BatchError(`InvalidBatch : Field name not found : ${name}`);
    if (seen.has(name.toLowerCase())) throw new BatchError(`InvalidBatch : Field name duplicated : ${name}`);
    seen.add(name.toLowerCase());
    if (job.operation === 'delete' && name.toLowerCase() !== 'id') {
      throw new BatchError(`InvalidBatch : Only the column Id is allowed in a delete job : ${name}`);
    }
  }
}

function columnExists({ object, viewer }: IngestJob, name: string, schema: Schema): boolean {
  const [first = '', second, ...more] = name.split('.');
  if (second === undefined) {
    const field = object.field(name);
    return field !== undefined && viewer.field(object.name, field.name).read;
  }
  const lookup = object.relationship(first);
  if (more.length > 0 || !lookup || !viewer.field(object.name, lookup.name).read) return false;
  return (lookup.reference?.to ?? []).some((parentName) => {
    const parent = schema.object(parentName);
    const key = parent?.field(second);
    return (
      parent !== undefined &&
      key !== undefined &&
      (key.externalId || key.idLookup) &&
      viewer.field(parent.name, key.name).read
    );
  });
}
