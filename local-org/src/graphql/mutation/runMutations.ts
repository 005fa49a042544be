import { getArgumentValues, GraphQLObjectType } from 'graphql';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { OrgError } from '../../errors.ts';
import type { GraphqlContext } from '../context.ts';
import { selectedFields } from '../query/selection.ts';
import type { RecordNode } from '../query/recordNode.ts';
import { readPayload } from './readPayload.ts';
import { References } from './references.ts';
import { save } from './saveOperation.ts';
import type { MutationKind } from './saveOperation.ts';

export interface MutationsInput {
  readonly allOrNone?: boolean | null;
}

export interface MutationPayload {
  readonly Record?: RecordNode | null;
  readonly success?: boolean;
  readonly Id?: string;
}

/** One operation of the request. */
interface Step {
  readonly key: string;
  readonly kind: MutationKind;
  readonly objectName: string;
  readonly nodes: readonly FieldNode[];
  readonly input: Readonly<Record<string, unknown>>;
}

/** What became of each operation, by its key in the answer. */
export class MutationOutcomes {
  readonly #outcomes = new Map<string, MutationPayload | Error>();

  set(key: string, outcome: MutationPayload | Error): void {
    this.#outcomes.set(key, outcome);
  }

  /** Operations that neither failed nor ran have been undone with the others. */
  undo(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#outcomes.get(key) instanceof Error) continue;
      const message = 'The operation was rolled back because another operation failed and allOrNone is true.';
      this.#outcomes.set(key, new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message));
    }
  }

  /** @throws what the operation failed with */
  payload(key: string): MutationPayload {
    const outcome = this.#outcomes.get(key);
    if (!outcome) throw new Error(`The operation ${key} has no outcome.`);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }
}

/** Ends a transaction whose outcomes are already known. */
class Undo extends Error {}

/**
 * Runs the operations in the order of the document. With `allOrNone` (the default) one that fails undoes all; without,
 * it fails alone, with those that refer to it.
 * Source: "Send Mutation Requests", "Mutation Field References", GraphQL API Developer Guide (mutations-use.html,
 * mutations-references.html).
 */
export function runMutations(
  input: MutationsInput | undefined,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): MutationOutcomes {
  const steps = stepsOf(context, info);
  const outcomes = new MutationOutcomes();
  const references = new References(steps.map(({ key, kind }) => ({ key, kind })));
  const { store } = context.org;
  const runAll = (stopAtFailure: boolean): void => {
    for (const step of steps) {
      try {
        outcomes.set(
          step.key,
          store.transaction(() => runStep(step, references, context, info)),
        );
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        references.failed(step.key);
        outcomes.set(step.key, error);
        if (stopAtFailure) throw new Undo();
      }
    }
  };
  if (input?.allOrNone === false) {
    runAll(false);
    return outcomes;
  }
  try {
    store.transaction(() => runAll(true));
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    outcomes.undo(steps.map(({ key }) => key));
  }
  return outcomes;
}

function stepsOf({ visibility }: GraphqlContext, info: GraphQLResolveInfo): Step[] {
  const type = info.schema.getType('UIAPIMutations');
  if (!(type instanceof GraphQLObjectType)) throw new Error('The schema has no mutations.');
  const steps: Step[] = [];
  for (const { key, name, nodes } of selectedFields(info.fieldNodes, [type.name], info)) {
    const [, objectName = '', kind] = /^(.*)(Create|Update|Delete)$/.exec(name) ?? [];
    const definition = type.getFields()[name];
    const [node] = nodes;
    if (!definition || !node || !visibility.objects.has(objectName)) continue;
    const { input } = getArgumentValues(definition, node, info.variableValues);
    steps.push({ key, kind: kind as MutationKind, objectName, nodes, input: input as Step['input'] });
  }
  return steps;
}

function runStep(
  { key, kind, objectName, nodes, input }: Step,
  references: References,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): MutationPayload {
  const object = context.visibility.objects.get(objectName);
  if (!object) throw new Error(`${objectName} is not visible.`);
  const id = save({ kind, object, input: references.resolve(input, object, key) }, context);
  references.succeeded(key, id);
  if (kind === 'Delete') return { Id: id };
  const Record = readPayload(object, id, nodes, `${objectName}${kind}Payload`, context, info);
  return kind === 'Update' ? { Record, success: true } : { Record };
}
