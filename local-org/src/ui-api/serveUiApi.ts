import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { errorBody, underVersion } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { objectInfo } from './objectInfo.ts';
import { recordRepresentation } from './recordRepresentation.ts';
import type { AskedFields } from './recordRepresentation.ts';

/** Source: "Get a Batch of Records", User Interface API Developer Guide: up to 200 ids. */
const MOST_RECORDS = 200;

/** Source: "Get a Batch of Object Metadata", User Interface API Developer Guide: up to 100 names. */
const MOST_OBJECTS = 100;

interface FieldsQuery {
  fields?: string;
  optionalFields?: string;
  layoutTypes?: string;
  childRelationships?: string;
  modes?: string;
}

interface BatchEntry {
  readonly statusCode: number;
  readonly result: unknown;
}

/** `…/ui-api`: records and object info, to read; the rest is refused by name. */
export function serveUiApi(app: FastifyInstance, org: OrgContext): void {
  underVersion(app, org, (doors) => {
    serveRecords(doors, org);
    serveObjectInfo(doors, org);
    for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
      doors.route({
        method,
        url: '/ui-api/records/*',
        handler: () => {
          throw new UnsupportedError('writing records through UI API; use the REST API');
        },
      });
    }
    doors.all('/ui-api/*', ({ url }) => {
      throw new UnsupportedError(`the UI API resource ${url.split('?')[0]?.split('/ui-api/')[1] ?? ''}`);
    });
  });
}

function serveRecords(doors: FastifyInstance, org: OrgContext): void {
  doors.get<{ Params: { id: string }; Querystring: FieldsQuery }>('/ui-api/records/:id', ({ params, query, viewer }) =>
    recordRepresentation(org, params.id, askedFields(query), viewer),
  );
  doors.get<{ Params: { ids: string }; Querystring: FieldsQuery }>(
    '/ui-api/records/batch/:ids',
    ({ params, query, viewer }) => {
      const asked = askedFields(query);
      return batch(listOf(params.ids, MOST_RECORDS), (id) => recordRepresentation(org, id, asked, viewer));
    },
  );
}

function serveObjectInfo(doors: FastifyInstance, org: OrgContext): void {
  const info = (name: string, viewer: Viewer): unknown =>
    objectInfo(org.schema, visibleObject(org, name, viewer), viewer);
  doors.get<{ Params: { object: string } }>('/ui-api/object-info/:object', ({ params, viewer }) =>
    info(params.object, viewer),
  );
  doors.get<{ Params: { names: string } }>('/ui-api/object-info/batch/:names', ({ params, viewer }) =>
    batch(listOf(params.names, MOST_OBJECTS), (name) => info(name, viewer)),
  );
}

function askedFields(query: FieldsQuery): AskedFields {
  for (const name of ['layoutTypes', 'childRelationships', 'modes'] as const) {
    if (query[name] !== undefined) throw new UnsupportedError(`${name} of UI API records; name the fields`);
  }
  if (query.fields === undefined && query.optionalFields === undefined) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify at least one of: fields, optionalFields.');
  }
  const split = (list: string | undefined): readonly string[] => (list ?? '').split(',').filter((one) => one !== '');
  return { fields: split(query.fields), optionalFields: split(query.optionalFields) };
}

function listOf(text: string, most: number): readonly string[] {
  const list = text.split(',');
  if (list.length <= most) return list;
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `At most ${most} may be asked for at once, not ${list.length}.`);
}

/** Each entry has its own status; one that fails does not fail the others. */
function batch(keys: readonly string[], read: (key: string) => unknown): Record<string, unknown> {
  const results = keys.map((key): BatchEntry => {
    try {
      return { statusCode: 200, result: read(key) };
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return { statusCode: error.status, result: [errorBody(error)] };
    }
  });
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}

/** @throws OrgError INVALID_TYPE as UI API answers for an object that is not there, or not for this user */
function visibleObject(org: OrgContext, name: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.object(name);
  if (object && viewer.object(object.name).read) return object;
  throw new OrgError('INVALID_TYPE', `Object ${name} is not supported in UI API`);
}
