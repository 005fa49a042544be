import { unsupportedApex, type FetchResponse } from './fetchResponse.ts';
import { freeze } from './readOnly.ts';
import { fieldPath, type FieldId } from './records.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';
import { wireAdapter } from './wireAdapter.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What a component imports of a method: called with its parameters, or wired. */
interface ApexMethod {
  (parameters?: Parameters): Promise<never>;
  /** What the engine takes of a function that is wired. */
  readonly adapter: ReturnType<typeof wireAdapter<Parameters, WireState<never>>>;
}

/**
 * A method of an Apex class. No Apex runs here, so each call fails, and the error says so: the component shows what it shows when Apex fails.
 * A wire waits while one of its parameters is undefined: "If a parameter value is undefined, the method isn't called."
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 * @param name such as `Stock.count`
 */
export function apexMethod(name: string): ApexMethod {
  const error: FetchResponse = freeze(unsupportedApex(name));
  const failed: WireState<never> = freeze({ data: undefined, error });
  const adapter = wireAdapter<Parameters, WireState<never>>(NOT_PROVIDED, (parameters, emit) => {
    if (Object.values(parameters).includes(undefined)) return undefined;
    let isWanted = true;
    // An answer comes later than the question, here too.
    queueMicrotask(() => {
      if (isWanted) emit(failed);
    });
    return () => {
      isWanted = false;
    };
  });
  // A component takes apart what it catches like an answer of the server, which is no Error on the platform either.
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors
  return Object.assign(() => Promise.reject<never>(error), { adapter });
}

/**
 * Asks again for what a wire provided: which fails as before, so nothing is provided anew.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html
 */
export function refreshApex(_provisioned: unknown): Promise<void> {
  return Promise.resolve();
}

/**
 * The value of a field of a record as Apex gives it, where lookups hold records.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-schema.html
 */
export function getSObjectValue(sobject: unknown, field: string | FieldId): unknown {
  return fieldPath(field).reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Parameters)[name] : undefined),
    sobject,
  );
}
