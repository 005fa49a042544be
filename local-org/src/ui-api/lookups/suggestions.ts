import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { emptyTree } from '../fieldPaths.ts';
import { readRecords } from '../readRecords.ts';
import type { RecentRecords } from '../recentRecords.ts';
import { idsIn, likeStart } from '../soqlText.ts';
import type { LookupRequest } from './lookupRequest.ts';

/** Types of fields that a search looks through. Source: "Search Fields", Salesforce Help. */
const SEARCHED: readonly FieldSchema['type'][] = ['string', 'email', 'phone'];

/** A lookup field of an object, and one of the objects that it may name. */
export interface LookupTarget {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly target: ObjectSchema;
}

/**
 * Records that a user may mean, by name, or in the order in which they were seen.
 * Source: "Record Collection" (ui_api_responses_record_collection.htm), User Interface API Developer Guide.
 */
export function suggestions(
  org: OrgContext,
  recent: RecentRecords,
  { object, field, target }: LookupTarget,
  request: LookupRequest,
  viewer: Viewer,
): Record<string, unknown> {
  const { page, pageSize } = request;
  const found =
    request.searchType === 'Recent'
      ? recentOnes(org, recent, target, request, viewer)
      : searchedOnes(org, target, request, viewer);
  const records = found.slice(0, pageSize).map((record) => withDisambiguation(record));
  const path = `${versionPath(org.schema.apiVersion)}/ui-api/lookups/${object.name}/${field.name}/${target.name}`;
  const url = (number: number): string => {
    const term = request.term === '' ? '' : `q=${encodeURIComponent(request.term)}&`;
    return `${path}?${term}searchType=${request.searchType}&page=${number}&pageSize=${pageSize}`;
  };
  return {
    count: records.length,
    currentPageToken: null,
    currentPageUrl: url(page),
    nextPageToken: null,
    nextPageUrl: found.length > pageSize ? url(page + 1) : null,
    previousPageToken: null,
    previousPageUrl: page > 1 ? url(page - 1) : null,
    records,
  };
}

type Suggested = Record<string, unknown>;

function recentOnes(
  org: OrgContext,
  recent: RecentRecords,
  target: ObjectSchema,
  { term, page, pageSize }: LookupRequest,
  viewer: Viewer,
): readonly Suggested[] {
  const ids = recent.of(viewer.userId, target.keyPrefix);
  if (ids.length === 0) return [];
  const name = nameField(target);
  const named = term === '' ? '' : ` AND ${startsWith(name, term)}`;
  const rows = readRecords(org, target, treeOf(target), { where: idsIn('Id', ids) + named }, viewer);
  const byId = new Map(rows.map((record) => [String(record.id), record]));
  const inOrder = ids.map((id) => byId.get(id)).filter((record) => record !== undefined);
  return inOrder.slice((page - 1) * pageSize, page * pageSize + 1);
}

function searchedOnes(
  org: OrgContext,
  target: ObjectSchema,
  { term, searchType, page, pageSize }: LookupRequest,
  viewer: Viewer,
): readonly Suggested[] {
  const name = nameField(target);
  const fields = searchType === 'TypeAhead' ? [name] : searchedFields(target, viewer);
  const where = fields.map((field) => startsWith(field, term)).join(' OR ');
  const selection = { where, orderBy: name, limit: pageSize + 1, offset: (page - 1) * pageSize };
  return readRecords(org, target, treeOf(target), selection, viewer);
}

function searchedFields(target: ObjectSchema, viewer: Viewer): readonly string[] {
  return target.fields
    .filter((field) => SEARCHED.includes(field.type) && !field.formula && viewer.field(target.name, field.name).read)
    .map(({ name }) => name);
}

/** A word of the field begins so. */
function startsWith(field: string, term: string): string {
  const start = likeStart(term);
  return `(${field} LIKE '${start}' OR ${field} LIKE '% ${start}')`;
}

/** The field that suggestions show. */
export function nameField(target: ObjectSchema): string {
  return target.fields.find((field) => field.nameField)?.name ?? 'Id';
}

function treeOf(target: ObjectSchema): ReturnType<typeof emptyTree> {
  const tree = emptyTree();
  for (const name of ['Id', nameField(target)]) {
    const field = target.field(name);
    if (field) tree.fields.set(field.name, field);
  }
  return tree;
}

/** What tells records of one name apart follows the org's search layouts, which there are none of. */
function withDisambiguation(record: Suggested): Suggested {
  const fields = { DisambiguationField: { displayValue: null, value: null }, ...(record.fields as object) };
  return { ...record, fields };
}
