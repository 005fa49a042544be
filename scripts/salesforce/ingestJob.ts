import { textOf } from './send.ts';
import { abortQuietly, changeJobState, openJob } from './jobs.ts';
import type { JobInfo } from './jobs.ts';
import type { IngestChunk } from './ingestChunks.ts';
import { readIngestResults } from './ingestResults.ts';
import type { IngestResults } from './ingestResults.ts';
import { isTransient, repeat } from './repeat.ts';
import { fetchData } from './Session.ts';
import type { Session } from './Session.ts';
import type { IngestRequest } from './types.ts';
import { waitForJob } from './waitForJob.ts';

export interface EndedJob extends IngestResults {
  readonly job: JobInfo;
  /** Names the job's work in faults. */
  readonly what: string;
}

/** One job from its creation to its results, however it ended: what it left unprocessed is among them. */
export async function runIngestJob(session: Session, request: IngestRequest, chunk: IngestChunk): Promise<EndedJob> {
  const what = `Bulk ${request.operation} of ${request.object}`;
  const id = await uploadedJob(session, request, chunk.csv, what);
  await request.watch?.starting(id);
  await changeJobState(session, 'ingest', id, 'UploadComplete');
  const job = await waitForJob(session, 'ingest', id, what);
  return { ...(await readIngestResults(session, job, { request, chunk, what })), job, what };
}

/**
 * A job that has its rows and is not closed yet. A job takes one upload: when it is not certain that all of it arrived, the job is
 * aborted, which leaves nothing behind, and another one is opened.
 * Source: "Upload Job Data", Bulk API 2.0 and Bulk API Developer Guide.
 */
async function uploadedJob(
  session: Session,
  { object, operation, externalIdField, watch }: IngestRequest,
  csv: IngestChunk['csv'],
  what: string,
): Promise<string> {
  const body = {
    object,
    operation,
    contentType: 'CSV',
    lineEnding: 'LF',
    ...(operation === 'upsert' ? { externalIdFieldName: externalIdField } : {}),
  };
  let isUploading = false;
  return repeat(
    { retries: session.retries, signal: session.guard.signal },
    async () => {
      isUploading = false;
      const { id } = await openJob(session, 'ingest', body, what);
      isUploading = true;
      try {
        await watch?.opened({ id, kind: 'ingest', object, operation });
        await upload(session, id, csv, what);
        return id;
      } catch (thrown) {
        // The fault to report is the one of the upload.
        await abortQuietly(session, 'ingest', id);
        throw thrown;
      }
    },
    (thrown) => isUploading && isTransient(thrown),
  );
}

async function upload(session: Session, id: string, csv: IngestChunk['csv'], what: string): Promise<void> {
  const accepted = await fetchData(session, `${what}, upload`, {
    method: 'PUT',
    path: `/jobs/ingest/${id}/batches`,
    body: csv,
    contentType: 'text/csv',
  });
  // Empty, but read to its end: an answer left open keeps its connection and its idle timer.
  await textOf(accepted);
}
