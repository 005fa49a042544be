import { errorFromLostConnection, errorFromResponse, type FetchResponse } from './fetchResponse.ts';

const UI_API = '/services/data/v66.0/ui-api';

export type UiApiAnswer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: FetchResponse };

/** Reads a UI API resource through the preview's server, which adds the user's token. Never rejects. */
export async function getUiApi<T>(path: string): Promise<UiApiAnswer<T>> {
  let response: Response;
  try {
    response = await fetch(UI_API + path, { headers: { accept: 'application/json' } });
  } catch (error) {
    return { ok: false, error: errorFromLostConnection(error) };
  }
  if (!response.ok) return { ok: false, error: await errorFromResponse(response) };
  return { ok: true, data: (await response.json()) as T };
}
