import type { FastifyInstance } from 'fastify';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { askedFields, existingRecord, recordAnswer } from './recordAnswer.ts';
import { recordBody } from './recordBody.ts';
import { refuse, saveOne } from './saveReply.ts';
import { visibleObject } from './visible.ts';

interface OfObject {
  Params: { object: string };
}
interface OfRecord {
  Params: { object: string; id: string };
  Querystring: { fields?: string };
}

/** Create, read, update, delete by id. Source: "sObject Rows", REST API Developer Guide. */
export function serveRecords(doors: FastifyInstance, org: OrgContext): void {
  doors.post<OfObject>('/sobjects/:object', (request, reply) => {
    const { params, body, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const values = recordBody(body, ['Id']);
    const result = saveOne(org, { kind: 'insert', object, values }, request);
    if (!result.success) return refuse(reply, result.errors, org, request);
    const location = `${versionPath(org.schema.apiVersion)}/sobjects/${object.name}/${result.id}`;
    return reply.status(201).header('Location', location).send({ id: result.id, success: true, errors: [] });
  });
  doors.get<OfRecord>('/sobjects/:object/:id', ({ params, query, viewer }) => {
    const object = visibleObject(org, params.object, viewer);
    const fields = askedFields(object, query.fields, viewer);
    return recordAnswer(org, object, existingRecord(org, object, params.id, viewer), fields);
  });
  doors.patch<OfRecord>('/sobjects/:object/:id', (request, reply) => {
    const { params, body, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const values = recordBody(body, ['Id']);
    const id = String(existingRecord(org, object, params.id, viewer).Id);
    const result = saveOne(org, { kind: 'update', object, id, values }, request);
    return result.success ? reply.status(204).send() : refuse(reply, result.errors, org, request);
  });
  doors.delete<OfRecord>('/sobjects/:object/:id', (request, reply) => {
    const { params, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const id = String(existingRecord(org, object, params.id, viewer).Id);
    const result = saveOne(org, { kind: 'delete', object, id }, request);
    return result.success ? reply.status(204).send() : refuse(reply, result.errors, org, request);
  });
}
