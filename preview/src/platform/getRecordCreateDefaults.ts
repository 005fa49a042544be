import { provideOnce } from './provideOnce.ts';
import { qualifiedName, type FieldId, type RecordRepresentation } from './records.ts';
import { getUiApi } from './uiApi.ts';
import type { ObjectInfo } from './uiObjectInfoApi.ts';
import type { RecordLayout } from './uiLayoutApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

interface CreateDefaultsConfig {
  readonly objectApiName?: string | { readonly objectApiName: string } | undefined;
  readonly recordTypeId?: string | undefined;
  readonly optionalFields?: readonly (string | FieldId)[] | undefined;
  readonly formFactor?: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_defaults_create.htm */
export interface RecordDefaults {
  readonly record: RecordRepresentation;
  readonly layout: RecordLayout;
  readonly objectInfos: Readonly<Record<string, ObjectInfo>>;
}

/**
 * The getRecordCreateDefaults wire adapter: the values that a new record begins with.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-create-record-values.html
 */
export const getRecordCreateDefaults = wireAdapter<CreateDefaultsConfig, WireState<RecordDefaults>>(
  NOT_PROVIDED,
  ({ objectApiName, recordTypeId, optionalFields = [], formFactor }, emit) => {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    if (!name) return undefined;
    const query = new URLSearchParams({
      ...(recordTypeId ? { recordTypeId } : {}),
      ...(formFactor ? { formFactor } : {}),
      ...(optionalFields.length > 0 ? { optionalFields: optionalFields.map(qualifiedName).join(',') } : {}),
    }).toString();
    return provideOnce(getUiApi<RecordDefaults>(`/record-defaults/create/${encodeURIComponent(name)}?${query}`), emit);
  },
);
