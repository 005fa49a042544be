import type { GraphQLResolveInfo } from 'graphql';
import { prepareQuery } from '../../soql/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { Visibility, VisibleObject } from '../schema/visibility.ts';
import { planAggregate } from './aggregatePlan.ts';
import { Columns } from './nodePlan.ts';
import { direction, isOrdered, orderedArgument } from './orderText.ts';
import { pageOf } from './paging.ts';
import { where } from './readRecords.ts';
import type { Arguments } from './readRecords.ts';
import { connection } from './recordNode.ts';
import type { Connection } from './recordNode.ts';
import { fieldsAt } from './selection.ts';
import { textOf } from './soqlLiteral.ts';

/** `uiapi.aggregate.<Object>`: one page of groups, or the one result over all records without `groupBy`. */
export function readAggregates(
  object: VisibleObject,
  args: Arguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Connection {
  const { org, viewer, visibility } = context;
  const page = pageOf(args);
  const { name } = object.schema;
  const [node] = info.fieldNodes;
  const groupBy = node && orderedArgument(node, 'groupBy', info);
  const groups = expressions(groupBy, object, visibility, '', groupExpression);
  const path = [
    { name: 'edges', type: `${name}AggregateConnection` },
    { name: 'node', type: `${name}AggregateEdge` },
    { name: 'aggregate', type: `${name}Result` },
  ];
  const columns = new Columns();
  const grouped = new Set(groups);
  const currencyIsoCode = org.schema.currencies?.corporate;
  const plan = { visibility, info, columns, grouped, currencyIsoCode };
  const read = planAggregate(object, fieldsAt(info.fieldNodes, path, info), plan);
  // Something has to be selected even when the answer shows only how many groups there are.
  if (columns.isEmpty) columns.add(groups[0] ?? 'COUNT(Id)');
  const order = expressions(node && orderedArgument(node, 'orderBy', info), object, visibility, '', orderExpression);
  const soql = [
    `SELECT ${columns.aliased} FROM ${name}${where(args, object, context)}`,
    ...(groups.length > 0 ? [`GROUP BY ${groupText(groupBy, groups)}`] : []),
    ...(order.length > 0 ? [`ORDER BY ${order.join(', ')}`] : []),
  ].join(' ');
  // Without groups there is one result, and SOQL takes neither LIMIT nor OFFSET for it.
  const limits = groups.length > 0 ? ` LIMIT ${page.first + 1} OFFSET ${page.offset}` : '';
  const query = prepareQuery(soql + limits, org, viewer);
  const rows = [...query.rows()].slice(groups.length > 0 ? 0 : page.offset);
  const nodes = rows.slice(0, page.first).map((row) => ({ aggregate: read(row, query.columns) }));
  const totalCount = (): number => prepareQuery(soql, org, viewer).count();
  return connection(nodes, page.offset, rows.length > page.first, totalCount);
}

type Clause = Readonly<Record<string, unknown>>;

/** The expressions that an input names, in its order; parents' fields by their paths. */
function expressions(
  input: unknown,
  object: VisibleObject,
  visibility: Visibility,
  prefix: string,
  expressionOf: (path: string, clause: Clause) => string | undefined,
): string[] {
  if (!isOrdered(input)) return [];
  return Object.entries(input).flatMap(([name, clause]) => {
    if (!isOrdered(clause)) return [];
    const target = visibility.objects.get(object.parents.get(name)?.target ?? '');
    if (target) return expressions(clause, target, visibility, `${prefix}${name}.`, expressionOf);
    const expression = object.fields.has(name) ? expressionOf(prefix + name, clause) : undefined;
    return expression === undefined ? [] : [expression];
  });
}

function groupExpression(path: string, clause: Clause): string | undefined {
  if (typeof clause.function === 'string') return `${clause.function}(${path})`;
  return clause.group === true ? path : undefined;
}

function orderExpression(path: string, clause: Clause): string {
  const subject = typeof clause.function === 'string' ? `${clause.function}(${path})` : path;
  return subject + direction(clause);
}

/** Source: "Group By Rollup", "Group By Cube", GraphQL API Developer Guide. */
function groupText(groupBy: unknown, groups: readonly string[]): string {
  const type = isOrdered(groupBy) && groupBy.type !== undefined ? textOf(groupBy.type) : 'GROUP_BY';
  return type === 'GROUP_BY' ? groups.join(', ') : `${type}(${groups.join(', ')})`;
}
