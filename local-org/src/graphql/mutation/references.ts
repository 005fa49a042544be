import { OrgError } from '../../errors.ts';
import type { VisibleObject } from '../schema/visibility.ts';
import type { MutationKind } from './saveOperation.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * `@{first}`: the id of the record that an earlier operation of the request created or deleted.
 * Source: "Mutation Field References", GraphQL API Developer Guide (mutations-references.html).
 */
export class References {
  readonly #order: readonly string[];
  readonly #kinds: ReadonlyMap<string, MutationKind>;
  readonly #ids = new Map<string, string>();
  readonly #failed = new Set<string>();

  constructor(operations: readonly { readonly key: string; readonly kind: MutationKind }[]) {
    this.#order = operations.map(({ key }) => key);
    this.#kinds = new Map(operations.map(({ key, kind }) => [key, kind]));
  }

  succeeded(key: string, id: string): void {
    this.#ids.set(key, id);
  }

  failed(key: string): void {
    this.#failed.add(key);
  }

  /**
   * An operation's input with ids in place of references: in its `Id`, and in the fields that hold ids.
   * @throws OrgError when what is referred to does not come before, failed, or is an update
   */
  resolve(input: Input, object: VisibleObject, key: string): Input {
    const values = input[object.schema.name];
    return {
      ...input,
      ...('Id' in input ? { Id: this.#resolved(input.Id, key) } : {}),
      ...(typeof values === 'object' && values !== null
        ? { [object.schema.name]: this.#resolvedFields(values as Input, object, key) }
        : {}),
    };
  }

  #resolvedFields(values: Input, object: VisibleObject, key: string): Input {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const holdsId = object.schema.field(name)?.reference !== undefined;
        return [name, holdsId ? this.#resolved(value, key) : value];
      }),
    );
  }

  #resolved(value: unknown, key: string): unknown {
    const name = typeof value === 'string' ? /^@\{(.*)\}$/.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    const at = this.#order.indexOf(name);
    if (at < 0 || at >= this.#order.indexOf(key)) {
      throw invalid(`${key} refers to @{${name}}, and no operation of that name comes before it.`);
    }
    if (this.#kinds.get(name) === 'Update') {
      throw invalid(`${key} refers to @{${name}}, which is an update: only creates and deletes can be referred to.`);
    }
    const id = this.#ids.get(name);
    if (id === undefined || this.#failed.has(name)) throw invalid(`${key} refers to @{${name}}, which failed.`);
    return id;
  }
}

function invalid(message: string): OrgError {
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', message);
}
