import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import type { GraphqlContext } from '../context.ts';

export const pageInfoType = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

/** `AccountConnection` with `AccountEdge`. Source: "Paginate Results", GraphQL API Developer Guide (paginate.html). */
export function connectionType(
  stem: string,
  node: () => GraphQLOutputType,
): GraphQLObjectType<unknown, GraphqlContext> {
  const edge = new GraphQLObjectType({
    name: `${stem}Edge`,
    fields: () => ({ node: { type: node() }, cursor: { type: new GraphQLNonNull(GraphQLString) } }),
  });
  return new GraphQLObjectType({
    name: `${stem}Connection`,
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(pageInfoType) },
      totalCount: { type: new GraphQLNonNull(GraphQLInt) },
      pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
    },
  });
}

/** Source: "USING SCOPE" in the SOQL and SOSL Reference. Those that this org cannot decide are refused by name. */
export const scopeType = new GraphQLEnumType({
  name: 'SupportedScopes',
  values: Object.fromEntries(
    ['EVERYTHING', 'MINE', 'DELEGATED', 'MINE_AND_MY_GROUPS', 'MY_TERRITORY', 'MY_TEAM_TERRITORY', 'TEAM'].map(
      (name) => [name, {}],
    ),
  ),
});

export const resultOrder = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
export const nullOrder = new GraphQLEnumType({ name: 'NullOrder', values: { FIRST: {}, LAST: {} } });

/** Source: "Order By Schema", GraphQL API Developer Guide (order-schema.html). */
export const orderByClause = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: resultOrder }, nulls: { type: nullOrder } },
});
