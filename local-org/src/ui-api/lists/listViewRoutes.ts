import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { simplifiedBatch } from '../batch.ts';
import { askedTree } from '../recordRepresentation.ts';
import { listed, named } from '../requestFields.ts';
import { visibleObject } from '../visibleObject.ts';
import type { DisplayColumn } from './displayColumn.ts';
import { listInfo, listObjectInfo, listPreferences } from './listInfo.ts';
import { allOf, listCondition, searchCondition } from './listCondition.ts';
import { pageAnswer, pageRequest, readPage } from './listPage.ts';
import { filterOf } from './listFilters.ts';
import type { ListFilters } from './listFilters.ts';
import type { ListView } from './listView.ts';
import type { ScreenMetadata } from './screenMetadata.ts';

/** Source: "Get List View Records with URL Parameters" (ui_api_resources_list_views_records.htm): pageSize 1-2000. */
const MOST_RECORDS = 2000;

/** As a URL or a body carries it. */
interface RecordsQuery {
  fields?: string | readonly string[];
  optionalFields?: string | readonly string[];
  pageSize?: string | number;
  pageToken?: string;
  searchTerm?: string;
  sortBy?: string | readonly string[];
  where?: string;
}

interface OfList {
  Params: { object: string; view: string };
  Querystring: RecordsQuery & { q?: string; recentListsOnly?: string };
  Body: RecordsQuery | null;
}

/** List views of an object, their metadata and their records. Source: "List Views", User Interface API Developer Guide. */
export function serveListViews(
  doors: FastifyInstance,
  org: OrgContext,
  screens: ScreenMetadata,
  filters: ListFilters,
): void {
  const base = `${versionPath(org.schema.apiVersion)}/ui-api`;
  doors.get<OfList>('/ui-api/list-ui/:object', ({ params, query, viewer }) => {
    if (query.recentListsOnly === 'true') throw new UnsupportedError('recentListsOnly of list views');
    const object = visibleObject(org, params.object, viewer);
    const { pageSize, offset } = pageRequest({ pageSize: 20, ...query }, MOST_RECORDS);
    const sought = (query.q ?? '').toLowerCase();
    const found = screens.listViews(object).filter(({ label }) => label.toLowerCase().includes(sought));
    const next = offset + pageSize < found.length ? String(offset + pageSize) : null;
    const previous = offset === 0 ? null : String(Math.max(0, offset - pageSize));
    const url = (token: string | null): string | null =>
      token === null ? null : `${base}/list-ui/${object.name}?pageSize=${pageSize}&pageToken=${token}`;
    const lists = found.slice(offset, offset + pageSize).map(({ apiName, label }) => ({
      apiName,
      id: null,
      label,
      listUiUrl: `${base}/list-ui/${object.name}/${apiName}`,
    }));
    return {
      count: lists.length,
      currentPageToken: String(offset),
      currentPageUrl: url(String(offset)),
      lists,
      nextPageToken: next,
      nextPageUrl: url(next),
      objectApiName: object.name,
      pageSize,
      previousPageToken: previous,
      previousPageUrl: url(previous),
      queryString: query.q ?? null,
      recentListsOnly: false,
    };
  });
  doors.get<OfList>('/ui-api/list-info/:object/:view', ({ params, viewer }) => {
    const object = visibleObject(org, params.object, viewer);
    return listInfo(org, object, viewNamed(screens, object, params.view), viewer);
  });
  doors.get<{ Querystring: { ids?: string; names?: string } }>('/ui-api/list-info/batch', ({ query, viewer }) => {
    if (query.ids !== undefined) throw new UnsupportedError('ids of list views');
    const names = listed(query.names);
    if (names.length === 0) throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify ids or names.');
    return simplifiedBatch(names, (name) => {
      const [objectName = '', viewName = ''] = name.split('.');
      const object = visibleObject(org, objectName, viewer);
      return listInfo(org, object, viewNamed(screens, object, viewName), viewer);
    });
  });
  doors.get<OfList>('/ui-api/list-object-info/:object', ({ params, viewer }) =>
    listObjectInfo(org, visibleObject(org, params.object, viewer), viewer),
  );
  doors.get<OfList>('/ui-api/list-preferences/:object/:view', ({ params, viewer }) => {
    const object = visibleObject(org, params.object, viewer);
    return listPreferences(org, object, viewNamed(screens, object, params.view), viewer);
  });
  const records = (params: OfList['Params'], query: RecordsQuery, viewer: Viewer): Record<string, unknown> => {
    const object = visibleObject(org, params.object, viewer);
    const view = viewNamed(screens, object, params.view);
    const info = listInfo(org, object, view, viewer);
    const [fields, optionalFields] = [named(query.fields), named(query.optionalFields)];
    const shown = fieldsOfColumns(object, info.displayColumns);
    const tree = askedTree(org, object, { fields, optionalFields: [...shown, ...optionalFields] }, viewer);
    const paths = info.displayColumns.map(({ fieldApiName }) => fieldApiName);
    const where = allOf([
      listCondition(org.schema, object, view, viewer),
      searchCondition(org.schema, object, paths, query.searchTerm ?? ''),
      filterOf(filters, object, query.where, viewer),
    ]);
    const request = pageRequest(query, MOST_RECORDS);
    const page = readPage(org, { object, tree, where }, { ...request, sortBy: request.sortBy ?? paths[0] }, viewer);
    return {
      ...pageAnswer(page, `${base}/list-records/${object.name}/${view.apiName}`, request.pageSize),
      fields,
      listInfoETag: info.eTag,
      listReference: info.listReference,
      optionalFields,
      searchTerm: query.searchTerm ?? null,
      sortBy: request.sortBy ?? null,
      where: query.where ?? null,
    };
  };
  doors.get<OfList>('/ui-api/list-records/:object/:view', ({ params, query, viewer }) =>
    records(params, query, viewer),
  );
  doors.post<OfList>('/ui-api/list-records/:object/:view', ({ params, body, viewer }) =>
    records(params, body ?? {}, viewer),
  );
}

/** The columns, and the ids of the records that they link to. */
export function fieldsOfColumns(object: ObjectSchema, columns: readonly DisplayColumn[]): readonly string[] {
  const paths = columns.flatMap(({ fieldApiName, lookupId }) =>
    lookupId === null ? [fieldApiName] : [fieldApiName, lookupId],
  );
  return [...new Set(paths)].map((path) => `${object.name}.${path}`);
}

/** @throws OrgError NOT_FOUND */
function viewNamed(screens: ScreenMetadata, object: ObjectSchema, name: string): ListView {
  const view = screens.listViews(object).find(({ apiName }) => apiName === name);
  if (view) return view;
  throw new OrgError('NOT_FOUND', `${object.name} has no list view ${name}.`, { status: 404 });
}
