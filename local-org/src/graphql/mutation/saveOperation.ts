import { OrgError } from '../../errors.ts';
import { toId18 } from '../../store/index.ts';
import type { Input, Operation } from '../../store/index.ts';
import type { GraphqlContext } from '../context.ts';
import type { VisibleObject } from '../schema/visibility.ts';

export type MutationKind = 'Create' | 'Update' | 'Delete';

export interface SaveRequest {
  readonly kind: MutationKind;
  readonly object: VisibleObject;
  /** `{ Id, Account: { … } }`, references resolved. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Saves one record and gives its id. @throws OrgError as the org refuses the record */
export function save(request: SaveRequest, { org, viewer }: GraphqlContext): string {
  const [result] = org.store.save([operationOf(request)], viewer, { allOrNone: true });
  if (!result) throw new Error('The store gave no result for a record.');
  if (result.success) return result.id;
  throw result.errors[0] ?? new OrgError('UNKNOWN_EXCEPTION', 'The record could not be saved.');
}

function operationOf({ kind, object: { schema }, input }: SaveRequest): Operation {
  const values = (input[schema.name] ?? {}) as Input;
  if (kind === 'Create') return { kind: 'insert', object: schema, values };
  const id = idOf(input.Id, schema.keyPrefix);
  return kind === 'Update' ? { kind: 'update', object: schema, id, values } : { kind: 'delete', object: schema, id };
}

/** The store finds records by id alone, so an id of another object is refused here. */
function idOf(value: unknown, keyPrefix: string): string {
  const id = toId18(String(value));
  if (id === undefined) throw new OrgError('MALFORMED_ID', `bad id ${String(value)}`);
  if (id.startsWith(keyPrefix)) return id;
  throw new OrgError('INVALID_ID_FIELD', `The id ${id} is not of this object.`);
}
