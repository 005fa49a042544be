import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../../http/index.ts';
import type { ScreenMetadata } from '../lists/screenMetadata.ts';
import type { RecentRecords } from '../recentRecords.ts';
import { askedRecordType, defaultRecordTypeId } from '../recordTypeInfos.ts';
import { batchKeys } from '../requestFields.ts';
import type { FieldsQuery } from '../requestFields.ts';
import { visibleObject } from '../visibleObject.ts';
import { LAYOUT_MODES, LAYOUT_TYPES, oneOf, recordLayout } from './recordLayout.ts';
import { recordUi } from './recordUi.ts';

/** Layouts are the same for all display sizes here. */
const FORM_FACTORS = ['Large', 'Medium', 'Small'] as const;

/** Source: as for records, up to 200 ids. */
const MOST_RECORDS = 200;

interface OfLayout {
  Params: { object: string };
  Querystring: { formFactor?: string; layoutType?: string; mode?: string; recordTypeId?: string };
}

/**
 * Source: "Get Record Layout Metadata" (ui_api_resources_record_layout.htm) and "Get Record Data and Object Metadata"
 * (ui_api_resources_record_ui.htm), User Interface API Developer Guide.
 */
export function serveLayouts(
  doors: FastifyInstance,
  org: OrgContext,
  screens: ScreenMetadata,
  recent: RecentRecords,
): void {
  doors.get<OfLayout>('/ui-api/layout/:object', ({ params, query, viewer }) => {
    const object = visibleObject(org, params.object, viewer);
    oneOf('formFactor', query.formFactor ?? 'Large', FORM_FACTORS);
    const layoutType = oneOf('layoutType', query.layoutType ?? 'Full', LAYOUT_TYPES);
    const mode = oneOf('mode', query.mode ?? 'View', LAYOUT_MODES);
    const { id: recordTypeId } = askedRecordType(org, object, query.recordTypeId ?? defaultRecordTypeId(org, object));
    return recordLayout(org, screens, { object, layoutType, mode, recordTypeId }, viewer);
  });
  doors.get<{ Params: { ids: string }; Querystring: FieldsQuery }>(
    '/ui-api/record-ui/:ids',
    ({ params, query, viewer }) => {
      const answer = recordUi(org, screens, batchKeys(params.ids, MOST_RECORDS), query, viewer);
      if (query.updateMru === 'true') for (const id of Object.keys(answer.records)) recent.see(viewer.userId, id);
      return answer;
    },
  );
}
