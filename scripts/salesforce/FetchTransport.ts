import { Readable } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/index.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { send, textOf } from './send.ts';
import type { Guard } from './send.ts';

/**
 * jsforce's transport, on our own `send`: the one it brings hangs on a stalled body and takes the bearer token along to
 * wherever it is redirected.
 */
export class FetchTransport extends Transport {
  readonly #guard: Guard;

  constructor(guard: Guard) {
    super();
    this.#guard = guard;
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: Readable.from([]) as never, promise: this.#exchange(request) }));
  }

  async #exchange({ url, method, headers = {}, body }: HttpRequest): Promise<HttpResponse> {
    if (body !== undefined && body !== null && typeof body !== 'string') {
      throw new TypeError(`Control requests have a text body; ${method} ${url} has none`);
    }
    const answer = await send({ url, method, headers: withoutLength(headers), ...(body ? { body } : {}) }, this.#guard);
    return {
      statusCode: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await textOf(answer),
    };
  }
}

/** fetch counts the bytes itself. */
function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'));
}
