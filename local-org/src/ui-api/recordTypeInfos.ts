import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { defaultRecordType, MASTER_RECORD_TYPE } from '../schema/index.ts';
import type { ObjectSchema, RecordTypeSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/** The record type that a request names. */
export interface AskedRecordType {
  readonly id: string;
  /** Undefined for the master record type. */
  readonly type: RecordTypeSchema | undefined;
}

/** @throws OrgError NOT_FOUND for an id of no record type of the object */
export function askedRecordType(org: OrgContext, object: ObjectSchema, recordTypeId: string): AskedRecordType {
  const isAsked = (id: string): boolean => recordTypeId.slice(0, 15) === id.slice(0, 15);
  if (isAsked(MASTER_RECORD_TYPE)) return { id: MASTER_RECORD_TYPE, type: undefined };
  const type = org.store.recordTypes(object).find(({ id }) => isAsked(id));
  if (type) return { id: type.id, type };
  throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** The record type of new records that name none: the master record type unless every profile has another. */
export function defaultRecordTypeId(org: OrgContext, object: ObjectSchema): string {
  return defaultRecordType(org.store.recordTypes(object))?.id ?? MASTER_RECORD_TYPE;
}

/**
 * The record types of an object by id, the master record type among them.
 * Source: "Record Type Info", User Interface API Developer Guide (ui_api_responses_record_type_info.htm).
 */
export function recordTypeInfos(org: OrgContext, object: ObjectSchema, viewer: Viewer): Record<string, unknown> {
  const infos: Record<string, unknown> = {};
  const defaultId = defaultRecordTypeId(org, object);
  for (const { id, name, label, active } of org.store.recordTypes(object)) {
    infos[id] = {
      available: active && viewer.hasRecordType(object.name, name),
      defaultRecordTypeMapping: id === defaultId,
      master: false,
      name: label,
      recordTypeId: id,
    };
  }
  infos[MASTER_RECORD_TYPE] = {
    available: true,
    defaultRecordTypeMapping: defaultId === MASTER_RECORD_TYPE,
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
  };
  return infos;
}
