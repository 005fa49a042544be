import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import FindMyWay from 'find-my-way';
import type { HTTPMethod } from 'find-my-way';
import { OrgError } from '../../errors.ts';
import { answeredVersions, ROUTER_OPTIONS } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import { refuseConditions } from '../unsupported.ts';
import { refusal, ReplyRecorder } from './replyRecorder.ts';
import type { Subreply } from './replyRecorder.ts';

export const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const satisfies readonly HTTPMethod[];
export type Method = (typeof METHODS)[number];

export interface Subrequest {
  readonly method: Method;
  /** `v66.0` */
  readonly version: string;
  /** Under the version: `sobjects/Account/001…?fields=Name`. */
  readonly address: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * Answers subrequests with the handlers of the REST routes. It calls them without a server in between, so that they are
 * done when it returns: nobody else's request comes between the subrequests of a transaction.
 */
export class SubrequestRouter {
  readonly #router = FindMyWay(ROUTER_OPTIONS);
  readonly #versions: ReadonlySet<string>;

  /** Knows the routes that are added to `doors` from now on. */
  constructor(doors: FastifyInstance, org: OrgContext) {
    this.#versions = new Set(answeredVersions(org.schema.apiVersion).map((version) => `v${version}`));
    doors.addHook('onRoute', (route) => {
      this.#add(route);
    });
  }

  /** Answers a subrequest; what is wrong with it is its answer. @throws Error for a fault of this org */
  answer(subrequest: Subrequest, viewer: Viewer): Subreply {
    try {
      return this.#answer(subrequest, viewer);
    } catch (error) {
      if (error instanceof OrgError) return refusal(error);
      throw error;
    }
  }

  #add({ method, routePath, handler }: RouteOptions & { routePath: string }): void {
    const methods = [method].flat().filter((one): one is Method => METHODS.some((known) => known === one));
    if (methods.length > 0) this.#router.on(methods, `/${routePath.replace(/^\//, '')}`, () => undefined, handler);
  }

  #answer({ method, version, address, headers, body }: Subrequest, viewer: Viewer): Subreply {
    if (!this.#versions.has(version)) throw notFound();
    const url = `/${address}`;
    const found = this.#router.find(method, url);
    if (!found) throw this.#unknown(method, url);
    refuseConditions(headers);
    const query = Object.fromEntries(new URLSearchParams(address.split('?').slice(1).join('?')));
    const request = { method, url, params: found.params, query, headers, body, viewer, atOnce: true };
    const recorder = new ReplyRecorder();
    // Handlers of REST routes use of request and reply what is given here, and no `this`.
    const handler = found.store as Answer;
    const answer = handler(request as unknown as FastifyRequest, recorder as unknown as FastifyReply);
    if (answer instanceof Promise) throw new Error(`${method} ${url} does not answer at once.`);
    if (answer !== recorder) recorder.send(answer);
    return recorder.reply();
  }

  #unknown(method: Method, url: string): OrgError {
    const allowed = METHODS.filter((other) => this.#router.find(other, url));
    if (allowed.length === 0) return notFound();
    const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`;
    return new OrgError('METHOD_NOT_ALLOWED', message, { status: 405 });
  }
}

function notFound(): OrgError {
  return new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}
