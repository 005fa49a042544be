import { provideRecords } from './recordList.ts';
import { qualifiedName, type FieldId, type RecordRepresentation } from './records.ts';
import { getUiApi } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

type OneOrMany<T> = T | readonly T[];

interface RecordUiConfig {
  readonly recordIds?: OneOrMany<string> | null;
  readonly layoutTypes?: OneOrMany<string>;
  readonly modes?: OneOrMany<string>;
  readonly optionalFields?: OneOrMany<string | FieldId>;
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_ui.htm */
interface RecordUi {
  readonly records: Readonly<Record<string, RecordRepresentation>>;
  readonly [other: string]: unknown;
}

const list = <T>(value: OneOrMany<T> | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : ([value].flat() as readonly T[]);

/**
 * The getRecordUi wire adapter, deprecated on the platform: records with their layouts and object infos. A record that changes
 * is told.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record-ui.html
 */
export const getRecordUi = wireAdapter<RecordUiConfig, WireState<RecordUi>>(NOT_PROVIDED, (config, emit) => {
  const [ids, layoutTypes, modes] = [list(config.recordIds), list(config.layoutTypes), list(config.modes)];
  if (ids.length === 0 || layoutTypes.length === 0 || modes.length === 0) return undefined;
  const query = new URLSearchParams({ layoutTypes: layoutTypes.join(','), modes: modes.join(',') });
  const optionalFields = list(config.optionalFields).map(qualifiedName);
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join(','));
  return provideRecords(
    {
      answer: getUiApi<RecordUi>(`/record-ui/${ids.map(encodeURIComponent).join(',')}?${query.toString()}`),
      recordsOf: ({ records }) => Object.values(records),
      withRecords: (answer, records) => ({
        ...answer,
        records: Object.fromEntries(records.map((record) => [record.id, record])),
      }),
    },
    emit,
  );
});
