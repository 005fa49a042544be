import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import { prepareQuery } from '../../soql/index.ts';
import { askedTree, objectOf, recordRepresentation } from '../recordRepresentation.ts';
import { listed } from '../requestFields.ts';
import { quoted } from '../soqlText.ts';
import { visibleObject } from '../visibleObject.ts';
import { pageAnswer, pageRequest, readPage } from './listPage.ts';
import { fieldsOfColumns } from './listViewRoutes.ts';
import { listReference, relatedListInfo, relatedListSummary } from './relatedListInfo.ts';
import { relatedListNamed, relatedLists } from './relatedLists.ts';
import type { RelatedList } from './relatedLists.ts';
import type { ScreenMetadata } from './screenMetadata.ts';

/** Source: "Get Related List Records" (ui_api_resources_related_list_records.htm): up to 1,999 records. */
const MOST_RECORDS = 1999;

/** Source: "Get Related List Record Count" (ui_api_resources_related_list_count.htm). */
const MOST_COUNTED = 1999;

interface OfObject {
  Params: { parent: string; list: string };
}

interface RecordsQuery {
  fields?: string | readonly string[];
  optionalFields?: string | readonly string[];
  pageSize?: string | number;
  pageToken?: string;
  sortBy?: string | readonly string[];
  where?: string;
}

interface OfRecord {
  Params: { id: string; list: string };
  Querystring: RecordsQuery & { maxCount?: string };
}

/** Related lists of a record: what they are, their records, how many. Source: "Related Lists", UI API Developer Guide. */
export function serveRelatedLists(doors: FastifyInstance, org: OrgContext, screens: ScreenMetadata): void {
  doors.get<OfObject>('/ui-api/related-list-info/:parent', ({ params, viewer }) => {
    const parent = visibleObject(org, params.parent, viewer);
    return {
      parentObjectApiName: parent.name,
      parentRecordTypeId: null,
      relatedLists: relatedLists(org, screens, parent, viewer).map((list) => relatedListSummary(org, list)),
      theme: null,
    };
  });
  doors.get<OfObject>('/ui-api/related-list-info/:parent/:list', ({ params, viewer }) => {
    const parent = visibleObject(org, params.parent, viewer);
    return relatedListInfo(org, relatedListNamed(org, screens, parent, params.list, viewer), viewer);
  });
  doors.get<OfRecord>('/ui-api/related-list-records/:id/:list', ({ params, query, viewer }) =>
    listRecords(org, screens, params, query, viewer),
  );
  doors.post<OfRecord>('/ui-api/related-list-records/:id/:list', ({ params, body, viewer }) =>
    listRecords(org, screens, params, body ?? {}, viewer),
  );
  doors.get<OfRecord>('/ui-api/related-list-count/:id/:list', ({ params, query, viewer }) => {
    const list = listOf(org, screens, params, viewer);
    const most = query.maxCount === undefined ? MOST_COUNTED : Number(query.maxCount);
    if (!Number.isInteger(most) || most < 1 || most > MOST_COUNTED) {
      throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `maxCount must be from 1 to ${MOST_COUNTED}.`);
    }
    const text = `SELECT COUNT() FROM ${list.child.name} WHERE ${childrenOf(list, params.id)}`;
    const count = prepareQuery(text, org, viewer).count();
    return { count: Math.min(count, most), hasMore: count > most, listReference: listReference(list, params.id) };
  });
}

const childrenOf = ({ field }: RelatedList, recordId: string): string => `${field} = ${quoted(recordId)}`;

/** @throws OrgError as for the record itself, when the viewer cannot see the parent */
function listOf(
  org: OrgContext,
  screens: ScreenMetadata,
  { id, list }: OfRecord['Params'],
  viewer: Viewer,
): RelatedList {
  const parent = objectOf(org, id, viewer);
  recordRepresentation(org, id, { fields: [], optionalFields: [] }, viewer);
  return relatedListNamed(org, screens, parent, list, viewer);
}

const names = (given: string | readonly string[] | undefined): readonly string[] =>
  typeof given === 'string' ? listed(given) : (given ?? []);

/** Source: "Related List Record Collection" (ui_api_responses_related_list_record_collection.htm). */
function listRecords(
  org: OrgContext,
  screens: ScreenMetadata,
  params: OfRecord['Params'],
  query: RecordsQuery,
  viewer: Viewer,
): Record<string, unknown> {
  if (query.where !== undefined) throw new UnsupportedError('where of related list records');
  const list = listOf(org, screens, params, viewer);
  const info = relatedListInfo(org, list, viewer);
  const [fields, optionalFields] = [names(query.fields), names(query.optionalFields)];
  const shown = fieldsOfColumns(list.child, info.displayColumns);
  const tree = askedTree(org, list.child, { fields, optionalFields: [...shown, ...optionalFields] }, viewer);
  const request = pageRequest(query, MOST_RECORDS);
  const sortBy = (request.sortBy ?? list.sortBy).replace(`${list.child.name}.`, '');
  const page = readPage(
    org,
    { object: list.child, tree, where: childrenOf(list, params.id) },
    { ...request, sortBy },
    viewer,
  );
  const base = `${versionPath(org.schema.apiVersion)}/ui-api/related-list-records/${params.id}/${list.relatedListId}`;
  return {
    ...pageAnswer(page, base, request.pageSize),
    fields,
    listInfoETag: info.eTag,
    listReference: listReference(list, params.id),
    optionalFields,
    sortBy: [sortBy],
    where: null,
  };
}
