import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../../http/index.ts';
import { MASTER_RECORD_TYPE } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { addLayoutFields } from '../layouts/layoutFields.ts';
import { recordLayout } from '../layouts/recordLayout.ts';
import type { LayoutMode } from '../layouts/recordLayout.ts';
import type { ScreenMetadata } from '../lists/screenMetadata.ts';
import { objectInfosOf } from '../objectInfosOf.ts';
import { askedTree, objectOf } from '../recordRepresentation.ts';
import { askedRecordType, defaultRecordTypeId, recordTypeInfos } from '../recordTypeInfos.ts';
import { listed } from '../requestFields.ts';
import { visibleObject } from '../visibleObject.ts';
import { clonedRecord, emptyRecord, newRecordFields } from './newRecord.ts';
import type { NewRecord } from './newRecord.ts';

interface DefaultsQuery {
  optionalFields?: string;
  recordTypeId?: string;
}
interface OfObject {
  Params: { object: string };
  Querystring: DefaultsQuery;
}
interface OfRecord {
  Params: { id: string };
  Querystring: DefaultsQuery;
}

/**
 * What a page needs to create or clone a record. Source: "Get Default Values to Create a Record" and "… to Clone a Record", with
 * their lightweight forms (ui_api_resources_record_defaults_create.htm …), User Interface API Developer Guide.
 */
export function serveRecordDefaults(doors: FastifyInstance, org: OrgContext, screens: ScreenMetadata): void {
  const created = (name: string, viewer: Viewer): NewRecord =>
    emptyRecord(org, visibleObject(org, name, viewer), viewer);
  const cloned = (id: string, viewer: Viewer): NewRecord => clonedRecord(org, objectOf(org, id, viewer), id, viewer);

  doors.get<OfObject>('/ui-api/record-defaults/create/:object', ({ params, query, viewer }) =>
    recordDefaults(org, screens, { record: created(params.object, viewer), mode: 'Create', query }, viewer),
  );
  doors.get<OfRecord>('/ui-api/record-defaults/clone/:id', ({ params, query, viewer }) =>
    recordDefaults(org, screens, { record: cloned(params.id, viewer), mode: 'Edit', query }, viewer),
  );
  doors.get<OfObject>('/ui-api/record-defaults/template/create/:object', ({ params, query, viewer }) =>
    recordTemplate(org, created(params.object, viewer), query, viewer),
  );
  doors.get<OfRecord>('/ui-api/record-defaults/template/clone/:id', ({ params, query, viewer }) =>
    recordTemplate(org, cloned(params.id, viewer), query, viewer),
  );
}

interface AskedDefaults {
  readonly record: NewRecord;
  readonly mode: LayoutMode;
  readonly query: DefaultsQuery;
}

/** Source: "Record Defaults" (ui_api_responses_record_defaults.htm). */
function recordDefaults(
  org: OrgContext,
  screens: ScreenMetadata,
  { record, mode, query }: AskedDefaults,
  viewer: Viewer,
): Record<string, unknown> {
  const { object } = record;
  const recordTypeId = recordTypeOf(org, object, query);
  const layout = recordLayout(org, screens, { object, layoutType: 'Full', mode, recordTypeId }, viewer);
  const tree = askedTree(org, object, { fields: [], optionalFields: listed(query.optionalFields) }, viewer);
  addLayoutFields(tree, object, [layout], { org, viewer });
  return {
    layout,
    objectInfos: objectInfosOf(org, object, tree, viewer),
    record: {
      apiName: object.name,
      childRelationships: {},
      fields: newRecordFields(org, record, tree, viewer),
      id: null,
      lastModifiedById: null,
      lastModifiedDate: null,
      recordTypeId,
      recordTypeInfo: recordTypeId === MASTER_RECORD_TYPE ? null : recordTypeInfos(org, object, viewer)[recordTypeId],
      systemModstamp: null,
    },
  };
}

/** Source: "Record Template Create" and "Record Template Clone": the fields that are asked for, and no layout. */
function recordTemplate(
  org: OrgContext,
  record: NewRecord,
  query: DefaultsQuery,
  viewer: Viewer,
): Record<string, unknown> {
  const { object, cloneSourceId } = record;
  const tree = askedTree(org, object, { fields: [], optionalFields: listed(query.optionalFields) }, viewer);
  const fields = newRecordFields(org, record, tree, viewer);
  const template = { apiName: object.name, recordTypeId: recordTypeOf(org, object, query) };
  const source = { CloneSourceId: { displayValue: null, value: cloneSourceId } };
  return {
    objectInfos: objectInfosOf(org, object, tree, viewer),
    record:
      cloneSourceId === undefined
        ? { ...template, fields }
        : { ...template, cloneSourceId, fields: { ...fields, ...source } },
  };
}

function recordTypeOf(org: OrgContext, object: ObjectSchema, { recordTypeId }: DefaultsQuery): string {
  return askedRecordType(org, object, recordTypeId ?? defaultRecordTypeId(org, object)).id;
}
