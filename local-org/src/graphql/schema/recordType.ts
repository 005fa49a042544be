import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap, GraphQLInputObjectType } from 'graphql';
import { MASTER_RECORD_TYPE } from '../../schema/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { RecordNode } from '../query/recordNode.ts';
import { kindOf } from './fieldKind.ts';
import { scalars } from './scalars.ts';
import { valueTypeOf } from './valueTypes.ts';
import type { FieldValue } from './valueTypes.ts';
import type { VisibleObject } from './visibility.ts';

const longType = scalars.Long;

const recordTypeIdArguments = { fallback: { type: GraphQLBoolean } };

/** Source: "Record" of the GraphQL API schema, Query Objects, GraphQL API Developer Guide (query-record-objects.html). */
export const recordInterface = new GraphQLInterfaceType({
  name: 'Record',
  fields: {
    Id: { type: new GraphQLNonNull(GraphQLID) },
    ApiName: { type: new GraphQLNonNull(GraphQLString) },
    WeakEtag: { type: new GraphQLNonNull(longType) },
    DisplayValue: { type: GraphQLString },
    LastModifiedById: { type: valueTypeOf('ID') },
    LastModifiedDate: { type: valueTypeOf('DateTime') },
    SystemModstamp: { type: valueTypeOf('DateTime') },
    RecordTypeId: { type: valueTypeOf('ID'), args: recordTypeIdArguments },
  },
  resolveType: ({ object }: RecordNode) => object.name,
});

/** The types that record types point at. */
export interface RelatedTypes {
  record(objectName: string): GraphQLObjectType<RecordNode, GraphqlContext>;
  connection(objectName: string): GraphQLObjectType<unknown, GraphqlContext>;
  filter(objectName: string): GraphQLInputObjectType;
  orderBy(objectName: string): GraphQLInputObjectType;
  connectionArguments(objectName: string): NonNullable<GraphQLFieldConfig<unknown, unknown>['args']>;
}

/** `type Account implements Record`: what a viewer sees of an object, its parents and its children. */
export function recordType(
  visible: VisibleObject,
  related: RelatedTypes,
): GraphQLObjectType<RecordNode, GraphqlContext> {
  return new GraphQLObjectType<RecordNode, GraphqlContext>({
    name: visible.schema.name,
    interfaces: [recordInterface],
    fields: () => ({
      ...childFields(visible, related),
      ...parentFields(visible, related),
      ...ownFields(visible),
      ...commonFields(visible),
    }),
  });
}

type Fields = GraphQLFieldConfigMap<RecordNode, GraphqlContext>;

function ownFields(visible: VisibleObject): Fields {
  const fields = [...visible.fields.values()].filter((field) => field.type !== 'id');
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      {
        type: valueTypeOf(kindOf(field)),
        resolve: ({ values }: RecordNode): FieldValue => ({
          field,
          value: values[field.name] ?? null,
          currencyIsoCode: values.CurrencyIsoCode,
        }),
      },
    ]),
  );
}

function parentFields(visible: VisibleObject, related: RelatedTypes): Fields {
  return Object.fromEntries(
    [...visible.parents].map(([name, { target }]) => [
      name,
      { type: related.record(target), resolve: ({ parents }: RecordNode) => parents[name] ?? null },
    ]),
  );
}

function childFields(visible: VisibleObject, related: RelatedTypes): Fields {
  return Object.fromEntries(
    [...visible.children].map(([name, { object }]) => [
      name,
      {
        type: related.connection(object),
        args: related.connectionArguments(object),
        resolve: ({ children }: RecordNode, _args: unknown, _context: unknown, { path }) => children[String(path.key)],
      } satisfies Fields[string],
    ]),
  );
}

function commonFields(visible: VisibleObject): Fields {
  const nameField = visible.schema.fields.find((field) => field.nameField);
  const absent = { resolve: () => null };
  return {
    ...(visible.fields.has('LastModifiedById') ? {} : { LastModifiedById: { type: valueTypeOf('ID'), ...absent } }),
    ...(visible.fields.has('LastModifiedDate')
      ? {}
      : { LastModifiedDate: { type: valueTypeOf('DateTime'), ...absent } }),
    ...(visible.fields.has('SystemModstamp') ? {} : { SystemModstamp: { type: valueTypeOf('DateTime'), ...absent } }),
    Id: { type: new GraphQLNonNull(GraphQLID), resolve: ({ values }) => values.Id },
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: ({ object }) => object.name },
    WeakEtag: {
      type: new GraphQLNonNull(longType),
      resolve: ({ values }) => Date.parse(String(values.LastModifiedDate ?? values.SystemModstamp)),
    },
    DisplayValue: { type: GraphQLString, resolve: ({ values }) => (nameField ? values[nameField.name] : null) },
    RecordTypeId: {
      type: valueTypeOf('ID'),
      args: recordTypeIdArguments,
      resolve: ({ values }, { fallback }: { fallback?: boolean }) => ({
        field: visible.schema.field('Id'),
        value: values.RecordTypeId ?? (fallback === true ? MASTER_RECORD_TYPE : null),
      }),
    },
  };
}
