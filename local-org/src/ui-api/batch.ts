import { OrgError } from '../errors.ts';
import { errorBody } from '../http/index.ts';

interface BatchEntry {
  readonly statusCode: number;
  readonly result: unknown;
}

/** The same without `hasErrors`. Source: "Simplified Batch Results" (ui_api_responses_batch_results_simplified.htm). */
export function simplifiedBatch<Key>(keys: readonly Key[], read: (key: Key) => unknown): Record<string, unknown> {
  return { results: entriesOf(keys, read) };
}

/** Each entry has its own status; one that fails does not fail the others. */
export function batch(keys: readonly string[], read: (key: string) => unknown): Record<string, unknown> {
  const results = entriesOf(keys, read);
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}

function entriesOf<Key>(keys: readonly Key[], read: (key: Key) => unknown): BatchEntry[] {
  return keys.map((key) => {
    try {
      return { statusCode: 200, result: read(key) };
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return { statusCode: error.status, result: [errorBody(error)] };
    }
  });
}
