import { isModifiedSince } from 'c/saveFailure';

/**
 * What became of a change. `Conflicting`: somebody else changed the same, and nothing was overwritten. `Gone`: the record is not
 * there any more. `Offline`: Salesforce was not reached. `Refused`: it said no, and why.
 */
export type Outcome =
  | { readonly kind: 'Saved' | 'Conflicting' | 'Gone' | 'Offline' }
  | { readonly kind: 'Refused'; readonly failure: unknown };

export const SAVED: Outcome = { kind: 'Saved' };
export const CONFLICTING: Outcome = { kind: 'Conflicting' };
export const GONE: Outcome = { kind: 'Gone' };

const NOT_FOUND = 404;
/** Lightning Data Service's word for a lost connection. */
const GATEWAY_TIMEOUT = 504;

/** @param failure what Lightning Data Service rejected with */
export function outcomeOf(failure: unknown): Outcome {
  const status = statusOf(failure);
  if (isModifiedSince(failure)) {
    return CONFLICTING;
  }
  if (status === NOT_FOUND) {
    return GONE;
  }
  return status === GATEWAY_TIMEOUT || status === undefined ? { kind: 'Offline' } : { kind: 'Refused', failure };
}

/** Whether trying the same again may end otherwise. */
export function mayBeRetried({ kind }: Outcome): boolean {
  return kind === 'Offline' || kind === 'Refused';
}

function statusOf(failure: unknown): number | undefined {
  const status = typeof failure === 'object' && failure !== null && 'status' in failure ? failure.status : undefined;
  return typeof status === 'number' && status > 0 ? status : undefined;
}
