import type { FieldSchema } from '../schema/index.ts';
import type { Query, QueryColumn } from '../soql/index.ts';
import type { Viewer } from '../security/index.ts';
import { writeAccess } from './describeField.ts';

const NUMBER_TYPES: readonly FieldSchema['type'][] = ['int', 'double', 'currency', 'percent'];
const TEXT_TYPES: readonly FieldSchema['type'][] = ['string', 'textarea', 'email', 'phone', 'url'];

type Column = Record<string, unknown> & { readonly joinColumns: Column[] };

/**
 * What `query?columns=true` answers: the columns of a query, without its rows. No page documents it; the shape is the
 * one that the CLI's `sf data query` reads.
 */
export function queryColumns(query: Query, viewer: Viewer): Record<string, unknown> {
  return {
    columnMetadata: columnsAt(query, query.columns, 0, viewer),
    entityName: query.object.name,
    groupBy: query.isAggregate,
    idSelected: query.columns.some(({ path }) => path.length === 1 && path[0] === 'Id'),
    keyPrefix: query.object.keyPrefix,
  };
}

/** The columns of one level; those behind the same relationship are joined under it. */
function columnsAt(query: Query, columns: readonly QueryColumn[], depth: number, viewer: Viewer): Column[] {
  const groups = Map.groupBy(columns, ({ path }) => path[depth] ?? '');
  return [...groups].map(([name, group]) => {
    const [first] = group;
    if (first && query.isAggregate) return resultColumn(first, name);
    if (first?.path.length === depth + 1) return fieldColumn(query, first.field, depth === 0, viewer);
    return { ...emptyColumn(name), joinColumns: columnsAt(query, group, depth + 1, viewer) };
  });
}

function emptyColumn(name: string): Column {
  return {
    aggregate: false,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: name.endsWith('__r') || name.endsWith('__c'),
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
  };
}

function resultColumn({ field, expression }: QueryColumn, name: string): Column {
  return {
    ...emptyColumn(name),
    aggregate: expression !== undefined,
    displayName: expression ?? name,
    numberType: NUMBER_TYPES.includes(field.type),
    textType: TEXT_TYPES.includes(field.type),
  };
}

function fieldColumn(query: Query, field: FieldSchema, own: boolean, viewer: Viewer): Column {
  const access = own ? writeAccess(query.object, field, viewer) : { createable: false, updateable: false };
  return {
    ...emptyColumn(field.name),
    booleanType: field.type === 'boolean',
    custom: field.custom,
    insertable: access.createable,
    numberType: NUMBER_TYPES.includes(field.type),
    textType: TEXT_TYPES.includes(field.type),
    updatable: access.updateable,
  };
}
