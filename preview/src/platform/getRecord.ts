import { ingestRecord, subscribeToRecord, type RecordRequest } from './recordCache.ts';
import { isNestedRecord, qualifiedName, type FieldId, type RecordRepresentation } from './records.ts';
import { getUiApi } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

type Fields = string | FieldId | readonly (string | FieldId)[];

export interface GetRecordConfig {
  readonly recordId?: string | null;
  readonly fields?: Fields;
  readonly optionalFields?: Fields;
  readonly layoutTypes?: string | readonly string[];
  readonly modes?: string | readonly string[];
}

type Emit = (state: WireState<RecordRepresentation>) => void;

function names(fields: Fields | undefined): string[] {
  if (fields === undefined) return [];
  const list = Array.isArray(fields) ? (fields as readonly (string | FieldId)[]) : [fields as string | FieldId];
  return [...new Set(list.map(qualifiedName))];
}

/** `undefined` while something required is missing: Lightning Data Service then waits and provides nothing. */
function toRequest(config: GetRecordConfig): RecordRequest | undefined {
  const fields = names(config.fields);
  const optionalFields = names(config.optionalFields);
  if (!config.recordId || fields.length + optionalFields.length === 0) return undefined;
  return { recordId: config.recordId, fields, optionalFields };
}

/** The fields that an answer carries, as one would name them: `Account.Owner.Name`. */
function fieldNamesIn({ fields }: RecordRepresentation, path: string): string[] {
  return Object.entries(fields).flatMap(([name, { value }]) =>
    isNestedRecord(value) ? fieldNamesIn(value, `${path}.${name}`) : [`${path}.${name}`],
  );
}

/** Which fields a layout has the org alone knows; they are watched as if they had been named. */
function subscribeByLayout(recordId: string, config: GetRecordConfig, emit: Emit): () => void {
  let hasEnded = false;
  let end: (() => void) | undefined;
  const query = new URLSearchParams({ layoutTypes: [config.layoutTypes ?? []].flat().join(',') });
  const [modes, optionalFields] = [[config.modes ?? []].flat(), names(config.optionalFields)];
  if (modes.length > 0) query.set('modes', modes.join(','));
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join(','));
  const path = `/records/${encodeURIComponent(recordId)}?${query.toString()}`;
  void getUiApi<RecordRepresentation>(path).then((answer) => {
    if (hasEnded) return;
    if (!answer.ok) {
      emit({ data: undefined, error: answer.error });
      return;
    }
    ingestRecord(answer.data);
    const fields = fieldNamesIn(answer.data, answer.data.apiName);
    end = subscribeToRecord({ recordId, fields: [], optionalFields: fields }, emit);
  });
  return () => {
    hasEnded = true;
    end?.();
  };
}

/**
 * The getRecord wire adapter: a record by its fields, or by the fields of its layouts.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html
 */
export const GetRecord = wireAdapter<GetRecordConfig, WireState<RecordRepresentation>>(NOT_PROVIDED, (config, emit) => {
  const { recordId, layoutTypes } = config;
  if (recordId && layoutTypes !== undefined) return subscribeByLayout(recordId, config, emit);
  const request = toRequest(config);
  return request && subscribeToRecord(request, emit);
});
