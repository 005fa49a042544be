import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { prepareQuery } from '../../soql/index.ts';
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
  /** Undefined where no filter says which records to suggest. */
  readonly suggests: ((id: string) => boolean) | undefined;
}

/**
 * Records that a user may mean, by name, or in the order in which they were seen.
 * Source: "Record Collection" (ui_api_responses_record_collection.htm), User Interface API Developer Guide.
 */
export function suggestions(
  org: OrgContext,
  recent: RecentRecords,
  { object, field, target, suggests }: LookupTarget,
  request: LookupRequest,
  viewer: Viewer,
): Record<string, unknown> {
  const { page, pageSize } = request;
  const ids =
    request.searchType === 'Recent'
      ? recentOnes(org, recent, target, request, viewer)
      : searchedOnes(org, target, request, viewer);
  const found = pageOf(ids, request, suggests);
  const records = readInOrder(org, target, found.slice(0, pageSize), viewer).map((record) =>
    withDisambiguation(record),
  );
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
  { term }: LookupRequest,
  viewer: Viewer,
): readonly string[] {
  const seen = recent.of(viewer.userId, target.keyPrefix);
  if (seen.length === 0) return [];
  const named = term === '' ? '' : ` AND ${startsWith(nameField(target), term)}`;
  const there = new Set(idsOf(org, `SELECT Id FROM ${target.name} WHERE ${idsIn('Id', seen)}${named}`, viewer));
  return seen.filter((id) => there.has(id));
}

function searchedOnes(
  org: OrgContext,
  target: ObjectSchema,
  { term, searchType }: LookupRequest,
  viewer: Viewer,
): Iterable<string> {
  const name = nameField(target);
  const fields = searchType === 'TypeAhead' ? [name] : searchedFields(target, viewer);
  const where = fields.map((field) => startsWith(field, term)).join(' OR ');
  return idsOf(org, `SELECT Id FROM ${target.name} WHERE ${where} ORDER BY ${name}`, viewer);
}

function* idsOf(org: OrgContext, soql: string, viewer: Viewer): Generator<string> {
  for (const [id] of prepareQuery(soql, org, viewer).rows()) yield String(id);
}

/** One more than a page holds, to know whether there is a next one. */
function pageOf(
  ids: Iterable<string>,
  { page, pageSize }: LookupRequest,
  suggests: LookupTarget['suggests'] = () => true,
): readonly string[] {
  const found: string[] = [];
  let before = (page - 1) * pageSize;
  for (const id of ids) {
    if (!suggests(id)) continue;
    if (before > 0) before -= 1;
    else found.push(id);
    if (found.length > pageSize) break;
  }
  return found;
}

function readInOrder(org: OrgContext, target: ObjectSchema, ids: readonly string[], viewer: Viewer): Suggested[] {
  if (ids.length === 0) return [];
  const records = readRecords(org, target, treeOf(target), { where: idsIn('Id', ids) }, viewer);
  const byId = new Map(records.map((record) => [String(record.id), record]));
  return ids.map((id) => byId.get(id)).filter((record) => record !== undefined);
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
