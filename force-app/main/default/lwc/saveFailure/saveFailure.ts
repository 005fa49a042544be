/**
 * Why a record was not saved, as Lightning Data Service rejects `updateRecord` and `createRecord`.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */

const PRECONDITION_FAILED = 412;
/** @see https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_exception_error.htm */
const DUPLICATE_VALUE = 'DUPLICATE_VALUE';

/** Whether somebody changed the record after it was read (`ifUnmodifiedSince`). */
export function isModifiedSince(failure: unknown): boolean {
  return isObject(failure) && failure.status === PRECONDITION_FAILED;
}

/**
 * Whether another record has the value of a unique field already. Which record that is the message says in the user's language, and
 * only to who may see it: look for it among what is read.
 */
export function isDuplicate(failure: unknown): boolean {
  const output = outputOf(failure);
  const fieldErrors = isObject(output?.fieldErrors) ? Object.values(output.fieldErrors) : [];
  return [output?.errors, ...fieldErrors].some((found) =>
    listOf(found).some((error) => isObject(error) && error.errorCode === DUPLICATE_VALUE),
  );
}

/** What is wrong with single fields, by API name; empty when the failure names none. */
export function fieldErrorsOf(failure: unknown): Record<string, string> {
  const output = outputOf(failure);
  const errors = isObject(output?.fieldErrors) ? output.fieldErrors : {};
  return Object.fromEntries(
    Object.entries(errors)
      .map(([field, found]) => [field, messagesOf(found).join(' ')] as const)
      .filter(([, message]) => message !== ''),
  );
}

/** Whether the failure says something of the record as a whole, beside what is wrong with its fields. */
export function hasRecordErrors(failure: unknown): boolean {
  return messagesOf(outputOf(failure)?.errors).length > 0;
}

function outputOf(failure: unknown): Record<string, unknown> | undefined {
  const body = isObject(failure) ? failure.body : undefined;
  return isObject(body) && isObject(body.output) ? body.output : undefined;
}

function listOf(found: unknown): readonly unknown[] {
  return Array.isArray(found) ? found : [];
}

function messagesOf(found: unknown): string[] {
  return listOf(found)
    .map((error) => (isObject(error) ? error.message : undefined))
    .filter((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
