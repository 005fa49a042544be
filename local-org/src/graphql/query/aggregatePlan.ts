import type { FieldNode } from 'graphql';
import { OrgError } from '../../errors.ts';
import type { QueryColumn } from '../../soql/index.ts';
import type { Value } from '../../store/index.ts';
import { soqlFunction } from '../schema/aggregateValueTypes.ts';
import type { AggregateCell } from '../schema/aggregateValueTypes.ts';
import type { Visibility, VisibleObject } from '../schema/visibility.ts';
import type { Columns } from './nodePlan.ts';
import { selectedFields } from './selection.ts';
import type { SelectionInfo } from './selection.ts';

/** One group: cells by field name, and the same of parents by relationship name. */
export interface AggregateNode {
  readonly [name: string]: AggregateCell | AggregateNode;
}

/** What shows the value itself, which only a grouped field has. */
const OF_THE_VALUE: ReadonlySet<string> = new Set(['value', 'displayValue', 'label', 'format']);

interface PlanContext {
  readonly visibility: Visibility;
  readonly info: SelectionInfo;
  readonly columns: Columns;
  /** Expressions of GROUP BY. */
  readonly grouped: ReadonlySet<string>;
  /** What the results of amounts are in; undefined in an org with one currency. */
  readonly currencyIsoCode: string | undefined;
}

type Read = (row: readonly Value[], columns: readonly QueryColumn[]) => AggregateNode;

/**
 * Plans the selection below some `aggregate` fields: expressions go to `columns`.
 * @throws OrgError for the value of a field that the result is not grouped by, as SOQL refuses it
 */
export function planAggregate(
  object: VisibleObject,
  fields: readonly FieldNode[],
  context: PlanContext,
  prefix = '',
): Read {
  const { visibility, info } = context;
  const cells: [string, ReturnType<typeof planCell>][] = [];
  const parents: [string, Read][] = [];
  const typeName = `${object.schema.name}Aggregate`;
  for (const [name, nodes] of byName(selectedFields(fields, [typeName], info))) {
    const target = visibility.objects.get(object.parents.get(name)?.target ?? '');
    if (target) parents.push([name, planAggregate(target, nodes, context, `${prefix}${name}.`)]);
    else if (object.fields.has(name)) cells.push([name, planCell(prefix + name, nodes, context)]);
  }
  return (row, columns) => ({
    ...Object.fromEntries(cells.map(([name, read]) => [name, read(row, columns)])),
    ...Object.fromEntries(parents.map(([name, read]) => [name, read(row, columns)])),
  });
}

function planCell(
  path: string,
  nodes: readonly FieldNode[],
  { info, columns, grouped, currencyIsoCode }: PlanContext,
): (row: readonly Value[], columns: readonly QueryColumn[]) => AggregateCell {
  const results: [string, number][] = [];
  const asked = new Set(nodes.flatMap((node) => namesBelow(node, info)));
  for (const name of asked) {
    if (name === '__typename') continue;
    if (!OF_THE_VALUE.has(name)) results.push([name, columns.add(`${soqlFunction(name)}(${path})`)]);
    else if (grouped.has(path)) results.push(['value', columns.add(path)]);
    else throw new OrgError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${path}`);
  }
  return (row, queried) =>
    Object.fromEntries(
      results.map(([name, index]) => {
        const field = queried[index]?.field;
        return [name, field && { field, value: row[index] ?? null, currencyIsoCode }];
      }),
    );
}

function namesBelow(node: FieldNode, info: SelectionInfo): string[] {
  return selectedFields([node], [...CELL_TYPES], info).map(({ name }) => name);
}

/** Fragments below a cell can only be on its own type or on the interface of all cells. */
const CELL_TYPES = [
  'FieldValue',
  ...['Boolean', 'Currency', 'Date', 'DateTime', 'Double', 'Email', 'ID', 'Int', 'Percent', 'PhoneNumber'],
  ...['Picklist', 'String', 'TextArea', 'Url'],
].map((name) => (name === 'FieldValue' ? name : `${name}Aggregate`));

function byName(selected: ReturnType<typeof selectedFields>): Map<string, FieldNode[]> {
  const nodes = new Map<string, FieldNode[]>();
  for (const one of selected) nodes.set(one.name, [...(nodes.get(one.name) ?? []), ...one.nodes]);
  return nodes;
}
