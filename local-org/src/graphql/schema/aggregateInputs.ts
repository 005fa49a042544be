import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType } from 'graphql';
import type { GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldSchema } from '../../schema/index.ts';
import { nullOrder, resultOrder } from './connectionTypes.ts';
import { kindOf } from './fieldKind.ts';
import type { FieldKind } from './fieldKind.ts';
import { DATE_FUNCTIONS, TIME_FUNCTIONS } from './operatorTypes.ts';
import type { Visibility, VisibleObject } from './visibility.ts';

function enumOf(name: string, values: readonly string[]): GraphQLEnumType {
  return new GraphQLEnumType({ name, values: Object.fromEntries(values.map((value) => [value, {}])) });
}

const groupByType = enumOf('GroupByType', ['GROUP_BY', 'ROLLUP', 'CUBE']);
const groupByClause = new GraphQLInputObjectType({
  name: 'GroupByClause',
  fields: { group: { type: GraphQLBoolean } },
});
const groupByDateFunction = new GraphQLInputObjectType({
  name: 'GroupByDateFunction',
  fields: { function: { type: enumOf('GroupByFunction', [...DATE_FUNCTIONS, ...TIME_FUNCTIONS]) } },
});

const sorting: GraphQLInputFieldConfigMap = { order: { type: resultOrder }, nulls: { type: nullOrder } };

function orderClause(name: string, functionType?: GraphQLEnumType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: { ...(functionType ? { function: { type: functionType } } : {}), ...sorting },
  });
}

/** Source: "Order By Schema", Order Aggregate Results, GraphQL API Developer Guide (aggregate-orderby-schema.html). */
const byText = orderClause(
  'AggregateOrderByStringClause',
  enumOf('AggregateOrderByStringFunction', ['COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN']),
);
const byNumber = orderClause(
  'AggregateOrderByNumberClause',
  enumOf('AggregateOrderByNumberFunction', ['AVG', 'COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM']),
);
const byValue = orderClause('NoFunctionAggregateOrderByClause');

const NUMBERS: ReadonlySet<FieldKind> = new Set(['Currency', 'Double', 'Int', 'Latitude', 'Longitude', 'Percent']);
const NEITHER: ReadonlySet<FieldKind> = new Set([
  ...(['EncryptedString', 'LongTextArea', 'MultiPicklist', 'RichTextArea', 'Time'] as const),
]);

/** Numbers with decimals cannot be grouped by. Source: "Group Aggregate Results", GraphQL API Developer Guide (aggregate-groupby.html). */
const UNGROUPED: ReadonlySet<FieldKind> = new Set([
  ...NEITHER,
  ...(['Currency', 'Double', 'Latitude', 'Longitude', 'Percent'] as const),
]);

/** `Account_GroupBy` and the order of groups, for all objects of a viewer's schema. */
export class AggregateInputs {
  readonly #visibility: Visibility;
  readonly #groups = new Map<string, GraphQLInputObjectType>();
  readonly #orders = new Map<string, GraphQLInputObjectType>();

  constructor(visibility: Visibility) {
    this.#visibility = visibility;
  }

  groupBy(objectName: string): GraphQLInputObjectType {
    return this.#type(
      this.#groups,
      objectName,
      `${objectName}_GroupBy`,
      groupInput,
      { type: { type: groupByType } },
      (target) => this.groupBy(target),
    );
  }

  orderBy(objectName: string): GraphQLInputObjectType {
    return this.#type(this.#orders, objectName, `${objectName}Aggregate_OrderBy`, orderInput, {}, (target) =>
      this.orderBy(target),
    );
  }

  #type(
    made: Map<string, GraphQLInputObjectType>,
    objectName: string,
    name: string,
    inputOf: (field: FieldSchema) => GraphQLInputObjectType | undefined,
    more: GraphQLInputFieldConfigMap,
    parentType: (target: string) => GraphQLInputObjectType,
  ): GraphQLInputObjectType {
    const known = made.get(objectName);
    if (known) return known;
    const visible = this.#visibility.objects.get(objectName);
    if (!visible) throw new Error(`${objectName} is not visible.`);
    const type = new GraphQLInputObjectType({
      name,
      fields: () => ({ ...own(visible, inputOf), ...parents(visible, parentType), ...more }),
    });
    made.set(objectName, type);
    return type;
  }
}

function own(
  visible: VisibleObject,
  inputOf: (field: FieldSchema) => GraphQLInputObjectType | undefined,
): GraphQLInputFieldConfigMap {
  const fields: GraphQLInputFieldConfigMap = {};
  for (const [name, field] of visible.fields) {
    const type = inputOf(field);
    if (type) fields[name] = { type };
  }
  return fields;
}

function parents(
  visible: VisibleObject,
  typeOf: (target: string) => GraphQLInputObjectType,
): GraphQLInputFieldConfigMap {
  return Object.fromEntries([...visible.parents].map(([name, { target }]) => [name, { type: typeOf(target) }]));
}

function groupInput(field: FieldSchema): GraphQLInputObjectType | undefined {
  const kind = kindOf(field);
  if (UNGROUPED.has(kind)) return undefined;
  return kind === 'Date' || kind === 'DateTime' ? groupByDateFunction : groupByClause;
}

function orderInput(field: FieldSchema): GraphQLInputObjectType | undefined {
  const kind = kindOf(field);
  if (NEITHER.has(kind)) return undefined;
  if (kind === 'Boolean' || field.type === 'reference') return byValue;
  return NUMBERS.has(kind) ? byNumber : byText;
}
