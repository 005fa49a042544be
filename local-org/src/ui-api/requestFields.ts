import { OrgError, UnsupportedError } from '../errors.ts';
import type { AskedFields } from './recordRepresentation.ts';

/** Query parameters that choose fields, as URL parameters carry them. */
export interface FieldsQuery {
  fields?: string;
  optionalFields?: string;
  layoutTypes?: string;
  childRelationships?: string;
  modes?: string;
}

/** A comma-separated list of a URL. */
export function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((one) => one !== '');
}

/** @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE when no field is named; UnsupportedError for layouts */
export function askedFields(query: FieldsQuery): AskedFields {
  for (const name of ['layoutTypes', 'childRelationships', 'modes'] as const) {
    if (query[name] !== undefined) throw new UnsupportedError(`${name} of UI API records; name the fields`);
  }
  if (query.fields === undefined && query.optionalFields === undefined) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify at least one of: fields, optionalFields.');
  }
  return { fields: listed(query.fields), optionalFields: listed(query.optionalFields) };
}

/** @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE when there are more than the platform takes at once */
export function batchKeys(text: string, most: number): readonly string[] {
  const list = text.split(',');
  if (list.length <= most) return list;
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `At most ${most} may be asked for at once, not ${list.length}.`);
}
