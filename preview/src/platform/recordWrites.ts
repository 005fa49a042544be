import { ingestRecord, refreshRecord } from './recordCache.ts';
import type { RecordRepresentation } from './records.ts';
import { sendToApi } from './uiApi.ts';

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-create-record.html */
export interface RecordInput {
  /** Saves a record that a duplicate rule allows with an alert; false unless given. */
  readonly allowSaveOnDuplicate?: boolean;
  readonly apiName?: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-update-record.html */
export interface ClientOptions {
  /** The record's LastModifiedDate as the component read it: a later change of the record refuses the update. */
  readonly ifUnmodifiedSince?: string;
}

function requireFields(name: string, input: RecordInput | undefined): Readonly<Record<string, unknown>> {
  const fields: unknown = input?.fields;
  if (typeof fields === 'object' && fields !== null) return fields as Readonly<Record<string, unknown>>;
  throw new TypeError(`${name} needs a record input with fields.`);
}

/**
 * Creates a record. Rejects with Lightning Data Service's error, whose `body.output` tells errors by field.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-create-record.html
 */
export async function createRecord(recordInput: RecordInput): Promise<RecordRepresentation> {
  const fields = requireFields('createRecord', recordInput);
  if (!recordInput.apiName) throw new TypeError('createRecord needs apiName, the API name of an object.');
  const { allowSaveOnDuplicate, apiName } = recordInput;
  const body = { apiName, fields, ...(allowSaveOnDuplicate === undefined ? {} : { allowSaveOnDuplicate }) };
  const answer = await sendToApi<RecordRepresentation>('/ui-api/records', { method: 'POST', body });
  // oxlint-disable-next-line typescript/only-throw-error -- the platform rejects with a FetchResponse
  if (!answer.ok) throw answer.error;
  ingestRecord(answer.data);
  return answer.data;
}

/**
 * Updates the record that `fields.Id` names; every component that shows it is told.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-update-record.html
 */
export async function updateRecord(
  recordInput: RecordInput,
  { ifUnmodifiedSince }: ClientOptions = {},
): Promise<RecordRepresentation> {
  const { Id: recordId, ...fields } = requireFields('updateRecord', recordInput);
  const { allowSaveOnDuplicate } = recordInput;
  if (typeof recordId !== 'string' || recordId === '') throw new TypeError('updateRecord needs the Id of the record.');
  const answer = await sendToApi<RecordRepresentation>(`/ui-api/records/${encodeURIComponent(recordId)}`, {
    method: 'PATCH',
    body: { fields, ...(allowSaveOnDuplicate === undefined ? {} : { allowSaveOnDuplicate }) },
    headers: ifUnmodifiedSince === undefined ? {} : { 'if-unmodified-since': ifUnmodifiedSince },
  });
  // oxlint-disable-next-line typescript/only-throw-error -- the platform rejects with a FetchResponse
  if (!answer.ok) throw answer.error;
  ingestRecord(answer.data);
  await refreshRecord(recordId);
  return answer.data;
}

/**
 * Deletes a record; components that show it receive the error that it is not there.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-delete-record.html
 */
export async function deleteRecord(recordId: string): Promise<void> {
  if (!recordId) throw new TypeError('deleteRecord needs the Id of the record.');
  const answer = await sendToApi(`/ui-api/records/${encodeURIComponent(recordId)}`, { method: 'DELETE' });
  // oxlint-disable-next-line typescript/only-throw-error -- the platform rejects with a FetchResponse
  if (!answer.ok) throw answer.error;
  await refreshRecord(recordId);
}

/**
 * Reads again the records that changed by other ways than Lightning Data Service.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-notify-record-update.html
 */
export async function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  await Promise.all(records.map(({ recordId }) => refreshRecord(recordId)));
}

/**
 * What `notifyRecordUpdateAvailable` was before it told when it is done. Deprecated on the platform.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-record-notify.html
 */
export function getRecordNotifyChange(records: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}
