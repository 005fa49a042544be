import UNKNOWN from '@salesforce/label/c.Error_Unknown';

/**
 * What Salesforce says went wrong, as one text: the distinct messages of a Lightning Data Service error in order, or of
 * a JavaScript error, or a sentence saying that no reason was given. Reads report `body` as a list, writes as an object
 * whose `output` may hold record and field errors.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export function errorMessage(error: unknown): string {
  const messages = [...new Set(messagesOf(error).map((message) => message.trim()))].filter(Boolean);
  return messages.map(asSentence).join(' ') || UNKNOWN;
}

/** Whether Salesforce refused what was asked (4xx), as it does for what the user may not see, rather than failed or was not reached. */
export function isRequestError(error: unknown): boolean {
  const status = isObject(error) ? Number(error.status) : 0;
  return status >= 400 && status < 500;
}

function messagesOf(error: unknown): string[] {
  if (typeof error === 'string') {
    return [error];
  }
  if (Array.isArray(error)) {
    return error.flatMap(messagesOf);
  }
  if (!isObject(error)) {
    return [];
  }
  const details = detailsOf(error.output);
  if (details.length > 0) {
    return details;
  }
  const inBody = messagesOf(error.body);
  return inBody.length > 0 ? inBody : messagesOf(error.message ?? error.statusText);
}

/** Record errors, then field errors: more exact than the message above them ("An error occurred while …"). */
function detailsOf(output: unknown): string[] {
  if (!isObject(output)) {
    return [];
  }
  const fieldErrors = isObject(output.fieldErrors) ? Object.values(output.fieldErrors) : [];
  return messagesOf([output.errors, fieldErrors]);
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
