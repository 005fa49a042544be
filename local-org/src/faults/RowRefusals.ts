import { OrgError } from '../errors.ts';
import type { Operation, SaveResult } from '../store/index.ts';
import type { Fault } from './fault.ts';

/** Refuses the first rows of a job or collection, as a lock or a broken trigger would, and leaves the others to the store. */
export class RowRefusals {
  #left: number;
  readonly #error: OrgError | undefined;

  constructor(fault: Fault | undefined) {
    this.#left = fault?.kind === 'rows' ? fault.rows : 0;
    this.#error = fault?.kind === 'rows' ? new OrgError(fault.errorCode, fault.message) : undefined;
  }

  /** Saves what is not refused; results in the order of the operations. */
  save(operations: readonly Operation[], save: (rest: readonly Operation[]) => readonly SaveResult[]): SaveResult[] {
    const error = this.#error;
    const count = Math.min(this.#left, operations.length);
    if (error === undefined || count === 0) return [...save(operations)];
    this.#left -= count;
    const refused = operations.slice(0, count).map((operation): SaveResult => ({
      success: false,
      id: 'id' in operation ? operation.id : undefined,
      errors: [error],
    }));
    return [...refused, ...save(operations.slice(count))];
  }
}
