import type { FieldSchema } from '../schema/index.ts';
import type { Query, QueryColumn, RecordSelection } from '../soql/index.ts';
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
    columnMetadata: query.isAggregate ? query.columns.map(resultColumn) : selectionColumns(query, viewer),
    entityName: query.object.name,
    groupBy: query.isAggregate,
    idSelected: query.columns.some(({ path, hidden }) => hidden !== true && path.join('.') === 'Id'),
    keyPrefix: query.object.keyPrefix,
  };
}

/** Columns, then child subqueries, which the CLI knows by being aggregate and joined. */
function selectionColumns(selection: RecordSelection, viewer: Viewer): Column[] {
  const selected = selection.columns.filter(({ hidden }) => hidden !== true);
  return [
    ...columnsAt(selection, selected, 0, viewer),
    ...selection.children.map((child) => ({
      ...emptyColumn(child.relationshipName),
      aggregate: true,
      joinColumns: selectionColumns(child, viewer),
    })),
  ];
}

/** The columns of one level; those behind the same relationship are joined under it. */
function columnsAt(
  selection: RecordSelection,
  columns: readonly QueryColumn[],
  depth: number,
  viewer: Viewer,
): Column[] {
  const groups = Map.groupBy(columns, ({ path }) => path[depth] ?? '');
  return [...groups].map(([name, group]) => {
    const [first] = group;
    if (first?.path.length === depth + 1)
      return fieldColumn(selection, { name, field: first.field, own: depth === 0 }, viewer);
    return { ...emptyColumn(name), joinColumns: columnsAt(selection, group, depth + 1, viewer) };
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

function resultColumn({ path: [name = ''], field, expression }: QueryColumn): Column {
  return {
    ...emptyColumn(name),
    aggregate: expression !== undefined,
    displayName: expression ?? name,
    numberType: NUMBER_TYPES.includes(field.type),
    textType: TEXT_TYPES.includes(field.type),
  };
}

function fieldColumn(
  { object }: RecordSelection,
  { name, field, own }: { readonly name: string; readonly field: FieldSchema; readonly own: boolean },
  viewer: Viewer,
): Column {
  const access = own ? writeAccess(object, field, viewer) : { createable: false, updateable: false };
  return {
    ...emptyColumn(name),
    booleanType: field.type === 'boolean',
    custom: field.custom,
    insertable: access.createable,
    numberType: NUMBER_TYPES.includes(field.type),
    textType: TEXT_TYPES.includes(field.type),
    updatable: access.updateable,
  };
}
