import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import type { RecordValues } from '../store/index.ts';
import { askedFields, recordAnswer } from './recordAnswer.ts';
import { recordBody } from './recordBody.ts';
import { refuse, saveOne } from './saveReply.ts';
import { notFound, visibleObject } from './visible.ts';

interface ByExternalId {
  Params: { object: string; field: string; value: string };
  Querystring: { fields?: string };
}

/** Read, upsert and delete by external id. Source: "sObject Rows by External ID", REST API Developer Guide. */
export function serveExternalId(doors: FastifyInstance, org: OrgContext): void {
  const url = '/sobjects/:object/:field/:value';
  doors.get<ByExternalId>(url, ({ params, query, viewer }) => {
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const fields = askedFields(object, query.fields, viewer);
    return recordAnswer(org, object, existing(org, object, field, params.value, viewer), fields);
  });
  doors.patch<ByExternalId>(url, (request, reply) => {
    const { params, body, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const values = recordBody(body, ['Id', field.name]);
    const { value: externalId } = params;
    const operation = { kind: 'upsert', object, externalIdField: field.name, externalId, values } as const;
    const result = saveOne(org, operation, request);
    if (!result.success) return refuse(reply, result.errors, org, request);
    const { id, created } = result;
    return reply.status(created ? 201 : 200).send({ id, success: true, errors: [], created });
  });
  doors.delete<ByExternalId>(url, (request, reply) => {
    const { params, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const id = String(existing(org, object, field, params.value, viewer).Id);
    const result = saveOne(org, { kind: 'delete', object, id }, request);
    return result.success ? reply.status(204).send() : refuse(reply, result.errors, org, request);
  });
}

/** The field that may identify a record: Id, an external id, or a standard field with the idLookup property. */
export function keyField(object: ObjectSchema, name: string, viewer: Viewer): FieldSchema {
  const field = object.field(name);
  const readable = field !== undefined && viewer.field(object.name, field.name).read;
  if (readable && (field.externalId || field.idLookup)) return field;
  if (!field && /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(name)) {
    throw new UnsupportedError('relationships in the address of a record');
  }
  throw new OrgError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`, {
    status: 404,
  });
}

function existing(
  org: OrgContext,
  object: ObjectSchema,
  field: FieldSchema,
  value: string,
  viewer: Viewer,
): RecordValues {
  const record =
    field.type === 'id'
      ? org.store.findVisible(object, toId18(value) ?? value, viewer)
      : org.store.findVisibleBy(object, field.name, value, viewer);
  if (!record) throw notFound();
  return record;
}
