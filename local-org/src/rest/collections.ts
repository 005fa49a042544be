import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OrgError } from '../errors.ts';
import { RowRefusals } from '../faults/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import type { Operation } from '../store/index.ts';
import { duplicateRuleHeader } from './duplicateRuleHeader.ts';
import { keyField } from './externalIdRoutes.ts';
import { askedFields, recordAnswer } from './recordAnswer.ts';
import { isObject, recordBody } from './recordBody.ts';
import { collectionResult } from './saveReply.ts';
import { visibleObject } from './visible.ts';

/** Source: "Use sObject Collections", REST API Developer Guide: up to 200 records to write, 2,000 to read. */
const MOST_WRITTEN = 200;
const MOST_READ = 2000;

interface Collection {
  readonly allOrNone: boolean;
  readonly records: readonly Record<string, unknown>[];
}

interface ByExternalId {
  Params: { object: string; field: string };
}

interface ByIds {
  Querystring: { ids?: string; allOrNone?: string };
}

/** Several records in one request, results in the order sent. `allOrNone` is false unless it is asked for. */
export function serveCollections(doors: FastifyInstance, org: OrgContext): void {
  const save = (
    operations: readonly Operation[],
    { viewer, fault, headers }: Pick<FastifyRequest, 'viewer' | 'fault' | 'headers'>,
    allOrNone: boolean,
    withCreated = false,
  ): Record<string, unknown>[] =>
    new RowRefusals(fault)
      .save(operations, (rest) => org.store.save(rest, viewer, { allOrNone, duplicates: duplicateRuleHeader(headers) }))
      .map((result) => collectionResult(result, withCreated));

  doors.post('/composite/sobjects', (request) => {
    const { body, viewer } = request;
    const { records, allOrNone } = collection(body);
    const operations = records.map((record): Operation => ({
      kind: 'insert',
      object: objectOf(org, record, viewer),
      values: recordBody(record, ['Id']),
    }));
    return save(operations, request, allOrNone);
  });
  doors.patch('/composite/sobjects', (request) => {
    const { body, viewer } = request;
    const { records, allOrNone } = collection(body);
    const operations = records.map((record): Operation => {
      const object = objectOf(org, record, viewer);
      const key = Object.keys(record).find((name) => name.toLowerCase() === 'id');
      const { [key ?? '']: id, ...values } = record;
      if (typeof id !== 'string' || id === '') {
        throw new OrgError('MISSING_ARGUMENT', 'Id not specified in an update call');
      }
      return { kind: 'update', object, id, values: recordBody(values, []) };
    });
    return save(operations, request, allOrNone);
  });
  doors.patch<ByExternalId>('/composite/sobjects/:object/:field', (request) => {
    const { params, body, viewer } = request;
    const { records, allOrNone } = collection(body);
    const object = visibleObject(org, params.object, viewer);
    const field = keyField(object, params.field, viewer);
    const operations = records.map((record): Operation => {
      const key = Object.keys(record).find((name) => name.toLowerCase() === field.name.toLowerCase());
      const { [key ?? '']: externalId, ...values } = record;
      if (objectOf(org, record, viewer) !== object) {
        throw new OrgError('INVALID_TYPE', `All records of this request must be of type ${object.name}.`);
      }
      return { kind: 'upsert', object, externalIdField: field.name, externalId, values: recordBody(values, []) };
    });
    return save(operations, request, allOrNone, true);
  });
  doors.delete<ByIds>('/composite/sobjects', (request) => {
    const { query, viewer } = request;
    const ids = idList(query.ids, MOST_WRITTEN);
    const operations = ids.map((id): Operation => {
      const object = org.schema.objectByKeyPrefix(id.slice(0, 3));
      if (!object || !viewer.object(object.name).read) {
        throw new OrgError('MALFORMED_ID', `malformed id ${id}`);
      }
      return { kind: 'delete', object, id };
    });
    return save(operations, request, query.allOrNone === 'true');
  });
  serveRetrieve(doors, org);
}

/** Reads several records of one object by id; null for one that does not exist. */
function serveRetrieve(doors: FastifyInstance, org: OrgContext): void {
  const retrieve = (name: string, ids: readonly string[], fields: string, viewer: Viewer): unknown[] => {
    const object = visibleObject(org, name, viewer);
    const asked = askedFields(object, fields, viewer);
    return ids.map((id) => {
      const record = org.store.findVisible(object, toId18(id) ?? id, viewer);
      return record ? recordAnswer(org, object, record, asked) : null;
    });
  };
  doors.get<{ Params: { object: string }; Querystring: { ids?: string; fields?: string } }>(
    '/composite/sobjects/:object',
    ({ params, query, viewer }) => {
      if (query.fields === undefined) throw new OrgError('MISSING_ARGUMENT', 'Required parameter fields is missing.');
      return retrieve(params.object, idList(query.ids, MOST_READ), query.fields, viewer);
    },
  );
  doors.post<{ Params: { object: string } }>('/composite/sobjects/:object', ({ params, body, viewer }) => {
    const { ids, fields } = isObject(body) ? body : {};
    if (!isTexts(ids) || !isTexts(fields)) {
      throw new OrgError('MISSING_ARGUMENT', 'The body must have the lists ids and fields, of texts.');
    }
    if (ids.length > MOST_READ) throw tooMany(MOST_READ);
    return retrieve(params.object, ids, fields.join(','), viewer);
  });
}

function collection(body: unknown): Collection {
  const { records, allOrNone = false } = isObject(body) ? body : {};
  if (!Array.isArray(records) || !records.every(isObject)) {
    throw new OrgError('JSON_PARSER_ERROR', 'The body must have a list "records" of objects.');
  }
  if (records.length > MOST_WRITTEN) throw tooMany(MOST_WRITTEN);
  return { records, allOrNone: allOrNone === true };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function tooMany(limit: number): OrgError {
  return new OrgError(
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${limit} records into this call`,
  );
}

function idList(ids: string | undefined, limit: number): readonly string[] {
  if (ids === undefined || ids === '') throw new OrgError('MISSING_ARGUMENT', 'Required parameter ids is missing.');
  const list = ids.split(',').map((id) => id.trim());
  if (list.length > limit) throw tooMany(limit);
  return list;
}

function objectOf(org: OrgContext, record: Record<string, unknown>, viewer: Viewer): ObjectSchema {
  const { attributes } = record;
  const type = isObject(attributes) ? attributes.type : undefined;
  if (typeof type !== 'string') {
    throw new OrgError(
      'INVALID_TYPE',
      'Each record needs attributes with a type, such as {"attributes":{"type":"Account"}}.',
    );
  }
  const object = org.schema.object(type);
  if (!object || !viewer.object(object.name).read) {
    throw new OrgError('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  }
  return object;
}
