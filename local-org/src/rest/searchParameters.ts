import { OrgError, UnsupportedError } from '../errors.ts';
import { maxResults, returnedFields } from '../sosl/index.ts';
import type { ReturnedObject, Search, SearchGroup } from '../sosl/index.ts';
import { isObject } from './recordBody.ts';

type Parameters = Readonly<Record<string, unknown>>;

const GROUPS: readonly SearchGroup[] = ['ALL', 'NAME', 'EMAIL', 'PHONE'];

const KNOWN = ['q', 'in', 'fields', 'defaultLimit', 'overallLimit', 'offset', 'spellCorrection'];
const KNOWN_OF_OBJECT = ['name', 'fields', 'where', 'limit'];

/** `q=Acme&sobject=Account&Account.fields=Id,Name&Account.limit=10`. @throws OrgError */
export function queryParameters(parameters: Parameters): Search {
  const names = listOf(parameters.sobject);
  const objects = names.map((name) => {
    const own = Object.entries(parameters).filter(([key]) => key.startsWith(`${name}.`));
    return { ...Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value])), name };
  });
  const global = Object.entries(parameters).filter(
    ([key]) => key !== 'sobject' && !names.some((name) => key.startsWith(`${name}.`)),
  );
  return searchOf(Object.fromEntries(global), objects);
}

/** `{ "q": "Acme", "sobjects": [{ "name": "Account", "fields": ["Id", "Name"], "limit": 10 }] }`. @throws OrgError */
export function bodyParameters(body: unknown): Search {
  if (!isObject(body))
    throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body is required and must be a JSON object.');
  const { sobjects = [], ...global } = body;
  if (!Array.isArray(sobjects) || !sobjects.every(isObject)) {
    throw new OrgError('JSON_PARSER_ERROR', 'sobjects must be a list of objects with their names.');
  }
  return searchOf(global, sobjects);
}

function searchOf(global: Parameters, objects: readonly Parameters[]): Search {
  refuseOthers(global, KNOWN);
  const { q } = global;
  if (typeof q !== 'string' || q === '') throw illegal('q must be the text to search for.');
  if (objects.length === 0 && (global.fields ?? global.defaultLimit) !== undefined) {
    throw illegal('fields and defaultLimit need at least one object that they are for.');
  }
  if (objects.length !== 1 && global.offset !== undefined) throw illegal('offset needs a single object to search.');
  return {
    text: q,
    group: groupOf(global.in),
    returning: objects.length === 0 ? undefined : objects.map((object) => returned(object, global)),
    limit: wholeNumber('overallLimit', global.overallLimit),
  };
}

function returned(object: Parameters, global: Parameters): ReturnedObject {
  refuseOthers(object, KNOWN_OF_OBJECT);
  const { name, where } = object;
  if (typeof name !== 'string' || !/^\w+$/.test(name)) throw illegal('An object to search needs its name.');
  if (where !== undefined && typeof where !== 'string') throw illegal(`where of ${name} must be a condition.`);
  const fields = listOf(object.fields ?? global.fields ?? ['Id']);
  const limit = wholeNumber('limit', object.limit ?? global.defaultLimit);
  const offset = wholeNumber('offset', global.offset);
  const clauses = [
    ...(where === undefined ? [] : [`WHERE ${where}`]),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ...(offset === undefined ? [] : [`OFFSET ${offset}`]),
  ];
  return { name, ...returnedFields([fields.join(', '), ...clauses].join(' ')) };
}

/** Other parameters change what is found or answered: Knowledge, sites, divisions, snippets, labels. */
function refuseOthers(parameters: Parameters, known: readonly string[]): void {
  const other = Object.keys(parameters).find((name) => !known.includes(name));
  if (other !== undefined) throw new UnsupportedError(`the parameter ${other} of a search`);
}

function groupOf(value: unknown): SearchGroup {
  if (value === undefined) return 'ALL';
  if (value === 'SIDEBAR') throw new UnsupportedError('searches in SIDEBAR');
  const group = GROUPS.find((one) => one === value);
  if (group) return group;
  throw illegal(`in must be one of ${GROUPS.join(', ')} and SIDEBAR.`);
}

/** A list, or texts that are separated by commas. */
function listOf(value: unknown): readonly string[] {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return values.flatMap((one) => String(one).split(',')).map((one) => one.trim());
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= maxResults) return number;
  throw illegal(`${name} must be a whole number from 0 to ${maxResults}.`);
}

function illegal(message: string): OrgError {
  return new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', message);
}
