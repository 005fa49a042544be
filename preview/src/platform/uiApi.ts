import { systemFetch } from '../security/systemCalls.ts';
import { errorFromLostConnection, errorFromResponse, type FetchResponse } from './fetchResponse.ts';

const API = '/services/data/v66.0';

export type UiApiAnswer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: FetchResponse };

/** A request that writes. */
export interface ApiWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send<T>(path: string, init: RequestInit): Promise<UiApiAnswer<T>> {
  let response: Response;
  try {
    response = await systemFetch(API + path, init);
  } catch (error) {
    return { ok: false, error: errorFromLostConnection(error) };
  }
  if (!response.ok) return { ok: false, error: await errorFromResponse(response) };
  const text = await response.text();
  return { ok: true, data: (text === '' ? undefined : JSON.parse(text)) as T };
}

/** Reads a UI API resource through the preview's server, which adds the user's token. Never rejects. */
export function getUiApi<T>(path: string): Promise<UiApiAnswer<T>> {
  return send(`/ui-api${path}`, { headers: { accept: 'application/json' } });
}

/** Writes through the preview's server, to a path below the API version. Never rejects. */
export function sendToApi<T>(path: string, { method, body, headers = {} }: ApiWrite): Promise<UiApiAnswer<T>> {
  return send(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
