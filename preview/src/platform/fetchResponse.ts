/** Lightning Data Service's error: what a wire hands to a component as `error`. */
export interface FetchResponse {
  readonly body: {
    readonly message: string;
    readonly errorCode?: string;
    readonly statusCode?: number;
    /** Errors of a refused record, for the record and by field. */
    readonly output?: unknown;
  };
  readonly headers: Readonly<Record<string, string>>;
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly errorType: 'fetchResponse';
}

/** Lightning Data Service reports a lost connection as a gateway timeout. */
const NO_CONNECTION = 504;

/** As the embedded org answers what it does not support. */
const NOT_IMPLEMENTED = 501;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function failure(
  status: number,
  statusText: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): FetchResponse {
  const body = { message, ...more, statusCode: status };
  return { body, headers: {}, ok: false, status, statusText, errorType: 'fetchResponse' };
}

/**
 * UI API answers errors with a list of `{ errorCode, message }`; Lightning Data Service passes on the first as `body`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export async function errorFromResponse(response: Response): Promise<FetchResponse> {
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
  const message = isRecord(first) && typeof first.message === 'string' ? first.message : response.statusText;
  return failure(response.status, response.statusText, message, isRecord(first) ? first : {});
}

/** What a form says of an object that it does not support. The words are the preview's. */
export function unsupportedObject(objectApiName: string): FetchResponse {
  return failure(400, 'Bad Request', `Record forms do not support the object ${objectApiName}.`);
}

/** What a component sees of a call of Apex. The words are the preview's. */
export function unsupportedApex(method: string): FetchResponse {
  const message = `The embedded org runs no Apex: ${method} was not called. Try this component in an org.`;
  return failure(NOT_IMPLEMENTED, 'Not Implemented', message, { errorCode: 'FUNCTIONALITY_NOT_ENABLED' });
}

/** What a component sees when the request got no answer. */
export function errorFromLostConnection(error: unknown): FetchResponse {
  return failure(NO_CONNECTION, 'Gateway Timeout', error instanceof Error ? error.message : String(error));
}
