import type { FetchResponse } from './fetchResponse.ts';

/** What a wire of Lightning Data Service provides: nothing yet, data, or an error. */
export interface WireState<T> {
  readonly data: T | undefined;
  readonly error: FetchResponse | undefined;
}

export const NOT_PROVIDED: WireState<never> = { data: undefined, error: undefined };
