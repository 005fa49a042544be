import { provideRecords } from './recordList.ts';
import { qualifiedName, type FieldId, type RecordRepresentation } from './records.ts';
import { getUiApi, type UiApiAnswer } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

type Fields = readonly (string | FieldId)[];

interface RecordsOfOneKind {
  readonly recordIds: readonly string[];
  readonly fields?: Fields;
  readonly optionalFields?: Fields;
}

interface BatchResult {
  readonly statusCode: number;
  readonly result: RecordRepresentation | readonly unknown[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_batch_results.htm */
interface BatchResults {
  readonly hasErrors: boolean;
  readonly results: readonly BatchResult[];
}

async function readKind({
  recordIds,
  fields = [],
  optionalFields = [],
}: RecordsOfOneKind): Promise<UiApiAnswer<BatchResults>> {
  const query = new URLSearchParams();
  if (fields.length > 0) query.set('fields', fields.map(qualifiedName).join(','));
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.map(qualifiedName).join(','));
  return getUiApi(`/records/batch/${recordIds.map(encodeURIComponent).join(',')}?${query.toString()}`);
}

async function readKinds(kinds: readonly RecordsOfOneKind[]): Promise<UiApiAnswer<BatchResults>> {
  const answers = await Promise.all(kinds.map(readKind));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return failed;
  const all = answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
  const results = all.flatMap((answer) => answer.results);
  return { ok: true, data: { hasErrors: all.some(({ hasErrors }) => hasErrors), results } };
}

const isRecord = ({ statusCode }: BatchResult): boolean => statusCode === 200;

/**
 * The getRecords wire adapter: records of several objects, each result with its own status.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-records.html
 */
export const getRecords = wireAdapter<{ readonly records?: readonly RecordsOfOneKind[] }, WireState<BatchResults>>(
  NOT_PROVIDED,
  ({ records }, emit) => {
    if (records === undefined || records.every(({ recordIds }) => recordIds.length === 0)) return undefined;
    return provideRecords(
      {
        answer: readKinds(records),
        recordsOf: ({ results }) =>
          results.flatMap((entry) => (isRecord(entry) ? [entry.result as RecordRepresentation] : [])),
        withRecords: (answer, newer) => {
          const queue = [...newer];
          return {
            ...answer,
            results: answer.results.map((entry) =>
              isRecord(entry) ? { ...entry, result: queue.shift() ?? entry.result } : entry,
            ),
          };
        },
      },
      emit,
    );
  },
);
