import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLInterfaceType, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLScalarType } from 'graphql';
import { jsonValue } from '../../http/index.ts';
import type { FieldSchema } from '../../schema/index.ts';
import type { Value } from '../../store/index.ts';
import { displayValue } from '../../ui-api/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { FieldKind } from './fieldKind.ts';
import { scalars } from './scalars.ts';

/** One field of one record, before it is written out. */
export interface FieldValue {
  readonly field: FieldSchema;
  readonly value: Value;
  /** The currency of the record, in an org with several. */
  readonly currencyIsoCode?: Value | undefined;
}

/** The scalar of each kind of field. */
export const scalarOf: Readonly<Record<FieldKind, GraphQLScalarType>> = {
  Boolean: GraphQLBoolean,
  Currency: scalars.Currency,
  Date: scalars.Date,
  DateTime: scalars.DateTime,
  Double: scalars.Double,
  Email: scalars.Email,
  EncryptedString: scalars.EncryptedString,
  ID: GraphQLID,
  Int: GraphQLInt,
  Latitude: scalars.Latitude,
  LongTextArea: scalars.LongTextArea,
  Longitude: scalars.Longitude,
  MultiPicklist: scalars.MultiPicklist,
  Percent: scalars.Percent,
  PhoneNumber: scalars.PhoneNumber,
  Picklist: scalars.Picklist,
  RichTextArea: scalars.RichTextArea,
  String: GraphQLString,
  TextArea: scalars.TextArea,
  Time: scalars.Time,
  Url: scalars.Url,
};

/** Kinds with `label`, and with `format`. Source: "Aggregate Functions for Field Types", GraphQL API Developer Guide (aggregate-support.html). */
const LABELLED: ReadonlySet<FieldKind> = new Set(['MultiPicklist', 'Picklist']);
const FORMATTED: ReadonlySet<FieldKind> = new Set(['Currency', 'Date', 'DateTime']);

export const fieldValueInterface = new GraphQLInterfaceType({
  name: 'FieldValue',
  fields: { displayValue: { type: GraphQLString } },
});

const kinds = Object.keys(scalarOf) as FieldKind[];

/** `StringValue`, `CurrencyValue` … Source: "Field Value Types" of the GraphQL API schema, GraphQL API Developer Guide. */
export const valueTypes = new Map(kinds.map((kind) => [kind, valueType(kind)]));

export function valueTypeOf(kind: FieldKind): GraphQLObjectType<FieldValue, GraphqlContext> {
  const type = valueTypes.get(kind);
  if (!type) throw new Error(`GraphQL has no value type for ${kind}.`);
  return type;
}

function valueType(kind: FieldKind): GraphQLObjectType<FieldValue, GraphqlContext> {
  const shown = ({ field, value, currencyIsoCode }: FieldValue): string | null =>
    displayValue(field, value, currencyIsoCode);
  const fields: GraphQLFieldConfigMap<FieldValue, GraphqlContext> = {
    value: { type: scalarOf[kind], resolve: ({ field, value }) => outputValue(field, value) },
    displayValue: { type: GraphQLString, resolve: shown },
  };
  if (LABELLED.has(kind)) fields.label = { type: GraphQLString, resolve: shown };
  if (FORMATTED.has(kind)) fields.format = { type: GraphQLString, resolve: shown };
  return new GraphQLObjectType({ name: `${kind}Value`, interfaces: [fieldValueInterface], fields });
}

/** UI API, and so GraphQL, writes datetimes with `Z` and its numbers as REST does. */
export function outputValue(field: FieldSchema, value: Value): unknown {
  if (field.type === 'int' && typeof value === 'string') return Number(value);
  return field.type === 'datetime' ? value : jsonValue(field, value);
}
