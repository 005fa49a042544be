import { Readable } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/index.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { transientAnswer, webPageFault } from './faults.ts';
import { isTransient, repeat } from './repeat.ts';
import type { RetryPolicy } from './repeat.ts';
import { textOf } from './send.ts';
import type { Answer, Guard, OutgoingRequest } from './send.ts';

export interface FetchTransportOptions {
  readonly guard: Guard;
  readonly retries: RetryPolicy;
  /** One attempt. */
  readonly send: (request: OutgoingRequest) => Promise<Answer>;
  /** Whether it is certain that an org answers there, so that an address without one is down and not mistyped. */
  readonly isKnownOrg: () => boolean;
}

/**
 * jsforce's transport, on our own `send`: the one it brings hangs on a stalled body and takes the bearer token along to
 * wherever it is redirected. A request that does no harm twice is repeated when its answer is lost.
 */
export class FetchTransport extends Transport {
  readonly #options: FetchTransportOptions;

  constructor(options: FetchTransportOptions) {
    super();
    this.#options = options;
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    const { guard, retries, isKnownOrg } = this.#options;
    const mayRepeat = (thrown: unknown) =>
      isTransient(thrown) &&
      (thrown.effect === 'none' || isRepeatable(request)) &&
      (thrown.exit !== 'connection' || isKnownOrg());
    return StreamPromise.create(() => ({
      stream: Readable.from([]) as never,
      promise: repeat({ retries, signal: guard.signal }, () => this.#exchange(request), mayRepeat),
    }));
  }

  async #exchange({ url, method, headers = {}, body }: HttpRequest): Promise<HttpResponse> {
    if (body !== undefined && body !== null && typeof body !== 'string') {
      throw new TypeError(`Control requests have a text body; ${method} ${url} has none`);
    }
    const what = `${method} ${new URL(url).pathname}`;
    const answer = await this.#options.send({ url, method, headers: ours(headers), ...(body ? { body } : {}) });
    const text = await textOf(answer);
    const transient = transientAnswer(answer, text, what);
    if (transient !== undefined) {
      throw transient;
    }
    if (this.#options.isKnownOrg() && /^text\/html\b/i.test(answer.headers.get('content-type') ?? '')) {
      throw webPageFault(what);
    }
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: text };
  }
}

/**
 * Whether a request leaves the same behind when it is sent twice: reading, logging in, updating by Id and upserting by external
 * id. Creating records and jobs does not, and a job's state is read before it is set again (see openJob, changeJobState).
 */
function isRepeatable({ method, url }: HttpRequest): boolean {
  const { pathname } = new URL(url);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return true;
    case 'PATCH':
      return pathname.includes('/composite/sobjects');
    case 'POST':
      return pathname === '/services/oauth2/token';
    default:
      return false;
  }
}

/** fetch counts the bytes itself, and the session puts the token on. */
function ours(headers: Readonly<Record<string, string>>): Record<string, string> {
  const others = ['content-length', 'authorization'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !others.includes(name.toLowerCase())));
}
