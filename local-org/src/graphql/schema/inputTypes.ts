import { GraphQLInputObjectType, GraphQLList, GraphQLString } from 'graphql';
import type { GraphQLInputFieldConfigMap } from 'graphql';
import { orderByClause } from './connectionTypes.ts';
import { isFilterable, isSortable } from '../../schema/index.ts';
import { kindOf } from './fieldKind.ts';
import { idOperatorType, operatorTypeOf } from './operatorTypes.ts';
import type { Visibility, VisibleObject } from './visibility.ts';

/** The input types of a viewer's schema: filters and orders of all objects refer to each other. */
export class InputTypes {
  readonly #visibility: Visibility;
  readonly #filters = new Map<string, GraphQLInputObjectType>();
  readonly #orders = new Map<string, GraphQLInputObjectType>();
  readonly #idOperators: GraphQLInputObjectType;

  constructor(visibility: Visibility) {
    this.#visibility = visibility;
    this.#idOperators = idOperatorType(this.#joinType());
  }

  /** `Account_Filter`. Source: "Filter Results", GraphQL API Developer Guide (filter.html). */
  filter(objectName: string): GraphQLInputObjectType {
    const known = this.#filters.get(objectName);
    if (known) return known;
    const visible = this.#visible(objectName);
    const type: GraphQLInputObjectType = new GraphQLInputObjectType({
      name: `${objectName}_Filter`,
      fields: () => ({
        ...this.#operators(visible),
        ...parentsOf(visible, (target) => this.filter(target)),
        and: { type: new GraphQLList(type) },
        or: { type: new GraphQLList(type) },
        not: { type },
      }),
    });
    this.#filters.set(objectName, type);
    return type;
  }

  /** `Account_OrderBy`. Source: "Order Results", GraphQL API Developer Guide (order.html). */
  orderBy(objectName: string): GraphQLInputObjectType {
    const known = this.#orders.get(objectName);
    if (known) return known;
    const visible = this.#visible(objectName);
    const type = new GraphQLInputObjectType({
      name: `${objectName}_OrderBy`,
      fields: () => ({
        ...Object.fromEntries(
          [...visible.fields.values()].filter(isSortable).map((field) => [field.name, { type: orderByClause }]),
        ),
        ...parentsOf(visible, (target) => this.orderBy(target)),
      }),
    });
    this.#orders.set(objectName, type);
    return type;
  }

  #visible(objectName: string): VisibleObject {
    const visible = this.#visibility.objects.get(objectName);
    if (!visible) throw new Error(`${objectName} is not visible.`);
    return visible;
  }

  #operators(visible: VisibleObject): GraphQLInputFieldConfigMap {
    const fields = [...visible.fields.values()].filter(isFilterable);
    return Object.fromEntries(
      fields.map((field) => {
        const kind = kindOf(field);
        return [field.name, { type: kind === 'ID' ? this.#idOperators : operatorTypeOf(kind) }];
      }),
    );
  }

  /** Source: "Semi-Join and Anti-Join Filters", GraphQL API Developer Guide (filter-joins.html). */
  #joinType(): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: 'JoinInput',
      fields: () => ({
        ...Object.fromEntries([...this.#visibility.objects.keys()].map((name) => [name, { type: this.filter(name) }])),
        ApiName: { type: GraphQLString },
      }),
    });
  }
}

function parentsOf(
  visible: VisibleObject,
  typeOf: (target: string) => GraphQLInputObjectType,
): GraphQLInputFieldConfigMap {
  return Object.fromEntries([...visible.parents].map(([name, { target }]) => [name, { type: typeOf(target) }]));
}
