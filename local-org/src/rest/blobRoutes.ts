import type { FastifyInstance } from 'fastify';
import { UnsupportedError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { existingRecord } from './recordAnswer.ts';
import { notFound, visibleField, visibleObject } from './visible.ts';

interface OfRecord {
  Params: { object: string; id: string };
}

/** The bytes of a file's version. Source: "sObject Blob Get", REST API Developer Guide (resources_sobject_blob_retrieve.htm). */
export function serveBlobs(doors: FastifyInstance, org: OrgContext): void {
  doors.get<OfRecord>('/sobjects/:object/:id/VersionData', ({ params, viewer, atOnce }, reply) => {
    if (atOnce) throw new UnsupportedError('binary data as the answer of a subrequest');
    const object = visibleObject(org, params.object, viewer);
    const field = visibleField(object, 'VersionData', viewer);
    const record = existingRecord(org, object, params.id, viewer);
    const content = field.type === 'base64' ? org.store.content(String(record.Id)) : undefined;
    if (!content) throw notFound();
    return reply.header('Content-Type', 'application/octet-stream').send(Buffer.from(content));
  });
}
