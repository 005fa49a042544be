import type { FieldFunctionExpression, FieldType, Query as ParsedQuery, Subquery } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { isAggregateFunction } from './aggregateFunctions.ts';
import { compoundAddress } from './compoundAddress.ts';
import { isDateFunction } from './dateFunctions.ts';
import { nameOf } from './fieldName.ts';
import { fieldsFunction } from './fieldsFunction.ts';
import { readFunction } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import { selectFunction } from './selectFunctions.ts';
import { refuseBesidesTypeof, typeofColumns } from './typeofClause.ts';

export type SelectedField = ScopedField & { readonly hidden?: boolean };

export interface Selection {
  readonly columns: readonly SelectedField[];
  /** Child subqueries, each with the number of columns before it. */
  readonly subqueries: readonly { readonly subquery: Subquery; readonly position: number }[];
}

/** What a query for records selects. @param recordIds adds the ids that the rows and their parents are told apart by */
export function selectionOf(parsed: ParsedQuery | Subquery, scope: QueryScope, recordIds: boolean): Selection {
  const columns: SelectedField[] = [];
  const subqueries: { subquery: Subquery; position: number }[] = [];
  const seen = new Set<string>();
  const add = (scoped: ScopedField, name: string): void => {
    const path = [scoped.path.join('.'), ...(scoped.onlyFor ?? [])].join(' ').toLowerCase();
    if (seen.has(path)) throw scope.text.errorAt('INVALID_FIELD', `duplicate field selected: ${name}`, 'SELECT', name);
    seen.add(path);
    columns.push(scoped);
  };
  for (const field of parsed.fields ?? []) {
    if (field.type === 'FieldSubquery') subqueries.push({ subquery: field.subquery, position: columns.length });
    else for (const scoped of selected(field, parsed, scope)) add(named(scoped, columns), scoped.path.join('.'));
  }
  refuseBesidesTypeof(columns);
  if (recordIds || subqueries.length > 0) {
    for (const path of missingIds(columns)) columns.push({ ...scope.field(path, 'SELECT'), hidden: true });
  }
  return { columns, subqueries };
}

/** A distance without an alias is `expr0`, the next one `expr1`. */
function named(scoped: ScopedField, before: readonly ScopedField[]): ScopedField {
  if (scoped.path[0]?.startsWith('DISTANCE(') !== true) return scoped;
  const unnamed = before.filter(({ path: [name = ''] }) => /^expr\d+$/.test(name));
  return { ...scoped, path: [`expr${unnamed.length}`] };
}

function selected(field: FieldType, parsed: ParsedQuery | Subquery, scope: QueryScope): readonly ScopedField[] {
  if (field.type === 'FieldTypeof') return typeofColumns(field, scope);
  if (field.type === 'FieldFunctionExpression') return selectedFunction(field, parsed, scope);
  if ('alias' in field && field.alias !== undefined) {
    throw malformed('only aggregate expressions use field aliasing');
  }
  const name = nameOf(field);
  return [compoundAddress(name, scope) ?? scope.field(name, 'SELECT')];
}

function selectedFunction(
  field: FieldFunctionExpression,
  parsed: ParsedQuery | Subquery,
  scope: QueryScope,
): readonly ScopedField[] {
  const call = readFunction(field);
  if (call.name === 'FIELDS') return fieldsFunction(call, parsed, scope);
  const value = selectFunction(call, scope);
  if (value) return [field.alias === undefined ? value : { ...value, path: [field.alias] }];
  if (isAggregateFunction(call)) throw malformed('only root queries support aggregate expressions');
  if (isDateFunction(call)) throw malformed(`${call.name} can only be selected when it is grouped by`);
  throw new UnsupportedError(`${call.name}() in SELECT`);
}

/** `Id`, and `Account.Id` for each parent that is reached, as far as they were not selected. */
function missingIds(columns: readonly ScopedField[]): readonly string[] {
  const needed = new Map([['id', 'Id']]);
  for (const { path } of columns) {
    for (let depth = 1; depth < path.length; depth += 1) {
      const idPath = [...path.slice(0, depth), 'Id'].join('.');
      needed.set(idPath.toLowerCase(), idPath);
    }
  }
  for (const { path } of columns) needed.delete(path.join('.').toLowerCase());
  return [...needed.values()];
}
