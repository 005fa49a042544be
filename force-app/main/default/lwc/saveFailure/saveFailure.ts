/**
 * Why a record was not saved, as Lightning Data Service rejects `updateRecord` and `createRecord`.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */

const PRECONDITION_FAILED = 412;

/** Whether somebody changed the record after it was read (`ifUnmodifiedSince`). */
export function isModifiedSince(failure: unknown): boolean {
  return isObject(failure) && failure.status === PRECONDITION_FAILED;
}

/** What is wrong with single fields, by API name; empty when the failure names none. */
export function fieldErrorsOf(failure: unknown): Record<string, string> {
  const body = isObject(failure) ? failure.body : undefined;
  const output = isObject(body) ? body.output : undefined;
  const errors = isObject(output) && isObject(output.fieldErrors) ? output.fieldErrors : {};
  return Object.fromEntries(
    Object.entries(errors)
      .map(([field, found]) => [field, messagesOf(found).join(' ')] as const)
      .filter(([, message]) => message !== ''),
  );
}

/** Whether the failure says something of the record as a whole, beside what is wrong with its fields. */
export function hasRecordErrors(failure: unknown): boolean {
  const body = isObject(failure) ? failure.body : undefined;
  const output = isObject(body) ? body.output : undefined;
  return isObject(output) && messagesOf(output.errors).length > 0;
}

function messagesOf(found: unknown): string[] {
  const errors: readonly unknown[] = Array.isArray(found) ? found : [];
  return errors
    .map((error) => (isObject(error) ? error.message : undefined))
    .filter((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
