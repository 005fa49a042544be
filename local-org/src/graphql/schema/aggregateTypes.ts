import { GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap } from 'graphql';
import type { GraphqlContext } from '../context.ts';
import { readAggregates } from '../query/readAggregates.ts';
import type { AggregateNode } from '../query/aggregatePlan.ts';
import type { Arguments } from '../query/readRecords.ts';
import { AggregateInputs } from './aggregateInputs.ts';
import { aggregateTypeOf } from './aggregateValueTypes.ts';
import { connectionType, scopeType } from './connectionTypes.ts';
import { kindOf } from './fieldKind.ts';
import type { RelatedTypes } from './recordType.ts';
import type { Visibility, VisibleObject } from './visibility.ts';

/**
 * `uiapi.aggregate`: what groups of records add up to.
 * Source: "Aggregate Schema", GraphQL API Developer Guide (aggregate-schema.html).
 */
export function recordQueryAggregateType(
  visibility: Visibility,
  types: RelatedTypes,
): GraphQLObjectType<unknown, GraphqlContext> {
  const inputs = new AggregateInputs(visibility);
  const made = new Map<string, GraphQLObjectType<AggregateNode, GraphqlContext>>();
  const aggregate = (name: string): GraphQLObjectType<AggregateNode, GraphqlContext> => {
    const known = made.get(name);
    if (known) return known;
    const visible = visibility.objects.get(name);
    if (!visible) throw new Error(`${name} is not visible.`);
    const type = new GraphQLObjectType<AggregateNode, GraphqlContext>({
      name: `${name}Aggregate`,
      fields: () => aggregateFields(visible, aggregate),
    });
    made.set(name, type);
    return type;
  };
  const fields: GraphQLFieldConfigMap<unknown, GraphqlContext> = {};
  for (const [name, object] of visibility.objects) {
    const result = new GraphQLObjectType({
      name: `${name}Result`,
      fields: () => ({ aggregate: { type: aggregate(name) } }),
    });
    fields[name] = {
      type: connectionType(`${name}Aggregate`, () => result),
      args: {
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
        where: { type: types.filter(name) },
        groupBy: { type: inputs.groupBy(name) },
        orderBy: { type: inputs.orderBy(name) },
        scope: { type: scopeType },
      },
      resolve: (_parent, args: Arguments, context, info) => readAggregates(object, args, context, info),
    };
  }
  return new GraphQLObjectType({ name: 'RecordQueryAggregate', fields });
}

function aggregateFields(
  visible: VisibleObject,
  aggregate: (name: string) => GraphQLObjectType<AggregateNode, GraphqlContext>,
): GraphQLFieldConfigMap<AggregateNode, GraphqlContext> {
  const fields: GraphQLFieldConfigMap<AggregateNode, GraphqlContext> = {};
  for (const [name, { target }] of visible.parents) fields[name] = { type: aggregate(target) };
  for (const [name, field] of visible.fields) {
    const type = aggregateTypeOf(kindOf(field));
    if (type) fields[name] = { type };
  }
  return fields;
}
