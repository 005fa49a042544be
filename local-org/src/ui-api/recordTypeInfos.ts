import type { OrgContext } from '../http/index.ts';
import { MASTER_RECORD_TYPE } from '../schema/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/**
 * The record types of an object by id, the master record type among them, which is everybody's default.
 * Source: "Record Type Info", User Interface API Developer Guide (ui_api_responses_record_type_info.htm).
 */
export function recordTypeInfos(org: OrgContext, object: ObjectSchema, viewer: Viewer): Record<string, unknown> {
  const infos: Record<string, unknown> = {};
  for (const { id, name, label, active } of org.store.recordTypes(object)) {
    infos[id] = {
      available: active && viewer.hasRecordType(object.name, name),
      defaultRecordTypeMapping: false,
      master: false,
      name: label,
      recordTypeId: id,
    };
  }
  infos[MASTER_RECORD_TYPE] = {
    available: true,
    defaultRecordTypeMapping: true,
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
  };
  return infos;
}
