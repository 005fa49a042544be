import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import { batch } from './batch.ts';
import { objectDirectory } from './objectDirectory.ts';
import { objectInfo } from './objectInfo.ts';
import { picklistValues, picklistValuesOfAll } from './picklistValues.ts';
import { batchKeys } from './requestFields.ts';
import { visibleObject } from './visibleObject.ts';

/** Source: "Get a Batch of Object Metadata", User Interface API Developer Guide: up to 100 names. */
const MOST_OBJECTS = 100;

interface OfObject {
  Params: { object: string; recordTypeId: string; field: string };
}

/** Source: "Object and Field Metadata" and "Picklist Values", User Interface API Developer Guide. */
export function serveObjectInfo(doors: FastifyInstance, org: OrgContext): void {
  const info = (name: string, viewer: Viewer): unknown => objectInfo(org, visibleObject(org, name, viewer), viewer);
  doors.get('/ui-api/object-info', ({ viewer }) => objectDirectory(org, viewer));
  doors.get<OfObject>('/ui-api/object-info/:object', ({ params, viewer }) => info(params.object, viewer));
  doors.get<{ Params: { names: string } }>('/ui-api/object-info/batch/:names', ({ params, viewer }) =>
    batch(batchKeys(params.names, MOST_OBJECTS), (name) => info(name, viewer)),
  );
  doors.get<OfObject>('/ui-api/object-info/:object/picklist-values/:recordTypeId', ({ params, viewer }) =>
    picklistValuesOfAll(org, visibleObject(org, params.object, viewer), params.recordTypeId, viewer),
  );
  doors.get<OfObject>('/ui-api/object-info/:object/picklist-values/:recordTypeId/:field', ({ params, viewer }) =>
    picklistValues(org, visibleObject(org, params.object, viewer), params, viewer),
  );
}
