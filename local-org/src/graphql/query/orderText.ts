import { Kind } from 'graphql';
import type { FieldNode, ValueNode } from 'graphql';
import { OrgError } from '../../errors.ts';
import type { Visibility, VisibleObject } from '../schema/visibility.ts';
import type { SelectionInfo } from './selection.ts';

type Ordered = Readonly<Record<string, unknown>>;

/**
 * `orderBy` as it was sent, keys in the sender's order: the first field named sorts first, which GraphQL's own coercion
 * would forget.
 */
export function orderedArgument(node: FieldNode, name: string, info: SelectionInfo): unknown {
  const argument = node.arguments?.find((one) => one.name.value === name);
  return argument && plain(argument.value, info);
}

function plain(node: ValueNode, info: SelectionInfo): unknown {
  switch (node.kind) {
    case Kind.VARIABLE: {
      const name = node.name.value;
      return info.variableValues.sources[name]?.value ?? info.variableValues.coerced[name];
    }
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, plain(field.value, info)]));
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => plain(value, info));
    case Kind.BOOLEAN:
      return node.value;
    default:
      return undefined;
  }
}

export function isOrdered(value: unknown): value is Ordered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `orderBy` as SOQL's ORDER BY; undefined without one. Ascending and nulls first unless it says otherwise.
 * Source: "Order Results", GraphQL API Developer Guide (order.html).
 */
export function orderText(orderBy: unknown, object: VisibleObject, visibility: Visibility): string | undefined {
  const terms = isOrdered(orderBy) ? orderTerms(orderBy, object, visibility, '') : [];
  return terms.length === 0 ? undefined : terms.join(', ');
}

function orderTerms(orderBy: Ordered, object: VisibleObject, visibility: Visibility, prefix: string): string[] {
  return Object.entries(orderBy).flatMap(([name, clause]) => {
    if (!isOrdered(clause)) return [];
    const parent = object.parents.get(name);
    const target = parent && visibility.objects.get(parent.target);
    if (target) return orderTerms(clause, target, visibility, `${prefix}${name}.`);
    if (!object.fields.has(name)) {
      throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${object.schema.name}'.`);
    }
    return [`${prefix}${name}${direction(clause)}`];
  });
}

/** What follows the subject of one term. */
export function direction(clause: Ordered): string {
  return `${clause.order === 'DESC' ? ' DESC' : ' ASC'}${clause.nulls === 'LAST' ? ' NULLS LAST' : ' NULLS FIRST'}`;
}
