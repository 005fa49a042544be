import { fieldAt, fieldPath, type FieldId, type FieldValue, type RecordRepresentation } from './records.ts';

export { GetRecord as getRecord } from './getRecord.ts';
export { getRecordCreateDefaults } from './getRecordCreateDefaults.ts';
export { getRecords } from './getRecords.ts';
export { getRecordUi } from './getRecordUi.ts';
export {
  createRecordInputFilteredByEditedFields,
  generateRecordInputForCreate,
  generateRecordInputForUpdate,
} from './recordInput.ts';
export {
  createRecord,
  deleteRecord,
  getRecordNotifyChange,
  notifyRecordUpdateAvailable,
  updateRecord,
} from './recordWrites.ts';

/**
 * The value of a field; `undefined` when there is no record yet or it does not carry the field.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-field-value.html
 */
export function getFieldValue(
  record: RecordRepresentation | undefined,
  field: string | FieldId,
): FieldValue['value'] | undefined {
  return record === undefined ? undefined : fieldAt(record, fieldPath(field))?.value;
}

/**
 * The value as the server formatted it for the user; null where it did not.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-field-display-value.html
 */
export function getFieldDisplayValue(
  record: RecordRepresentation | undefined,
  field: string | FieldId,
): FieldValue['displayValue'] | undefined {
  return record === undefined ? undefined : fieldAt(record, fieldPath(field))?.displayValue;
}
