import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  specifiedDirectives,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap } from 'graphql';
import type { Schema } from '../../schema/index.ts';
import type { GraphqlContext } from '../context.ts';
import { readRecords } from '../query/readRecords.ts';
import type { Arguments } from '../query/readRecords.ts';
import type { RecordNode } from '../query/recordNode.ts';
import { recordQueryAggregateType } from './aggregateTypes.ts';
import { connectionType, scopeType } from './connectionTypes.ts';
import { InputTypes } from './inputTypes.ts';
import { mutationType } from './mutationTypes.ts';
import { recordType } from './recordType.ts';
import type { RelatedTypes } from './recordType.ts';
import type { Visibility } from './visibility.ts';

/** Source: "Query Objects", optional fields, GraphQL API Developer Guide (query-record-objects.html). */
export const optionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

const known = new WeakMap<Schema, Map<string, GraphQLSchema>>();

/** The schema of a viewer: an object or field that the viewer may not read is not in it. */
export function viewerSchema(schema: Schema, visibility: Visibility): GraphQLSchema {
  const bySignature = known.get(schema) ?? new Map<string, GraphQLSchema>();
  known.set(schema, bySignature);
  const built = bySignature.get(visibility.signature) ?? buildSchema(visibility);
  bySignature.set(visibility.signature, built);
  return built;
}

/** `uiapi`, the only API family. Source: "Schema Conventions", GraphQL API Developer Guide (schema-conventions.html). */
function buildSchema(visibility: Visibility): GraphQLSchema {
  const types = relatedTypes(visibility);
  const uiapi = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'UIAPI',
    fields: {
      query: { type: new GraphQLNonNull(recordQueryType(visibility, types)), resolve: () => ({}) },
      aggregate: { type: new GraphQLNonNull(recordQueryAggregateType(visibility, types)), resolve: () => ({}) },
    },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType<unknown, GraphqlContext>({
      name: 'Query',
      fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: () => ({}) } },
    }),
    mutation: mutationType(visibility, types),
    types: [...visibility.objects.keys()].map((name) => types.record(name)),
    directives: [...specifiedDirectives, optionalDirective],
  });
}

function recordQueryType(visibility: Visibility, types: RelatedTypes): GraphQLObjectType<unknown, GraphqlContext> {
  const fields: GraphQLFieldConfigMap<unknown, GraphqlContext> = {};
  for (const [name, object] of visibility.objects) {
    fields[name] = {
      type: types.connection(name),
      args: { ...types.connectionArguments(name), scope: { type: scopeType } },
      resolve: (_parent, args: Arguments, context, info) => readRecords(object, args, context, info),
    };
  }
  return new GraphQLObjectType({ name: 'RecordQuery', fields });
}

/** All types of a schema refer to each other, so each is made when it is first asked for. */
function relatedTypes(visibility: Visibility): RelatedTypes {
  const records = new Map<string, GraphQLObjectType<RecordNode, GraphqlContext>>();
  const connections = new Map<string, GraphQLObjectType<unknown, GraphqlContext>>();
  const inputs = new InputTypes(visibility);
  const types: RelatedTypes = {
    record: (name) =>
      memoized(records, name, () => {
        const visible = visibility.objects.get(name);
        if (!visible) throw new Error(`${name} is not visible.`);
        return recordType(visible, types);
      }),
    connection: (name) => memoized(connections, name, () => connectionType(name, () => types.record(name))),
    filter: (name) => inputs.filter(name),
    orderBy: (name) => inputs.orderBy(name),
    connectionArguments: (name) =>
      ({
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
        where: { type: types.filter(name) },
        orderBy: { type: types.orderBy(name) },
        upperBound: { type: GraphQLInt },
      }) satisfies GraphQLFieldConfig<unknown, unknown>['args'],
  };
  return types;
}

function memoized<Type>(made: Map<string, Type>, name: string, make: () => Type): Type {
  const type = made.get(name) ?? make();
  made.set(name, type);
  return type;
}
