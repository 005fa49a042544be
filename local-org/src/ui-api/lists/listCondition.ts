import { UnsupportedError } from '../../errors.ts';
import { isFilterable } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { likePattern, quoted } from '../soqlText.ts';
import type { ListFilter, ListView } from './listView.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

const UNQUOTED: readonly FieldSchema['type'][] = [
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
];

/** Types whose text can be searched. */
const TEXT: readonly FieldSchema['type'][] = ['string', 'email', 'phone', 'url', 'picklist', 'textarea'];

/** `0` and `1` stand for false and true in list view metadata. */
function literal(field: FieldSchema, value: string): string {
  if (value === '') return 'null';
  if (field.type === 'boolean') return value === '1' || value.toLowerCase() === 'true' ? 'true' : 'false';
  return UNQUOTED.includes(field.type) ? value.replaceAll(/(?<=\d),(?=\d{3})/g, '') : quoted(value);
}

function like(path: string, value: string, [before, after]: readonly [string, string]): string {
  const text = likePattern(value).slice(2, -2);
  return `${path} LIKE '${before}${text}${after}'`;
}

function condition(field: FieldSchema, { field: path, operation, value }: ListFilter): string {
  const values = field.type === 'string' ? [value] : value.split(',').map((one) => one.trim());
  const any = (one: (text: string) => string): string => `(${values.map(one).join(' OR ')})`;
  const comparison = COMPARISONS[operation];
  if (comparison === '!=') return `(${values.map((one) => `${path} != ${literal(field, one)}`).join(' AND ')})`;
  if (comparison !== undefined) return any((one) => `${path} ${comparison} ${literal(field, one)}`);
  if (operation === 'contains') return any((one) => like(path, one, ['%', '%']));
  if (operation === 'notContain') return `(NOT ${any((one) => like(path, one, ['%', '%']))})`;
  if (operation === 'startsWith') return any((one) => like(path, one, ['', '%']));
  if (operation === 'includes' || operation === 'excludes') {
    return `(${path} ${operation.toUpperCase()} (${values.map(quoted).join(', ')}))`;
  }
  throw new UnsupportedError(`the list view filter ${operation} on ${path}`);
}

export function fieldAt(schema: Schema, object: ObjectSchema, path: string): FieldSchema | undefined {
  const names = path.split('.');
  let current: ObjectSchema | undefined = object;
  for (const name of names.slice(0, -1)) {
    current = schema.object(current?.relationship(name)?.reference?.to[0] ?? '');
  }
  return current?.field(names.at(-1) ?? '');
}

/** The WHERE of a list view. @throws UnsupportedError for filters that this org cannot evaluate */
export function listCondition(schema: Schema, object: ObjectSchema, view: ListView, viewer: Viewer): string {
  const filters = view.filters.map((filter) => {
    const field = fieldAt(schema, object, filter.field);
    if (field === undefined) throw new UnsupportedError(`the list view filter on ${filter.field}`);
    return condition(field, filter);
  });
  const logic = view.booleanFilter ?? filters.map((_, index) => index + 1).join(' AND ');
  const filtered = logic.replaceAll(/\d+/g, (number) => filters[Number(number) - 1] ?? 'Id = null');
  const scoped = view.scope === 'Mine' ? `OwnerId = ${quoted(viewer.userId)}` : '';
  return allOf([scoped, filtered]);
}

/** Records that hold the term in one of the list's text columns, which is what "Search this list" looks through. */
export function searchCondition(schema: Schema, object: ObjectSchema, paths: readonly string[], term: string): string {
  if (term.trim() === '') return '';
  const searched = paths.filter((path) => {
    const field = fieldAt(schema, object, path);
    return field !== undefined && TEXT.includes(field.type) && isFilterable(field);
  });
  if (searched.length === 0) return 'Id = null';
  return searched.map((path) => `${path} LIKE ${likePattern(term.trim())}`).join(' OR ');
}

/** All of the conditions; empty ones say nothing. */
export function allOf(conditions: readonly string[]): string {
  return conditions
    .filter((one) => one !== '')
    .map((one) => `(${one})`)
    .join(' AND ');
}
