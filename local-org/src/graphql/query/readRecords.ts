import type { GraphQLResolveInfo } from 'graphql';
import { OrgError, UnsupportedError } from '../../errors.ts';
import { prepareQuery } from '../../soql/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { VisibleObject } from '../schema/visibility.ts';
import { Columns, connectionPath, planNode } from './nodePlan.ts';
import { orderedArgument, orderText } from './orderText.ts';
import { pageOf } from './paging.ts';
import { readChildren } from './readChildren.ts';
import { connection } from './recordNode.ts';
import type { Connection, RecordNode } from './recordNode.ts';
import { fieldsAt } from './selection.ts';
import { textOf } from './soqlLiteral.ts';
import { whereText } from './whereText.ts';

export type Arguments = Readonly<Record<string, unknown>>;

/** `uiapi.query.<Object>`: one page of records with what was asked of them, parents and children included. */
export function readRecords(
  object: VisibleObject,
  args: Arguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Connection {
  const { org, viewer, visibility } = context;
  const page = pageOf(args);
  const columns = new Columns();
  const fields = fieldsAt(info.fieldNodes, connectionPath(object.schema.name), info);
  const plan = planNode(object, fields, { visibility, info, columns });
  const [node] = info.fieldNodes;
  const order = orderText(node && orderedArgument(node, 'orderBy', info), object, visibility);
  const from = `FROM ${object.schema.name}${where(args, object, context)}`;
  const limits = pageLimits(page);
  const query = prepareQuery(
    `SELECT ${columns.text} ${from}${order === undefined ? '' : ` ORDER BY ${order}`} ${limits.text}`,
    org,
    viewer,
  );
  const nodes: RecordNode[] = [];
  let more = false;
  let skip = limits.skip;
  for (const row of query.rows()) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    more = nodes.length === page.first;
    if (more) break;
    const record = plan.read(row);
    if (record) nodes.push(record);
  }
  for (const child of plan.children) readChildren(child, nodes, page, context, info);
  const totalCount = (): number => {
    const bound = page.upperBound === undefined ? '' : ` LIMIT ${page.upperBound}`;
    return prepareQuery(`SELECT COUNT() ${from}${bound}`, org, viewer).count();
  };
  return connection(nodes, page.offset, more, totalCount);
}

/** One row more than asked tells whether there is a next page. */
function pageLimits({ first, offset, upperBound }: ReturnType<typeof pageOf>): { text: string; skip: number } {
  const last = offset + first + 1;
  // SOQL's OFFSET ends at 2,000; a result with upperBound is read from its beginning, as the platform's cursors do.
  if (upperBound !== undefined) return { text: `LIMIT ${Math.min(upperBound, last)}`, skip: offset };
  return { text: `LIMIT ${first + 1} OFFSET ${offset}`, skip: 0 };
}

/** ` WHERE …` of filter and scope; empty without them. */
export function where(args: Arguments, object: VisibleObject, { visibility, viewer }: GraphqlContext): string {
  const conditions = [whereText(args.where, object, visibility), scopeText(args.scope, object, viewer.userId)].filter(
    (condition) => condition !== undefined,
  );
  return conditions.length === 0 ? '' : ` WHERE ${conditions.map((one) => `(${one})`).join(' AND ')}`;
}

/** Source: "USING SCOPE" in the SOQL and SOSL Reference; "scope", Query Objects, GraphQL API Developer Guide (query-record-objects.html). */
function scopeText(scope: unknown, object: VisibleObject, userId: string): string | undefined {
  if (scope === undefined || scope === null || scope === 'EVERYTHING') return undefined;
  if (scope !== 'MINE') throw new UnsupportedError(`the scope ${textOf(scope)}`);
  if (object.fields.has('OwnerId')) return `OwnerId = '${userId}'`;
  throw new OrgError('INVALID_TYPE', `The scope MINE is not supported for ${object.schema.name}.`);
}
