import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import { batch } from './batch.ts';
import type { ScreenMetadata } from './lists/screenMetadata.ts';
import type { RecentRecords } from './recentRecords.ts';
import { recordRepresentation } from './recordRepresentation.ts';
import { createRecord, deleteRecord, updateRecord } from './recordWrites.ts';
import { askedFields, batchKeys } from './requestFields.ts';
import type { FieldsQuery } from './requestFields.ts';

/** Source: "Get a Batch of Records", User Interface API Developer Guide: up to 200 ids. */
const MOST_RECORDS = 200;

interface OfRecord {
  Params: { id: string };
  Querystring: FieldsQuery;
}

/** Create, read, update, delete. Source: "Records", User Interface API Developer Guide (ui_api_resources_records.htm). */
export function serveRecords(
  doors: FastifyInstance,
  org: OrgContext,
  screens: ScreenMetadata,
  recent: RecentRecords,
): void {
  const read = (id: string, query: FieldsQuery, viewer: Viewer): Record<string, unknown> => {
    const record = recordRepresentation(org, id, askedFields(query, screens), viewer);
    if (query.updateMru === 'true') recent.see(viewer.userId, String(record.id));
    return record;
  };
  doors.get<OfRecord>('/ui-api/records/:id', ({ params, query, viewer }) => read(params.id, query, viewer));
  doors.get<{ Params: { ids: string }; Querystring: FieldsQuery }>(
    '/ui-api/records/batch/:ids',
    ({ params, query, viewer }) => {
      askedFields(query, screens);
      return batch(batchKeys(params.ids, MOST_RECORDS), (id) => read(id, query, viewer));
    },
  );
  doors.post('/ui-api/records', ({ body, viewer }, reply) => {
    const answer = createRecord(org, body, viewer);
    return reply.status(answer.status).send(answer.body);
  });
  doors.patch<OfRecord>('/ui-api/records/:id', ({ params, body, viewer, headers }, reply) => {
    const answer = updateRecord(org, params.id, body, headers['if-unmodified-since'], viewer);
    return reply.status(answer.status).send(answer.body);
  });
  doors.delete<OfRecord>('/ui-api/records/:id', ({ params, viewer }, reply) => {
    const answer = deleteRecord(org, params.id, viewer);
    return reply.status(answer.status).send(answer.body);
  });
}
