import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { isCustomMetadataType, MASTER_RECORD_TYPE } from '../schema/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import { addPath, emptyTree } from './fieldPaths.ts';
import type { FieldTree } from './fieldPaths.ts';
import { addLayoutFields } from './layouts/layoutFields.ts';
import { recordLayout } from './layouts/recordLayout.ts';
import type { LayoutMode, LayoutType } from './layouts/recordLayout.ts';
import type { ScreenMetadata } from './lists/screenMetadata.ts';
import { readRecords } from './readRecords.ts';
import { idsIn } from './soqlText.ts';
import { notOffered } from './visibleObject.ts';

export interface AskedFields {
  /** All of them must exist and be readable. */
  readonly fields: readonly string[];
  /** Left out where they do not exist or are not readable. */
  readonly optionalFields: readonly string[];
  /** Those that the object's layouts show. */
  readonly layouts?: AskedLayouts;
}

export interface AskedLayouts {
  readonly screens: ScreenMetadata;
  readonly types: readonly LayoutType[];
  readonly modes: readonly LayoutMode[];
}

/**
 * A record with the asked fields. Source: "Record", User Interface API Developer Guide (ui_api_responses_record.htm).
 * @throws OrgError NOT_FOUND, INSUFFICIENT_ACCESS, INVALID_FIELD, MALFORMED_ID
 */
export function recordRepresentation(
  org: OrgContext,
  id: string,
  asked: AskedFields,
  viewer: Viewer,
): Record<string, unknown> {
  const object = objectOf(org, id, viewer);
  const tree = askedTree(org, object, asked, viewer);
  const [record] = readRecords(org, object, tree, { where: idsIn('Id', [toId18(id) ?? id]) }, viewer);
  if (record) return record;
  throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** @throws OrgError INVALID_FIELD for a field that is asked for and cannot be read; optional ones are left out */
export function askedTree(org: OrgContext, object: ObjectSchema, asked: AskedFields, viewer: Viewer): FieldTree {
  const tree = emptyTree();
  if (asked.layouts) {
    const { screens, types, modes } = asked.layouts;
    const layouts = types.flatMap((layoutType) =>
      modes.map((mode) =>
        recordLayout(org, screens, { object, layoutType, mode, recordTypeId: MASTER_RECORD_TYPE }, viewer),
      ),
    );
    addLayoutFields(tree, object, layouts, { org, viewer });
  }
  for (const path of asked.fields) addPath(tree, path, object, org.schema, viewer);
  for (const path of asked.optionalFields) {
    try {
      addPath(tree, path, object, org.schema, viewer);
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
    }
  }
  return tree;
}

/**
 * The object of a record id.
 * @throws OrgError NOT_FOUND for an id of no object, INVALID_TYPE for one that UI API does not offer, INSUFFICIENT_ACCESS when the viewer may not read the object
 */
export function objectOf(org: OrgContext, id: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
  if (isCustomMetadataType(object)) throw notOffered(object.name);
  if (viewer.object(object.name).read) return object;
  throw new OrgError(
    'INSUFFICIENT_ACCESS',
    "You don't have access to this record. Ask your administrator for help or to request access.",
    { status: 403 },
  );
}
