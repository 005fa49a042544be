import { exchange } from './exchange.ts';
import { textOf } from './send.ts';
import { API_VERSION } from './Session.ts';
import type { Session } from './Session.ts';

/** A request that is sent once, to find out what the org answers. */
export interface PlainRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the API version, or from `/services` on. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PlainAnswer {
  readonly status: number;
  /** What the JSON of the answer says; its text where it is none. */
  readonly body: unknown;
}

/**
 * One request and its answer, whatever the status.
 * @throws CommandError when there is no answer
 */
export async function ask(session: Session, { method, path, body, headers }: PlainRequest): Promise<PlainAnswer> {
  const below = path.startsWith('/services/') ? path : `/services/data/v${API_VERSION}${path}`;
  const answer = await exchange(session, {
    url: `${session.guard.origin}${below}`,
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: bodyOf(await textOf(answer)) };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
