import { OrgError, UnsupportedError } from '../errors.ts';
import { LAYOUT_MODES, LAYOUT_TYPES, oneOf } from './layouts/recordLayout.ts';
import type { ScreenMetadata } from './lists/screenMetadata.ts';
import type { AskedFields, AskedLayouts } from './recordRepresentation.ts';

/** Query parameters that choose fields, as URL parameters carry them. */
export interface FieldsQuery {
  fields?: string;
  optionalFields?: string;
  layoutTypes?: string;
  childRelationships?: string;
  modes?: string;
  /** Whether the records count as seen by their reader. */
  updateMru?: string;
}

/** A comma-separated list of a URL. */
export function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((one) => one !== '');
}

/** The same, or the list of a body. @throws OrgError JSON_PARSER_ERROR for what is neither */
export function named(given: unknown): readonly string[] {
  if (given === undefined || given === null) return [];
  if (typeof given === 'string') return listed(given);
  if (Array.isArray(given) && given.every((one) => typeof one === 'string')) return given;
  throw new OrgError('JSON_PARSER_ERROR', 'fields and optionalFields must be lists of names.');
}

/**
 * Source: "Get a Record", User Interface API Developer Guide (ui_api_resources_records_get.htm).
 * @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE when neither fields nor layouts are named, or both; UnsupportedError for children
 */
export function askedFields(query: FieldsQuery, screens: ScreenMetadata): AskedFields {
  if (query.childRelationships !== undefined) throw new UnsupportedError('childRelationships of UI API records');
  const fields = { fields: listed(query.fields), optionalFields: listed(query.optionalFields) };
  if (query.layoutTypes === undefined) {
    if (query.fields !== undefined || query.optionalFields !== undefined) return fields;
    throw new OrgError(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      'Specify at least one of: fields, optionalFields, layoutTypes.',
    );
  }
  if (query.fields !== undefined) {
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify fields and layoutTypes with childRelationships only.');
  }
  return { ...fields, layouts: { screens, ...askedLayouts(query) } };
}

/** The layouts of a query, by default the whole one for reading. @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE */
export function askedLayouts(query: FieldsQuery): Pick<AskedLayouts, 'types' | 'modes'> {
  const types = listed(query.layoutTypes).map((type) => oneOf('layoutTypes', type, LAYOUT_TYPES));
  const modes = listed(query.modes).map((mode) => oneOf('modes', mode, LAYOUT_MODES));
  return { types: types.length === 0 ? ['Full'] : types, modes: modes.length === 0 ? ['View'] : modes };
}

/** @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE when there are more than the platform takes at once */
export function batchKeys(text: string, most: number): readonly string[] {
  const list = text.split(',');
  if (list.length <= most) return list;
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `At most ${most} may be asked for at once, not ${list.length}.`);
}
