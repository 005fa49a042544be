import type { FastifyInstance } from 'fastify';
import { OrgError } from '../../errors.ts';
import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import { prepareQuery } from '../../soql/index.ts';
import { simplifiedBatch } from '../batch.ts';
import { askedTree, objectOf, recordRepresentation } from '../recordRepresentation.ts';
import { listed, named } from '../requestFields.ts';
import { quoted } from '../soqlText.ts';
import { visibleObject } from '../visibleObject.ts';
import { allOf } from './listCondition.ts';
import { filterOf } from './listFilters.ts';
import type { ListFilters } from './listFilters.ts';
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

/** Source: "Related List Records Batch Input", User Interface API Developer Guide. */
type ListParameters = RecordsQuery & { readonly relatedListId: string };

interface BatchBody {
  readonly relatedListParameters?: unknown;
}

/** Related lists of a record: what they are, their records, how many. Source: "Related Lists", UI API Developer Guide. */
export function serveRelatedLists(
  doors: FastifyInstance,
  org: OrgContext,
  screens: ScreenMetadata,
  filters: ListFilters,
): void {
  const records = (params: OfRecord['Params'], query: RecordsQuery, viewer: Viewer): Record<string, unknown> =>
    listRecords({ org, screens, filters }, params, query, viewer);
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
    records(params, query, viewer),
  );
  doors.post<OfRecord>('/ui-api/related-list-records/:id/:list', ({ params, body, viewer }) =>
    records(params, body ?? {}, viewer),
  );
  doors.get<{ Params: { parent: string; lists: string } }>(
    '/ui-api/related-list-info/batch/:parent/:lists',
    ({ params, viewer }) => {
      const parent = visibleObject(org, params.parent, viewer);
      return simplifiedBatch(listed(params.lists), (list) =>
        relatedListInfo(org, relatedListNamed(org, screens, parent, list, viewer), viewer),
      );
    },
  );
  doors.post<{ Params: { id: string }; Body: BatchBody | null }>(
    '/ui-api/related-list-records/batch/:id',
    ({ params, body, viewer }) =>
      simplifiedBatch(listParameters(body), ({ relatedListId, ...query }) =>
        records({ id: params.id, list: relatedListId }, query, viewer),
      ),
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

/** @throws OrgError JSON_PARSER_ERROR */
function listParameters(body: BatchBody | null): readonly ListParameters[] {
  const lists: unknown = body?.relatedListParameters;
  if (Array.isArray(lists) && lists.every(isNamed)) return lists;
  throw new OrgError('JSON_PARSER_ERROR', 'relatedListParameters must be a list of objects with relatedListId.');
}

function isNamed(value: unknown): value is ListParameters {
  return (
    typeof value === 'object' && value !== null && 'relatedListId' in value && typeof value.relatedListId === 'string'
  );
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

/** Source: "Related List Record Collection" (ui_api_responses_related_list_record_collection.htm). */
function listRecords(
  { org, screens, filters }: { org: OrgContext; screens: ScreenMetadata; filters: ListFilters },
  params: OfRecord['Params'],
  query: RecordsQuery,
  viewer: Viewer,
): Record<string, unknown> {
  const list = listOf(org, screens, params, viewer);
  const info = relatedListInfo(org, list, viewer);
  const [fields, optionalFields] = [named(query.fields), named(query.optionalFields)];
  const shown = fieldsOfColumns(list.child, info.displayColumns);
  const tree = askedTree(org, list.child, { fields, optionalFields: [...shown, ...optionalFields] }, viewer);
  const filtered = filterOf(filters, list.child, query.where, viewer);
  const request = pageRequest(query, MOST_RECORDS);
  const sortBy = (request.sortBy ?? list.sortBy).replace(`${list.child.name}.`, '');
  const page = readPage(
    org,
    { object: list.child, tree, where: allOf([childrenOf(list, params.id), filtered]) },
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
    where: query.where ?? null,
  };
}
