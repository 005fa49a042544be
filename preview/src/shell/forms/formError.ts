import type { FetchResponse } from '../../platform/fetchResponse.ts';

interface OutputError {
  readonly message: string;
}

/** The errors of a refused record: those of the record as a whole, and those of its fields. */
export interface RecordErrors {
  readonly pageErrors: readonly string[];
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
}

interface Output {
  readonly errors?: readonly OutputError[];
  readonly fieldErrors?: Readonly<Record<string, readonly OutputError[]>>;
}

const messagesOf = (errors: readonly OutputError[]): string[] => [...new Set(errors.map(({ message }) => message))];

/**
 * What UI API's "Error with Output" tells of a record. Nothing for errors of other kinds.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_error_with_output.htm
 */
export function recordErrors({ body }: FetchResponse): RecordErrors {
  const output = (body.output ?? {}) as Output;
  const fieldErrors = Object.entries(output.fieldErrors ?? {}).map(([field, errors]) => [field, messagesOf(errors)]);
  return {
    pageErrors: messagesOf(output.errors ?? []),
    fieldErrors: Object.fromEntries(fieldErrors) as RecordErrors['fieldErrors'],
  };
}

/** Whether a promise was rejected with Lightning Data Service's error. */
export function isFetchResponse(error: unknown): error is FetchResponse {
  return typeof error === 'object' && error !== null && 'body' in error && 'status' in error;
}
