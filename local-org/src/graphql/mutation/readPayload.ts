import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { OrgError } from '../../errors.ts';
import { prepareQuery } from '../../soql/index.ts';
import type { GraphqlContext } from '../context.ts';
import { Columns, planNode } from '../query/nodePlan.ts';
import type { RecordNode } from '../query/recordNode.ts';
import { fieldsAt, selectedFields } from '../query/selection.ts';
import type { VisibleObject } from '../schema/visibility.ts';

/**
 * `Record` of a create or an update: the record as it is now, its own fields alone.
 * Source: "Mutations Schema", GraphQL API Developer Guide (mutations-schema.html): related records are no part of it.
 * @returns null when it was not asked for, or when the viewer may not read the record any more
 */
export function readPayload(
  object: VisibleObject,
  id: string,
  nodes: readonly FieldNode[],
  payloadType: string,
  { org, viewer, visibility }: GraphqlContext,
  info: GraphQLResolveInfo,
): RecordNode | null {
  const fields = fieldsAt(nodes, [{ name: 'Record', type: payloadType }], info);
  if (fields.length === 0) return null;
  for (const { name } of selectedFields(fields, [object.schema.name, 'Record'], info)) {
    if (!object.parents.has(name) && !object.children.has(name)) continue;
    throw new OrgError('INVALID_FIELD', `${name}: related records can't be queried in a mutation.`);
  }
  const columns = new Columns();
  const plan = planNode(object, fields, { visibility, info, columns });
  const soql = `SELECT ${columns.text} FROM ${object.schema.name} WHERE Id = '${id}'`;
  const [row] = prepareQuery(soql, org, viewer).rows();
  return row ? plan.read(row) : null;
}
