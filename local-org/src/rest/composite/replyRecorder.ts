import type { OrgError } from '../../errors.ts';
import { errorBody } from '../../http/index.ts';

/** What a subrequest was answered with. */
export interface Subreply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; `null` for an answer without a body. */
  readonly text: string;
}

/** Takes a handler's answer as Fastify's reply does, as far as the handlers here use it. */
export class ReplyRecorder {
  #status = 200;
  #headers: Record<string, string> = {};
  #text = 'null';

  status(status: number): this {
    this.#status = status;
    return this;
  }

  header(name: string, value: string): this {
    this.#headers[name] = value;
    return this;
  }

  /** Subrequests are all JSON and do not say so. */
  type(): this {
    return this;
  }

  send(payload?: unknown): this {
    this.#text = typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
    return this;
  }

  reply(): Subreply {
    return { status: this.#status, headers: this.#headers, text: this.#text };
  }
}

/** The answer to a subrequest that was refused. */
export function refusal(error: OrgError): Subreply {
  return { status: error.status, headers: {}, text: JSON.stringify([errorBody(error)]) };
}
