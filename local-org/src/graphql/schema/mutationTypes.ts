import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputType } from 'graphql';
import type { FieldSchema } from '../../schema/index.ts';
import type { GraphqlContext } from '../context.ts';
import { runMutations } from '../mutation/runMutations.ts';
import type { MutationOutcomes, MutationsInput } from '../mutation/runMutations.ts';
import { kindOf } from './fieldKind.ts';
import type { RelatedTypes } from './recordType.ts';
import { scalars } from './scalars.ts';
import { scalarOf } from './valueTypes.ts';
import type { Visibility, VisibleObject } from './visibility.ts';

/** Activities are in Beta for queries, and mutations on them are not documented. Source: query-limits.html. */
const WITHOUT_MUTATIONS: ReadonlySet<string> = new Set(['Event', 'Task']);

type MutationFields = GraphQLFieldConfigMap<MutationOutcomes, GraphqlContext>;

const mutationsInput = new GraphQLInputObjectType({
  name: 'UIAPIMutationsInput',
  fields: { allOrNone: { type: GraphQLBoolean, default: { value: true } } },
});

const deleteInput = new GraphQLInputObjectType({
  name: 'RecordDeleteInput',
  fields: { Id: { type: new GraphQLNonNull(scalars.IdOrRef) } },
});

const deletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });

/**
 * `mutation { uiapi(input: { allOrNone }) { AccountCreate … } }`, with what the viewer may write; undefined for one who
 * may write nothing. Source: "Mutations Schema", GraphQL API Developer Guide (mutations-schema.html).
 */
export function mutationType(
  visibility: Visibility,
  types: RelatedTypes,
): GraphQLObjectType<unknown, GraphqlContext> | undefined {
  const fields: MutationFields = {};
  for (const [name, visible] of visibility.objects) {
    if (!WITHOUT_MUTATIONS.has(name)) Object.assign(fields, objectMutations(visible, types));
  }
  if (Object.keys(fields).length === 0) return undefined;
  const mutations = new GraphQLObjectType<MutationOutcomes, GraphqlContext>({ name: 'UIAPIMutations', fields });
  return new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'Mutation',
    fields: {
      uiapi: {
        type: new GraphQLNonNull(mutations),
        args: { input: { type: mutationsInput } },
        resolve: (_parent, { input }: { input?: MutationsInput }, context, info) => runMutations(input, context, info),
      },
    },
  });
}

function objectMutations(visible: VisibleObject, types: RelatedTypes): MutationFields {
  const { name } = visible.schema;
  const fields: MutationFields = {};
  if (visible.createable?.length) {
    const representation = representationType(`${name}CreateRepresentation`, visible.createable);
    const input = { [name]: { type: new GraphQLNonNull(representation) } };
    fields[`${name}Create`] = operation(
      new GraphQLInputObjectType({ name: `${name}CreateInput`, fields: input }),
      payload('Create', name, types),
    );
  }
  if (visible.updateable?.length) {
    const representation = representationType(`${name}UpdateRepresentation`, visible.updateable);
    const input = {
      Id: { type: new GraphQLNonNull(scalars.IdOrRef) },
      [name]: { type: new GraphQLNonNull(representation) },
    };
    fields[`${name}Update`] = operation(
      new GraphQLInputObjectType({ name: `${name}UpdateInput`, fields: input }),
      payload('Update', name, types),
    );
  }
  if (visible.deletable) fields[`${name}Delete`] = operation(deleteInput, deletePayload);
  return fields;
}

function operation(input: GraphQLInputObjectType, type: GraphQLObjectType): MutationFields[string] {
  return {
    type,
    args: { input: { type: new GraphQLNonNull(input) } },
    resolve: (outcomes, _args, _context, { path }) => outcomes.payload(String(path.key)),
  };
}

function payload(kind: 'Create' | 'Update', name: string, types: RelatedTypes): GraphQLObjectType {
  return new GraphQLObjectType({
    name: `${name}${kind}Payload`,
    fields: () => ({
      Record: { type: types.record(name) },
      ...(kind === 'Update' ? { success: { type: GraphQLBoolean } } : {}),
    }),
  });
}

/** Required fields are not marked so: a record without them is refused when it is saved, beside others that succeed. */
function representationType(name: string, fields: readonly FieldSchema[]): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: Object.fromEntries(fields.map((field) => [field.name, { type: inputTypeOf(field) }])),
  });
}

function inputTypeOf(field: FieldSchema): GraphQLInputType {
  const kind = kindOf(field);
  return kind === 'ID' ? scalars.IdOrRef : scalarOf[kind];
}
