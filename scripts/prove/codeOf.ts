import type { SaveOutcome } from '../salesforce/index.ts';

/** Salesforce's error code, or what was done. */
export function codeOf(outcome: SaveOutcome | undefined): string {
  if (outcome === undefined) return 'no answer';
  return outcome.success ? (outcome.created ? 'created' : 'updated') : outcome.errorCode;
}
