import { readMetadata } from './metadataCache.ts';
import { provideOnce } from './provideOnce.ts';
import { provideRecords } from './recordList.ts';
import type { RecordPage } from './recordPage.ts';
import { getUiApi, queryUiApi } from './uiApi.ts';
import { objectNameOf, type ObjectName } from './uiObjectInfoApi.ts';
import type { ListColumn } from './uiRelatedListApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

interface ViewConfig {
  readonly objectApiName?: ObjectName;
  readonly listViewApiName?: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_info.htm */
export interface ListInfo {
  readonly label: string;
  readonly displayColumns: readonly ListColumn[];
}

/** `Account/AllAccounts`; undefined while one of both is not known. */
function viewPath({ objectApiName, listViewApiName }: ViewConfig): string | undefined {
  const name = objectNameOf(objectApiName);
  if (name === undefined || !listViewApiName) return undefined;
  return `${encodeURIComponent(name)}/${encodeURIComponent(listViewApiName)}`;
}

/**
 * The getListInfoByName wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-info-by-name.html
 */
export const getListInfoByName = wireAdapter<ViewConfig, WireState<ListInfo>>(NOT_PROVIDED, (config, emit) => {
  const path = viewPath(config);
  return path === undefined ? undefined : provideOnce(readMetadata<ListInfo>(`/list-info/${path}`), emit);
});

/**
 * The getListInfosByName wire adapter: each result has its own status.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-infos-by-name.html
 */
export const getListInfosByName = wireAdapter<{ readonly names?: readonly string[] }, WireState<unknown>>(
  NOT_PROVIDED,
  ({ names = [] }, emit) =>
    names.length === 0
      ? undefined
      : provideOnce(readMetadata(`/list-info/batch?names=${names.map(encodeURIComponent).join(',')}`), emit),
);

/**
 * The getListObjectInfo wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-object-info.html
 */
export const getListObjectInfo = wireAdapter<{ readonly objectApiName?: ObjectName }, WireState<unknown>>(
  NOT_PROVIDED,
  ({ objectApiName }, emit) => {
    const name = objectNameOf(objectApiName);
    if (name === undefined) return undefined;
    return provideOnce(readMetadata(`/list-object-info/${encodeURIComponent(name)}`), emit);
  },
);

/**
 * The getListPreferences wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-preferences.html
 */
export const getListPreferences = wireAdapter<ViewConfig, WireState<unknown>>(NOT_PROVIDED, (config, emit) => {
  const path = viewPath(config);
  return path === undefined ? undefined : provideOnce(readMetadata(`/list-preferences/${path}`), emit);
});

interface ListsConfig {
  readonly objectApiName?: ObjectName;
  readonly pageSize?: number;
  readonly pageToken?: number | string;
  readonly q?: string;
  readonly recentListsOnly?: boolean;
}

/**
 * The getListInfosByObjectName wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-infos-by-object-name.html
 */
export const getListInfosByObjectName = wireAdapter<ListsConfig, WireState<unknown>>(
  NOT_PROVIDED,
  ({ objectApiName, ...parameters }, emit) => {
    const name = objectNameOf(objectApiName);
    if (name === undefined) return undefined;
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
    return provideOnce(getUiApi(`/list-ui/${encodeURIComponent(name)}?${query}`), emit);
  },
);

interface ListRecordsConfig extends ViewConfig {
  readonly fields?: readonly string[];
  readonly optionalFields?: readonly string[];
  readonly pageSize?: number;
  readonly pageToken?: string;
  readonly searchTerm?: string;
  /** One field; `-` before it sorts descending. */
  readonly sortBy?: string | readonly string[];
  /** In GraphQL's syntax. */
  readonly where?: string;
}

/**
 * The getListRecordsByName wire adapter. A record of the list that changes is told; whether it still belongs to the list is not asked again.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-records-by-name.html
 */
export const getListRecordsByName = wireAdapter<ListRecordsConfig, WireState<RecordPage>>(
  NOT_PROVIDED,
  ({ objectApiName, listViewApiName, ...body }, emit) => {
    const path = viewPath({ objectApiName, listViewApiName });
    if (path === undefined) return undefined;
    return provideRecords(
      {
        answer: queryUiApi<RecordPage>(`/list-records/${path}`, body),
        recordsOf: ({ records }) => records,
        withRecords: (answer, records) => ({ ...answer, records }),
      },
      emit,
    );
  },
);
