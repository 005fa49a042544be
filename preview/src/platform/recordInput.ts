import { isNestedRecord, type RecordRepresentation } from './records.ts';
import type { RecordInput } from './recordWrites.ts';
import type { FieldInfo, ObjectInfo } from './uiObjectInfoApi.ts';

type Fields = RecordInput['fields'];

/** The record's own values: those of its relationships belong to other records. */
function plainFields(record: RecordRepresentation, isWanted: (name: string) => boolean): Fields {
  const entries = Object.entries(record.fields).flatMap(([name, { value }]) =>
    isNestedRecord(value) || !isWanted(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

function allows(objectInfo: ObjectInfo | undefined, right: (field: FieldInfo) => boolean): (name: string) => boolean {
  return (name) => {
    const field = objectInfo?.fields[name];
    return objectInfo === undefined || (field !== undefined && right(field));
  };
}

/**
 * What `createRecord` takes to create a copy of a record, or one from its defaults. With object info, of the fields that the
 * user may create.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-generate-record-input-create.html
 */
export function generateRecordInputForCreate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  const isWanted = allows(objectInfo, ({ createable }) => createable);
  return { apiName: record.apiName, fields: plainFields(record, isWanted) };
}

/**
 * What `updateRecord` takes to write a record's values. With object info, of the fields that the user may update.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-generate-record-input-update.html
 */
export function generateRecordInputForUpdate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  const isWanted = allows(objectInfo, ({ updateable }) => updateable);
  return { fields: { ...plainFields(record, isWanted), Id: record.id } };
}

/**
 * A record input without the fields whose values are the record's own. The id stays.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-create-record-input-update.html
 */
export function createRecordInputFilteredByEditedFields(
  recordInput: RecordInput,
  originalRecord: RecordRepresentation,
): RecordInput {
  const fields = Object.fromEntries(
    Object.entries(recordInput.fields).filter(
      ([name, value]) => name === 'Id' || originalRecord.fields[name]?.value !== value,
    ),
  );
  return { ...recordInput, fields };
}
