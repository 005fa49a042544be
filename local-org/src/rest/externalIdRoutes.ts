import type { FastifyInstance, FastifyReply } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { askedFields, existingRecord, recordAnswer } from './recordAnswer.ts';
import { recordBody } from './recordBody.ts';
import { refuse, saveOne } from './saveReply.ts';
import { notFound, visibleObject } from './visible.ts';

interface ByExternalId {
  Params: { object: string; field: string; value: string };
  Querystring: { fields?: string };
}

/**
 * Read, upsert and delete by external id. Source: "sObject Rows by External ID", REST API Developer Guide: a value that several records have
 * answers 300 with a list of them.
 */
export function serveExternalId(doors: FastifyInstance, org: OrgContext): void {
  const url = '/sobjects/:object/:field/:value';
  doors.get<ByExternalId>(url, ({ params, query, viewer }, reply) => {
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const fields = askedFields(object, query.fields, viewer);
    const [id, ...others] = idsOf(org, object, field, params.value, viewer);
    if (others.length > 0) return chooseOne(reply, org, object, [id, ...others]);
    return recordAnswer(org, object, existingRecord(org, object, id, viewer), fields);
  });
  doors.patch<ByExternalId>(url, (request, reply) => {
    const { params, body, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const values = recordBody(body, ['Id', field.name]);
    const { value: externalId } = params;
    const operation = { kind: 'upsert', object, externalIdField: field.name, externalId, values } as const;
    const result = saveOne(org, operation, request);
    if (!result.success) {
      const isAmbiguous = result.errors.some(
        ({ code, fields }) => code === 'DUPLICATE_EXTERNAL_ID' && fields.includes(field.name),
      );
      if (!isAmbiguous) return refuse(reply, result.errors, org, request);
      return chooseOne(reply, org, object, idsOf(org, object, field, externalId, viewer));
    }
    const { id, created } = result;
    return reply.status(created ? 201 : 200).send({ id, success: true, errors: [], created });
  });
  doors.delete<ByExternalId>(url, (request, reply) => {
    const { params, viewer } = request;
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const [id, ...others] = idsOf(org, object, field, params.value, viewer);
    if (others.length > 0) return chooseOne(reply, org, object, [id, ...others]);
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

/** @throws OrgError NOT_FOUND when no record that the viewer can see has the value */
function idsOf(
  org: OrgContext,
  object: ObjectSchema,
  field: FieldSchema,
  value: string,
  viewer: Viewer,
): readonly [string, ...string[]] {
  if (field.type === 'id') {
    const record = org.store.findVisible(object, value, viewer);
    if (!record) throw notFound();
    return [String(record.Id)];
  }
  const [id, ...others] = org.store.visibleIdsBy(object, field.name, value, viewer);
  if (id === undefined) throw notFound();
  return [id, ...others];
}

/** The list as jsforce and practitioners read it: the addresses of the records. */
function chooseOne(reply: FastifyReply, org: OrgContext, { name }: ObjectSchema, ids: readonly string[]): FastifyReply {
  return reply.status(300).send(ids.map((id) => `${versionPath(org.schema.apiVersion)}/sobjects/${name}/${id}`));
}
