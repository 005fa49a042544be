import { readMetadata } from './metadataCache.ts';
import { provideOnce } from './provideOnce.ts';
import { provideRecords } from './recordList.ts';
import type { RecordPage } from './recordPage.ts';
import { getUiApi, queryUiApi } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

interface ListConfig {
  readonly parentRecordId?: string | null;
  readonly relatedListId?: string;
}

export interface RelatedListRecordsConfig extends ListConfig {
  /** `Contact.Name`: the request fails when the user cannot read one of them. */
  readonly fields?: readonly string[];
  readonly optionalFields?: readonly string[];
  readonly pageSize?: number;
  readonly pageToken?: string;
  /** One field; `-` before it sorts descending. */
  readonly sortBy?: readonly string[];
  readonly where?: string;
}

const resource = (kind: string, { parentRecordId, relatedListId }: ListConfig): string =>
  `/related-list-${kind}/${encodeURIComponent(parentRecordId ?? '')}/${encodeURIComponent(relatedListId ?? '')}`;

/**
 * The getRelatedListRecords wire adapter. A record of the list that changes is told; whether it still belongs to the list is
 * not asked again.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-records.html
 */
export const getRelatedListRecords = wireAdapter<RelatedListRecordsConfig, WireState<RecordPage>>(
  NOT_PROVIDED,
  (config, emit) => {
    const { parentRecordId, relatedListId, ...body } = config;
    if (!parentRecordId || !relatedListId) return undefined;
    return provideRecords(
      {
        answer: queryUiApi<RecordPage>(resource('records', config), body),
        recordsOf: ({ records }) => records,
        withRecords: (answer, records) => ({ ...answer, records }),
      },
      emit,
    );
  },
);

interface BatchResult<T> {
  readonly statusCode: number;
  readonly result: T;
}

interface RecordsBatchConfig {
  readonly parentRecordId?: string | null;
  readonly relatedListParameters?: readonly Omit<RelatedListRecordsConfig, 'parentRecordId' | 'pageToken'>[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_batch_results_simplified.htm */
interface BatchResults<T> {
  readonly results: readonly BatchResult<T>[];
}

/**
 * The getRelatedListRecordsBatch wire adapter: each list has its own status.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-records-batch.html
 */
export const getRelatedListRecordsBatch = wireAdapter<RecordsBatchConfig, WireState<BatchResults<RecordPage>>>(
  NOT_PROVIDED,
  ({ parentRecordId, relatedListParameters = [] }, emit) => {
    if (!parentRecordId || relatedListParameters.length === 0) return undefined;
    const path = `/related-list-records/batch/${encodeURIComponent(parentRecordId)}`;
    const pages = ({ results }: BatchResults<RecordPage>): BatchResult<RecordPage>[] =>
      results.filter(({ statusCode }) => statusCode === 200);
    return provideRecords(
      {
        answer: queryUiApi<BatchResults<RecordPage>>(path, { relatedListParameters }),
        recordsOf: (answer) => pages(answer).flatMap(({ result }) => result.records),
        withRecords: (answer, newer) => {
          const queue = [...newer];
          const results = answer.results.map((entry) =>
            entry.statusCode === 200
              ? { ...entry, result: { ...entry.result, records: queue.splice(0, entry.result.records.length) } }
              : entry,
          );
          return { ...answer, results };
        },
      },
      emit,
    );
  },
);

/** How many records a related list holds. */
export interface RelatedListCount {
  readonly count: number;
  readonly hasMore: boolean;
}

/**
 * The getRelatedListCount wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-count.html
 */
export const getRelatedListCount = wireAdapter<
  ListConfig & { readonly maxCount?: number },
  WireState<RelatedListCount>
>(NOT_PROVIDED, (config, emit) => {
  if (!config.parentRecordId || !config.relatedListId) return undefined;
  const query = config.maxCount === undefined ? '' : `?maxCount=${config.maxCount}`;
  return provideOnce(getUiApi<RelatedListCount>(resource('count', config) + query), emit);
});

/** A column of a list, and the path to the id of the record that it links to. */
export interface ListColumn {
  readonly fieldApiName: string;
  readonly label: string;
  readonly lookupId: string | null;
  readonly sortable: boolean;
}

export interface RelatedListInfo {
  readonly label: string;
  readonly displayColumns: readonly ListColumn[];
  readonly objectApiNames: readonly string[];
  readonly orderedByInfo: readonly { readonly fieldApiName: string; readonly isAscending: boolean }[];
}

interface InfoConfig {
  readonly parentObjectApiName?: string | { readonly objectApiName: string };
  readonly relatedListId?: string;
}

const objectName = (object: InfoConfig['parentObjectApiName']): string =>
  encodeURIComponent((typeof object === 'object' ? object.objectApiName : object) ?? '');

/**
 * The getRelatedListInfo wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-info.html
 */
export const getRelatedListInfo = wireAdapter<InfoConfig, WireState<RelatedListInfo>>(NOT_PROVIDED, (config, emit) => {
  if (!config.parentObjectApiName || !config.relatedListId) return undefined;
  const path = `/related-list-info/${objectName(config.parentObjectApiName)}/${encodeURIComponent(config.relatedListId)}`;
  return provideOnce(readMetadata<RelatedListInfo>(path), emit);
});

interface InfoBatchConfig extends Pick<InfoConfig, 'parentObjectApiName'> {
  readonly relatedListNames?: readonly string[];
}

/**
 * The getRelatedListInfoBatch wire adapter: each list has its own status.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-info-batch.html
 */
export const getRelatedListInfoBatch = wireAdapter<InfoBatchConfig, WireState<BatchResults<RelatedListInfo>>>(
  NOT_PROVIDED,
  ({ parentObjectApiName, relatedListNames = [] }, emit) => {
    if (!parentObjectApiName || relatedListNames.length === 0) return undefined;
    const names = relatedListNames.map(encodeURIComponent).join(',');
    const path = `/related-list-info/batch/${objectName(parentObjectApiName)}/${names}`;
    return provideOnce(readMetadata<BatchResults<RelatedListInfo>>(path), emit);
  },
);

/** The related lists of an object. */
export interface RelatedListsInfo {
  readonly relatedLists: readonly {
    readonly relatedListId: string;
    readonly label: string;
    readonly objectApiName: string;
  }[];
}

/**
 * The getRelatedListsInfo wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-lists-info.html
 */
export const getRelatedListsInfo = wireAdapter<Pick<InfoConfig, 'parentObjectApiName'>, WireState<RelatedListsInfo>>(
  NOT_PROVIDED,
  (config, emit) =>
    config.parentObjectApiName
      ? provideOnce(
          readMetadata<RelatedListsInfo>(`/related-list-info/${objectName(config.parentObjectApiName)}`),
          emit,
        )
      : undefined,
);
