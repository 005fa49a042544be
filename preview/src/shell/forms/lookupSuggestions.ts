import type { RecordRepresentation } from '../../platform/records.ts';
import { sendToApi } from '../../platform/uiApi.ts';
import type { FieldInfo } from '../../platform/uiObjectInfoApi.ts';
import type { FoundRecords } from '../lwc/recordPicker/foundRecords.ts';

/** A picker asks who holds it where to look; without an answer it searches by itself. */
export class LookupEvent extends CustomEvent<{ readonly term: string; answer?: Promise<FoundRecords> }> {
  constructor(term: string) {
    super('previewlookup', { detail: { term } });
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_lookup_values.htm */
interface LookupValues {
  readonly lookupResults: Readonly<
    Record<string, { readonly records: readonly RecordRepresentation[]; readonly nextPageUrl: string | null }>
  >;
}

/** How many records are offered at once. */
const OFFERED = '5';

/**
 * The records that a lookup field suggests: those that its lookup filter admits for the record as it is being edited.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup_post.htm
 * @param fields the record's values on the form, with its Id, null for a new one
 */
export async function suggestRecords(
  objectApiName: string,
  { apiName, referenceToInfos: [target] }: FieldInfo,
  term: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<FoundRecords> {
  const query = new URLSearchParams({ q: term, searchType: 'Search', pageSize: OFFERED });
  const path = `/ui-api/lookups/${objectApiName}/${apiName}?${query.toString()}`;
  const answer = await sendToApi<LookupValues>(path, { method: 'POST', body: { sourceRecord: { fields } } });
  if (!answer.ok) throw new Error(answer.error.body.message);
  const found = answer.data.lookupResults[target?.apiName ?? ''];
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const records = (found?.records ?? []).map((record) => ({
    id: record.id,
    name: text(record.fields[target?.nameFields[0] ?? 'Name']?.value),
    detail: text(record.fields.DisambiguationField?.value),
  }));
  return { records, hasMore: found !== undefined && found.nextPageUrl !== null };
}
