import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';

/**
 * A filter in GraphQL's syntax, `{ Name: { like: "A%" } }`, as a SOQL condition; undefined when it asks for nothing.
 * @throws OrgError for what is no filter of the object for this viewer
 */
export type ListFilters = (object: ObjectSchema, where: string, viewer: Viewer) => string | undefined;

/** The condition of a request's `where`; empty without one. @throws OrgError */
export function filterOf(filters: ListFilters, object: ObjectSchema, where: unknown, viewer: Viewer): string {
  if (where === undefined || where === null) return '';
  if (typeof where !== 'string') throw new OrgError('JSON_PARSER_ERROR', 'where must be text.');
  return filters(object, where, viewer) ?? '';
}
