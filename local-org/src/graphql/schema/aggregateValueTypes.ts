import { GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLOutputType } from 'graphql';
import { displayValue } from '../../ui-api/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { FieldKind } from './fieldKind.ts';
import { DATE_FUNCTIONS, TIME_FUNCTIONS } from './operatorTypes.ts';
import { scalars } from './scalars.ts';
import { fieldValueInterface, outputValue, scalarOf, valueTypeOf } from './valueTypes.ts';
import type { FieldValue } from './valueTypes.ts';

/** A field of one group: its value where the result is grouped by it, and results of functions by their GraphQL name. */
export type AggregateCell = Readonly<Record<string, FieldValue | undefined>>;

type CellType = GraphQLObjectType<AggregateCell, GraphqlContext>;

/** `calendarYear` is SOQL's `CALENDAR_YEAR`. */
export function soqlFunction(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase();
}

function graphqlFunction(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

const longValue = new GraphQLObjectType<FieldValue, GraphqlContext>({
  name: 'LongValue',
  interfaces: [fieldValueInterface],
  fields: {
    value: { type: scalars.Long, resolve: ({ value }) => (value === null ? null : Number(value)) },
    displayValue: { type: GraphQLString, resolve: shown },
  },
});

const dateFunctionAggregation = new GraphQLObjectType<FieldValue, GraphqlContext>({
  name: 'DateFunctionAggregation',
  fields: { value: { type: scalars.Long, resolve: ({ value }) => (value === null ? null : Number(value)) } },
});

const dateOnlyAggregation = new GraphQLObjectType<FieldValue, GraphqlContext>({
  name: 'DateOnlyAggregation',
  fields: { value: { type: scalars.Date } },
});

function shown({ field, value }: FieldValue): string | null {
  return displayValue(field, value);
}

type Functions = Readonly<Record<string, GraphQLOutputType>>;

function counts(): Functions {
  return { count: longValue, countDistinct: longValue };
}

function numbers(kind: FieldKind, sum: GraphQLOutputType): Functions {
  const same = valueTypeOf(kind);
  return { ...counts(), avg: valueTypeOf('Double'), max: same, min: same, sum };
}

function texts(kind: FieldKind): Functions {
  return { ...counts(), grouping: valueTypeOf('Int'), max: valueTypeOf(kind), min: valueTypeOf(kind) };
}

const calendar: Functions = Object.fromEntries(
  DATE_FUNCTIONS.map((name) => [graphqlFunction(name), dateFunctionAggregation]),
);
const timeOfDay: Functions = Object.fromEntries(
  TIME_FUNCTIONS.map((name) => [
    graphqlFunction(name),
    name === 'DAY_ONLY' ? dateOnlyAggregation : dateFunctionAggregation,
  ]),
);

/** Source: "Aggregate Functions for Field Types", GraphQL API Developer Guide (aggregate-support.html). */
const functionsOf: Readonly<Partial<Record<FieldKind, Functions>>> = {
  Boolean: { grouping: valueTypeOf('Int') },
  Currency: numbers('Currency', valueTypeOf('Currency')),
  Date: { ...texts('Date'), ...calendar },
  DateTime: { ...counts(), max: valueTypeOf('DateTime'), min: valueTypeOf('DateTime'), ...calendar, ...timeOfDay },
  Double: numbers('Double', valueTypeOf('Double')),
  Email: texts('Email'),
  ID: texts('ID'),
  Latitude: numbers('Latitude', valueTypeOf('Double')),
  Longitude: numbers('Longitude', valueTypeOf('Double')),
  Int: { ...numbers('Int', longValue), grouping: valueTypeOf('Int') },
  Percent: numbers('Percent', valueTypeOf('Percent')),
  PhoneNumber: texts('PhoneNumber'),
  Picklist: texts('Picklist'),
  String: texts('String'),
  TextArea: texts('TextArea'),
  Url: texts('Url'),
};

const cellTypes = new Map<FieldKind, CellType>();
for (const [kind, functions] of Object.entries(functionsOf) as [FieldKind, Functions][]) {
  cellTypes.set(kind, cellType(kind, functions));
}

/** `CurrencyAggregate` …; undefined for kinds that cannot be aggregated. */
export function aggregateTypeOf(kind: FieldKind): CellType | undefined {
  return cellTypes.get(kind);
}

function cellType(kind: FieldKind, functions: Functions): CellType {
  const shownCell = ({ value }: AggregateCell): string | null => (value ? shown(value) : null);
  const fields: GraphQLFieldConfigMap<AggregateCell, GraphqlContext> = {
    value: { type: scalarOf[kind], resolve: ({ value }) => (value ? outputValue(value.field, value.value) : null) },
    displayValue: { type: GraphQLString, resolve: shownCell },
    ...(kind === 'Picklist' ? { label: { type: GraphQLString, resolve: shownCell } } : {}),
  };
  for (const [name, type] of Object.entries(functions)) fields[name] = { type };
  return new GraphQLObjectType({ name: `${kind}Aggregate`, interfaces: [fieldValueInterface], fields });
}
