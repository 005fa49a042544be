import { OrgError } from '../errors.ts';
import { errorBody } from '../http/index.ts';

interface BatchEntry {
  readonly statusCode: number;
  readonly result: unknown;
}

/** Each entry has its own status; one that fails does not fail the others. */
export function batch(keys: readonly string[], read: (key: string) => unknown): Record<string, unknown> {
  const results = keys.map((key): BatchEntry => {
    try {
      return { statusCode: 200, result: read(key) };
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return { statusCode: error.status, result: [errorBody(error)] };
    }
  });
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}
