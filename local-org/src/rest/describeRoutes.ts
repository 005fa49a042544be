import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../http/index.ts';
import { describeHead, describeObject } from './describeObject.ts';
import { visibleObject } from './visible.ts';

/** Records in one request to the objects' resources. */
const MAX_BATCH_SIZE = 200;

interface OfObject {
  Params: { object: string };
}

export function serveDescribe(doors: FastifyInstance, org: OrgContext): void {
  doors.get('/sobjects', ({ viewer }) => ({
    encoding: 'UTF-8',
    maxBatchSize: MAX_BATCH_SIZE,
    sobjects: org.schema.objects
      .filter((object) => viewer.object(object.name).read)
      .map((object) => describeHead(org.schema, object, viewer)),
  }));
  doors.get<OfObject>('/sobjects/:object', ({ params, viewer }) => ({
    objectDescribe: describeHead(org.schema, visibleObject(org, params.object, viewer), viewer),
    recentItems: [],
  }));
  doors.get<OfObject>('/sobjects/:object/describe', ({ params, viewer }) =>
    describeObject(org, visibleObject(org, params.object, viewer), viewer),
  );
}
