import { GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType } from 'graphql';
import type { FieldKind } from './fieldKind.ts';
import { scalars } from './scalars.ts';
import { scalarOf } from './valueTypes.ts';

/** Date literals of SOQL without a number. Source: "DateLiteral", Date and DateTime Filters, GraphQL API Developer Guide. */
const DATE_LITERALS = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  ...['WEEK', 'MONTH', 'QUARTER', 'FISCAL_QUARTER', 'YEAR', 'FISCAL_YEAR'].flatMap((unit) => [
    `LAST_${unit}`,
    `THIS_${unit}`,
    `NEXT_${unit}`,
  ]),
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
];

/** `last_n_days: 30` is `LAST_N_DAYS:30`. Source: "DateRange", Date and DateTime Filters, GraphQL API Developer Guide. */
const RANGE_UNITS = ['days', 'weeks', 'months', 'quarters', 'fiscal_quarters', 'years', 'fiscal_years'];
const DATE_RANGES = RANGE_UNITS.flatMap((unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`]);

/** Date functions that a filter can apply to a field. */
export const DATE_FUNCTIONS = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
] as const;

/** Those for points in time alone. */
export const TIME_FUNCTIONS = ['DAY_ONLY', 'HOUR_IN_DAY'] as const;

const dateLiteral = new GraphQLEnumType({
  name: 'DateLiteral',
  values: Object.fromEntries(DATE_LITERALS.map((name) => [name, {}])),
});

const dateRange = new GraphQLInputObjectType({
  name: 'DateRange',
  fields: Object.fromEntries(DATE_RANGES.map((name) => [name, { type: GraphQLInt }])),
});

function dateInput(name: string, value: GraphQLInputType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: { value: { type: value }, literal: { type: dateLiteral }, range: { type: dateRange } },
  });
}

const inputOf: Readonly<Record<FieldKind, GraphQLInputType>> = {
  ...scalarOf,
  Date: dateInput('DateInput', scalars.Date),
  DateTime: dateInput('DateTimeInput', scalars.DateTime),
};

const ORDERED = ['eq', 'ne', 'lt', 'gt', 'lte', 'gte'];
const TEXTS: ReadonlySet<FieldKind> = new Set(['Email', 'PhoneNumber', 'Picklist', 'String', 'TextArea', 'Url']);

function comparisons(input: GraphQLInputType, kind: FieldKind | 'Long'): GraphQLInputFieldConfigMap {
  const single = (names: readonly string[]): GraphQLInputFieldConfigMap =>
    Object.fromEntries(names.map((name) => [name, { type: input }]));
  const list = (names: readonly string[]): GraphQLInputFieldConfigMap =>
    Object.fromEntries(names.map((name) => [name, { type: new GraphQLList(input) }]));
  if (kind === 'Boolean') return single(['eq', 'ne']);
  if (kind === 'MultiPicklist') return { ...single(['eq', 'ne']), ...list(['includes', 'excludes']) };
  const like = kind !== 'Long' && TEXTS.has(kind) ? ['like'] : [];
  return { ...single([...ORDERED, ...like]), ...list(['in', 'nin']) };
}

const longOperators = new GraphQLInputObjectType({ name: 'LongOperators', fields: comparisons(scalars.Long, 'Long') });
const datePrimitiveOperators = new GraphQLInputObjectType({
  name: 'DatePrimitiveOperators',
  fields: comparisons(scalars.Date, 'Date'),
});

function functionInput(name: string, operators: GraphQLInputObjectType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: { value: { type: operators }, convertTimezoneValue: { type: operators } },
  });
}

const dateFunction = functionInput('DateFunctionInput', longOperators);
const dayFunction = functionInput('DateTimeFunctionInput', datePrimitiveOperators);

function dateFunctions(kind: FieldKind): GraphQLInputFieldConfigMap {
  if (kind !== 'Date' && kind !== 'DateTime') return {};
  const names = kind === 'DateTime' ? [...DATE_FUNCTIONS, ...TIME_FUNCTIONS] : DATE_FUNCTIONS;
  return Object.fromEntries(names.map((name) => [name, { type: name === 'DAY_ONLY' ? dayFunction : dateFunction }]));
}

/** The names that the platform gives differently from the stem. */
const OPERATOR_NAMES: Readonly<Partial<Record<FieldKind, string>>> = {
  ID: 'IdOperators',
  Int: 'IntegerOperators',
  Url: 'URLOperators',
};

function operatorType(kind: FieldKind, more: () => GraphQLInputFieldConfigMap): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: OPERATOR_NAMES[kind] ?? `${kind}Operators`,
    fields: () => ({ ...comparisons(inputOf[kind], kind), ...dateFunctions(kind), ...more() }),
  });
}

const operatorTypes = new Map<FieldKind, GraphQLInputObjectType>(
  (Object.keys(scalarOf) as FieldKind[])
    .filter((kind) => kind !== 'ID')
    .map((kind) => [kind, operatorType(kind, () => ({}))]),
);

/**
 * What a filter can ask of a kind of field. Source: "Field Operators", GraphQL API Developer Guide (filter-fields.html).
 */
export function operatorTypeOf(kind: FieldKind): GraphQLInputObjectType {
  const type = operatorTypes.get(kind);
  if (!type) throw new Error(`GraphQL has no operators for ${kind}.`);
  return type;
}

/** Ids have semi- and anti-joins besides; what these can name depends on the viewer. */
export function idOperatorType(join: GraphQLInputObjectType): GraphQLInputObjectType {
  return operatorType('ID', () => ({ inq: { type: join }, ninq: { type: join } }));
}
