import { UnsupportedError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { ScreenMetadata } from '../lists/screenMetadata.ts';
import { objectInfosOf } from '../objectInfosOf.ts';
import { askedTree, objectOf, recordRepresentation } from '../recordRepresentation.ts';
import { askedLayouts, listed } from '../requestFields.ts';
import type { FieldsQuery } from '../requestFields.ts';
import { recordLayout } from './recordLayout.ts';
import type { RecordLayout } from './recordLayout.ts';

type LayoutsByMode = Record<string, RecordLayout>;
type LayoutsByRecordType = Record<string, Record<string, LayoutsByMode>>;

interface RecordUi {
  readonly layoutUserStates: Record<string, unknown>;
  readonly layouts: Record<string, LayoutsByRecordType>;
  readonly objectInfos: Record<string, unknown>;
  readonly records: Record<string, unknown>;
}

/**
 * Records with the layouts that show them and the metadata of their objects.
 * Source: "Record UI" (ui_api_responses_record_ui.htm), User Interface API Developer Guide.
 */
export function recordUi(
  org: OrgContext,
  screens: ScreenMetadata,
  ids: readonly string[],
  query: FieldsQuery,
  viewer: Viewer,
): RecordUi {
  if (query.childRelationships !== undefined) throw new UnsupportedError('childRelationships of UI API records');
  const { types, modes } = askedLayouts(query);
  const asked = { fields: [], optionalFields: listed(query.optionalFields), layouts: { screens, types, modes } };
  const records: Record<string, unknown> = {};
  const layouts: Record<string, LayoutsByRecordType> = {};
  const layoutUserStates: Record<string, unknown> = {};
  const objectInfos: Record<string, unknown> = {};
  for (const id of ids) {
    const object = objectOf(org, id, viewer);
    const record = recordRepresentation(org, id, asked, viewer);
    records[String(record.id)] = record;
    Object.assign(objectInfos, objectInfosOf(org, object, askedTree(org, object, asked, viewer), viewer));
    const recordTypeId = String(record.recordTypeId);
    const ofObject = (layouts[object.name] ??= {});
    ofObject[recordTypeId] ??= Object.fromEntries(
      types.map((layoutType) => {
        const byMode = modes.map((mode) => {
          const layout = recordLayout(org, screens, { object, layoutType, mode, recordTypeId }, viewer);
          layoutUserStates[layout.id] = userState(layout);
          return [mode, layout] as const;
        });
        return [layoutType, Object.fromEntries(byMode)] as const;
      }),
    );
  }
  return { layoutUserStates, layouts, objectInfos, records };
}

/** Nobody has collapsed a section. Source: "Record Layout User State". */
function userState({ id, sections }: RecordLayout): Record<string, unknown> {
  return {
    id,
    sectionUserStates: Object.fromEntries(
      sections.map((section) => [section.id, { collapsed: false, id: section.id }]),
    ),
  };
}
