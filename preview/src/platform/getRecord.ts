import { subscribeToRecord, type RecordRequest } from './recordCache.ts';
import { qualifiedName, type FieldId, type RecordRepresentation } from './records.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

type Fields = string | FieldId | readonly (string | FieldId)[];

export interface GetRecordConfig {
  readonly recordId?: string | null;
  readonly fields?: Fields;
  readonly optionalFields?: Fields;
  readonly layoutTypes?: unknown;
  readonly modes?: unknown;
}

function names(fields: Fields | undefined): string[] {
  if (fields === undefined) return [];
  const list = Array.isArray(fields) ? (fields as readonly (string | FieldId)[]) : [fields as string | FieldId];
  return [...new Set(list.map(qualifiedName))];
}

/** `undefined` while something required is missing: Lightning Data Service then waits and provides nothing. */
function toRequest(config: GetRecordConfig): RecordRequest | undefined {
  if (config.layoutTypes !== undefined || config.modes !== undefined) {
    throw new TypeError('getRecord: layoutTypes and modes are not part of the preview. Name the fields instead.');
  }
  const fields = names(config.fields);
  const optionalFields = names(config.optionalFields);
  if (!config.recordId || fields.length + optionalFields.length === 0) return undefined;
  return { recordId: config.recordId, fields, optionalFields };
}

/**
 * The getRecord wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html
 */
export const GetRecord = wireAdapter<GetRecordConfig, WireState<RecordRepresentation>>(NOT_PROVIDED, (config, emit) => {
  const request = toRequest(config);
  return request && subscribeToRecord(request, emit);
});
