import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { FieldTree } from '../fieldPaths.ts';
import { readRecords } from '../readRecords.ts';

/** Which part of a list, and in which order. */
export interface PageRequest {
  readonly pageSize: number;
  /** Rows before this page. */
  readonly offset: number;
  /** Field path; `-` before it sorts descending. */
  readonly sortBy: string | undefined;
}

/** SOQL's OFFSET reaches no further, and list views on the platform show no more. */
const LAST_OFFSET = 2000;

/** @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE */
export function pageRequest(
  query: { readonly pageSize?: unknown; readonly pageToken?: unknown; readonly sortBy?: unknown },
  most: number,
): PageRequest {
  const number = (name: 'pageSize' | 'pageToken', otherwise: number, [min, max]: readonly [number, number]): number => {
    const given = query[name];
    if (given === undefined) return otherwise;
    const value = typeof given === 'number' ? given : Number(given);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new OrgError(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      `${name} must be from ${min} to ${max}, not ${JSON.stringify(given)}.`,
    );
  };
  const [sortBy] = Array.isArray(query.sortBy) ? (query.sortBy as unknown[]) : [query.sortBy];
  return {
    pageSize: number('pageSize', 50, [1, most]),
    offset: number('pageToken', 0, [0, LAST_OFFSET]),
    sortBy: typeof sortBy === 'string' && sortBy !== '' ? sortBy : undefined,
  };
}

/** Blanks come last when sorting downwards, first otherwise, as in Lightning's lists. */
function orderBy(sortBy: string): string {
  return sortBy.startsWith('-') ? `${sortBy.slice(1)} DESC NULLS LAST` : `${sortBy} ASC`;
}

export interface ListPage {
  readonly records: readonly Record<string, unknown>[];
  readonly currentPageToken: string;
  readonly nextPageToken: string | null;
  readonly previousPageToken: string | null;
}

/** One row more than the page is read, to know whether there is a next page. */
export function readPage(
  org: OrgContext,
  { object, tree, where }: { readonly object: ObjectSchema; readonly tree: FieldTree; readonly where: string },
  { pageSize, offset, sortBy }: PageRequest,
  viewer: Viewer,
): ListPage {
  const order = sortBy === undefined ? {} : { orderBy: orderBy(sortBy) };
  const rows = readRecords(org, object, tree, { where, ...order, limit: pageSize + 1, offset }, viewer);
  const next = offset + pageSize;
  return {
    records: rows.slice(0, pageSize),
    currentPageToken: String(offset),
    nextPageToken: rows.length > pageSize && next <= LAST_OFFSET ? String(next) : null,
    previousPageToken: offset === 0 ? null : String(Math.max(0, offset - pageSize)),
  };
}

/** What all record collections say of a page; `path` is the collection's own, without a query. */
export function pageAnswer(page: ListPage, path: string, pageSize: number): Record<string, unknown> {
  const url = (token: string | null): string | null =>
    token === null ? null : `${path}?pageSize=${pageSize}&pageToken=${token}`;
  return {
    count: page.records.length,
    currentPageToken: page.currentPageToken,
    currentPageUrl: url(page.currentPageToken),
    nextPageToken: page.nextPageToken,
    nextPageUrl: url(page.nextPageToken),
    pageSize,
    previousPageToken: page.previousPageToken,
    previousPageUrl: url(page.previousPageToken),
    records: page.records,
  };
}
