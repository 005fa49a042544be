import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';

/** Those of the documented list that this org writes. */
const SETUP_OBJECTS: ReadonlySet<string> = new Set(['GroupMember', 'PermissionSetAssignment']);

/**
 * What one transaction has written: who may see what and the records themselves do not change together.
 * Source: "sObjects That Cannot Be Used Together in DML Operations", Apex Developer Guide (apex_dml_non_mix_sobjects.htm).
 */
export class MixedWrites {
  #first: string | undefined;

  add({ name }: ObjectSchema): void {
    this.#first ??= name;
  }

  /** The refusal of a write that does not go with what was written before. */
  refusalOf({ name }: ObjectSchema): OrgError | undefined {
    if (this.#first === undefined || SETUP_OBJECTS.has(this.#first) === SETUP_OBJECTS.has(name)) return undefined;
    return new OrgError(
      'MIXED_DML_OPERATION',
      `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${name}, original object: ${this.#first}`,
    );
  }
}
