import { randomUUID } from 'node:crypto';
import { protocolFault } from './faults.ts';
import { multipart } from './multipart.ts';
import { isTransient, repeat } from './repeat.ts';
import { queryRecords } from './restQuery.ts';
import { bytesOf, textOf } from './send.ts';
import { fetchData } from './Session.ts';
import type { Session } from './Session.ts';
import type { AttachedFile, NewFile, Row } from './types.ts';

/**
 * Attaches a file to a record, in one multipart request: JSON would hold 37.5 MB at most, multipart holds 2 GB. Resolves to the
 * id of the ContentVersion. When the answer is lost, the record is asked for the file before it is sent again.
 * Source: "Insert or Update Blob Data", REST API Developer Guide (dome_sobject_insert_update_blob.htm).
 */
export async function saveFile(session: Session, file: NewFile): Promise<string> {
  const what = `Attaching ${file.name} to ${file.recordId}`;
  let mayBeSaved = false;
  return repeat({ retries: session.retries, signal: session.guard.signal }, async () => {
    const saved = mayBeSaved ? await findSaved(session, file) : undefined;
    if (saved !== undefined) {
      return saved;
    }
    try {
      return await upload(session, file, what);
    } catch (thrown) {
      mayBeSaved ||= isTransient(thrown) && thrown.effect === 'unknown';
      throw thrown;
    }
  });
}

async function upload(session: Session, { recordId, name, content }: NewFile, what: string): Promise<string> {
  const boundary = randomUUID();
  const answer = await fetchData(session, what, {
    method: 'POST',
    path: '/sobjects/ContentVersion',
    body: multipart(boundary, [
      // Fields first, with the content type that makes them the non-binary part; then the bytes, in a part named like their field.
      {
        name: 'entity_content',
        contentType: 'application/json',
        content: JSON.stringify({ PathOnClient: name, FirstPublishLocationId: recordId }),
      },
      { name: 'VersionData', fileName: 'content', contentType: 'application/octet-stream', content },
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
    accept: 'application/json',
  });
  const id = savedId(await textOf(answer));
  if (id === undefined) {
    throw protocolFault('NO_ID', `${what}: Salesforce took the file, but its answer names no id.`);
  }
  return id;
}

async function findSaved(session: Session, { recordId, name, content }: NewFile): Promise<string | undefined> {
  for (const file of await readFiles(session, recordId)) {
    if (file.name === name && Buffer.compare(await file.read(), content) === 0) {
      return file.id;
    }
  }
  return undefined;
}

function savedId(body: string): string | undefined {
  try {
    const saved: unknown = JSON.parse(body);
    const hasId = typeof saved === 'object' && saved !== null && 'id' in saved && typeof saved.id === 'string';
    return hasId ? String(saved.id) : undefined;
  } catch {
    return undefined;
  }
}

/** The files of a record, in their latest versions, oldest first. Links can be queried by record, files by id only. */
export async function readFiles(session: Session, recordId: string): Promise<AttachedFile[]> {
  const version = 'ContentDocument.LatestPublishedVersion';
  const rows = await queryRecords(
    session,
    `SELECT ${version}.Id, ${version}.PathOnClient, ${version}.CreatedDate FROM ContentDocumentLink WHERE LinkedEntityId = '${recordId}'`,
  );
  return rows
    .map((row) => attachedFile(session, latestVersion(row, recordId)))
    .sort((one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id));
}

function attachedFile(session: Session, { Id, PathOnClient, CreatedDate }: Row): AttachedFile {
  const [id, name] = [String(Id), String(PathOnClient)];
  return {
    id,
    name,
    createdAt: new Date(String(CreatedDate)).toISOString(),
    read: async () => {
      const path = `/sobjects/ContentVersion/${id}/VersionData`;
      const accept = 'application/octet-stream';
      const what = `Reading the file ${name} (${id})`;
      return repeat({ retries: session.retries, signal: session.guard.signal }, async () =>
        bytesOf(await fetchData(session, what, { method: 'GET', path, accept })),
      );
    },
  };
}

function latestVersion({ ContentDocument: document }: Row, recordId: string): Row {
  if (typeof document === 'object' && document !== null && 'LatestPublishedVersion' in document) {
    const version = document.LatestPublishedVersion;
    if (typeof version === 'object' && version !== null) {
      return version as Row;
    }
  }
  throw protocolFault('NO_VERSION', `A file of ${recordId} has no version that the user can read.`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
