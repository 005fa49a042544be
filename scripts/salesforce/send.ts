import { CommandError } from '../cli/index.ts';
import { networkFault, protocolFault, silenceFault } from './faults.ts';

/** What every request to an org is held to. */
export interface Guard {
  /** The only origin that ever gets the bearer token. */
  readonly origin: string;
  readonly signal: AbortSignal;
  /** Longest silence, before the headers or between two chunks of the body. */
  readonly idleTimeoutMs: number;
}

export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** To be read once, or broken off: until then the idle timer runs. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * One HTTP request by Node's fetch: no redirect is followed, since the token would travel along, no other host is asked, and a
 * connection that falls silent ends with an error instead of hanging for ever.
 */
export async function send(request: OutgoingRequest, guard: Guard): Promise<Answer> {
  guard.signal.throwIfAborted();
  if (new URL(request.url).origin !== guard.origin) {
    throw protocolFault(
      'FOREIGN_HOST',
      `Refused to send the session to ${new URL(request.url).origin}: the org is ${guard.origin}.`,
    );
  }
  const watch = idleWatch(guard, request.url);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: watch.signal,
    });
    // 300 leads nowhere: it lists records to choose from.
    if (response.status > 300 && response.status < 400) {
      watch.end();
      await response.body?.cancel();
      throw protocolFault(
        'REDIRECTED',
        `${guard.origin} redirects to ${response.headers.get('location') ?? 'nowhere'}; redirects are not followed, as the token would travel along.`,
      );
    }
    return {
      status: response.status,
      headers: response.headers,
      body: watchedBody(response, watch, guard, request.url),
    };
  } catch (thrown) {
    watch.end();
    throw explain(thrown, guard, request.url);
  }
}

/** The whole body as text. For control answers, which are small. */
export async function textOf(answer: Answer): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The whole body. */
export async function bytesOf(answer: Answer): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) {
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

interface IdleWatch {
  readonly signal: AbortSignal;
  heard(): void;
  end(): void;
}

function idleWatch(guard: Guard, url: string): IdleWatch {
  const idle = new AbortController();
  const timer = setTimeout(() => {
    idle.abort(silenceFault(url, guard.idleTimeoutMs));
  }, guard.idleTimeoutMs);
  // The open socket keeps the process alive while there is something to wait for; the timer alone must not.
  timer.unref();
  return {
    signal: AbortSignal.any([guard.signal, idle.signal]),
    heard: () => timer.refresh(),
    end: () => {
      clearTimeout(timer);
    },
  };
}

/** Chunks as they come. An iterator of its own: a generator takes three more promises a chunk. */
function watchedBody(response: Response, watch: IdleWatch, guard: Guard, url: string): AsyncIterable<Uint8Array> {
  const reader = response.body?.getReader();
  const heard = (result: {
    readonly done: boolean;
    readonly value?: unknown;
  }): IteratorResult<Uint8Array, undefined> => {
    if (result.done) {
      watch.end();
      return { done: true, value: undefined };
    }
    watch.heard();
    return { done: false, value: result.value as Uint8Array };
  };
  const failed = (thrown: unknown): never => {
    watch.end();
    throw explain(thrown, guard, url);
  };
  const iterator: AsyncIterator<Uint8Array, undefined> = {
    next: () => (reader ?? EMPTY).read().then(heard, failed),
    return: async () => {
      watch.end();
      await reader?.cancel();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

const EMPTY = { read: () => Promise.resolve({ done: true, value: undefined } as const) };

/** The reason of an abort is thrown as it is; what fetch, the socket and gzip throw are network faults. */
function explain(thrown: unknown, guard: Guard, url: string): unknown {
  if (guard.signal.aborted) {
    return guard.signal.reason;
  }
  return thrown instanceof CommandError ? thrown : networkFault(thrown, url);
}
