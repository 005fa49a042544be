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

/** Reads that are under way, by what they ask. */
const underWay = new Map<string, Promise<unknown>>();

function share<T>(question: string, ask: () => Promise<UiApiAnswer<T>>): Promise<UiApiAnswer<T>> {
  const known = underWay.get(question) as Promise<UiApiAnswer<T>> | undefined;
  const answer = known ?? ask().finally(() => underWay.delete(question));
  underWay.set(question, answer);
  return answer;
}

/** Asks even where the same is being asked already: that answer may have been made before a change. */
export function readAnew<T>(path: string): Promise<UiApiAnswer<T>> {
  return send(`/ui-api${path}`, { headers: { accept: 'application/json' } });
}

/** Reads a UI API resource through the preview's server, which adds the user's token; equal reads share one request. Never rejects. */
export function getUiApi<T>(path: string): Promise<UiApiAnswer<T>> {
  return share(path, () => readAnew(path));
}

/** Reads a UI API resource that takes its parameters as the body of a POST; equal reads share one request. Never rejects. */
export function queryUiApi<T>(path: string, body: unknown): Promise<UiApiAnswer<T>> {
  const question = `${path} ${JSON.stringify(body)}`;
  return share(question, () => sendToApi(`/ui-api${path}`, { method: 'POST', body }));
}

/** Writes through the preview's server, to a path below the API version. Never rejects. */
export function sendToApi<T>(path: string, { method, body, headers = {} }: ApiWrite): Promise<UiApiAnswer<T>> {
  return send(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
