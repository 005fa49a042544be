import { getArgumentValues, GraphQLObjectType } from 'graphql';
import type { FieldNode } from 'graphql';
import { OrgError } from '../../errors.ts';
import type { Value } from '../../store/index.ts';
import type { ChildConnection, Visibility, VisibleObject } from '../schema/visibility.ts';
import type { RecordNode } from './recordNode.ts';
import { fieldsAt, selectedFields } from './selection.ts';
import type { SelectionInfo } from './selection.ts';

/** The columns of a query, each once. */
export class Columns {
  readonly #indexByPath = new Map<string, number>();

  /** Where the column is in each row. */
  add(path: string): number {
    const index = this.#indexByPath.get(path) ?? this.#indexByPath.size;
    this.#indexByPath.set(path, index);
    return index;
  }

  get text(): string {
    return [...this.#indexByPath.keys()].join(', ');
  }

  get isEmpty(): boolean {
    return this.#indexByPath.size === 0;
  }

  /** The same with a name for each, as results of functions need. */
  get aliased(): string {
    return [...this.#indexByPath].map(([expression, index]) => `${expression} c${index}`).join(', ');
  }
}

/** A child relationship that a node asks for. */
export interface ChildPlan {
  readonly key: string;
  readonly relationship: ChildConnection;
  readonly object: VisibleObject;
  readonly node: FieldNode;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldNode[];
}

/** What to read of a record, and how to take it from a row. */
export interface NodePlan {
  readonly children: readonly ChildPlan[];
  read(row: readonly Value[]): RecordNode | null;
}

interface PlanContext {
  readonly visibility: Visibility;
  readonly info: SelectionInfo;
  readonly columns: Columns;
}

/** Fields of every record that are made from others. Source: "Record" of the GraphQL API schema, GraphQL API Developer Guide. */
const MADE_FROM: Readonly<Record<string, readonly string[]>> = {
  ApiName: [],
  WeakEtag: ['LastModifiedDate', 'SystemModstamp'],
  DisplayValue: [],
  RecordTypeId: ['RecordTypeId'],
};

/**
 * Plans the selection below some `node` fields.
 * @param prefix the path to the object, `Account.Owner.`, empty for the queried object itself
 * @throws OrgError for child relationships where the platform takes none
 */
export function planNode(
  object: VisibleObject,
  fields: readonly FieldNode[],
  context: PlanContext,
  prefix = '',
): NodePlan {
  const { columns, visibility, info } = context;
  const values: [string, number][] = [];
  const take = (name: string): void => {
    if (object.fields.has(name)) values.push([name, columns.add(prefix + name)]);
  };
  const parentFields = new Map<string, FieldNode[]>();
  const children: ChildPlan[] = [];
  const idColumn = columns.add(`${prefix}Id`);
  take('Id');
  for (const { key, name, nodes } of selectedFields(fields, [object.schema.name, 'Record'], info)) {
    const child = object.children.get(name);
    if (object.parents.has(name)) parentFields.set(name, [...(parentFields.get(name) ?? []), ...nodes]);
    else if (child) children.push(planChild(key, object, child, nodes, context, prefix));
    else for (const source of sourcesOf(object, name)) take(source);
  }
  const parents = [...parentFields].map(([name, nodes]) => {
    const target = visibility.objects.get(object.parents.get(name)?.target ?? '');
    if (!target) throw new Error(`The relationship ${object.schema.name}.${name} leads nowhere.`);
    return [name, planNode(target, nodes, context, `${prefix}${name}.`)] as const;
  });
  return {
    children,
    read: (row) => {
      if (row[idColumn] === null) return null;
      const record: Record<string, Value> = {};
      for (const [name, column] of values) record[name] = row[column] ?? null;
      return {
        object: object.schema,
        values: record,
        parents: Object.fromEntries(parents.map(([name, plan]) => [name, plan.read(row)])),
        children: {},
      };
    },
  };
}

function sourcesOf(object: VisibleObject, name: string): readonly string[] {
  if (object.fields.get(name)?.type === 'currency') return [name, 'CurrencyIsoCode'];
  if (name !== 'DisplayValue') return MADE_FROM[name] ?? [name];
  return object.schema.fields.filter((field) => field.nameField).map((field) => field.name);
}

function planChild(
  key: string,
  parent: VisibleObject,
  relationship: ChildConnection,
  nodes: readonly FieldNode[],
  { visibility, info }: PlanContext,
  prefix: string,
): ChildPlan {
  const [node] = nodes;
  const type = info.schema.getType(parent.schema.name);
  const object = visibility.objects.get(relationship.object);
  if (!node || !object || !(type instanceof GraphQLObjectType)) throw new Error(`${key} has no type.`);
  if (prefix !== '') {
    throw new OrgError(
      'MALFORMED_QUERY',
      `${prefix}${node.name.value}: child relationships of a parent record can't be queried.`,
    );
  }
  const definition = type.getFields()[node.name.value];
  if (!definition) throw new Error(`${parent.schema.name} has no field ${node.name.value}.`);
  const path = connectionPath(relationship.object);
  return {
    key,
    relationship,
    object,
    node,
    args: getArgumentValues(definition, node, info.variableValues),
    fields: fieldsAt(nodes, path, info),
  };
}

/** From a connection's field to its nodes. */
export function connectionPath(objectName: string): { name: string; type: string }[] {
  return [
    { name: 'edges', type: `${objectName}Connection` },
    { name: 'node', type: `${objectName}Edge` },
  ];
}
