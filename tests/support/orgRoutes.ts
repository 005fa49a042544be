import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface Route {
  readonly method: string;
  /** As it was added: `/services/data/:version/limits`. */
  readonly url: string;
}

const CHANNEL = 'fastify.initialization';

/** What `start` resolves to, with every address that the servers serve that it starts in this process. */
export async function withRoutes<Server>(start: () => Promise<Server>): Promise<readonly [Server, readonly Route[]]> {
  const routes: Route[] = [];
  const listen = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      routes.push(...[method].flat().map((one) => ({ method: one, url })));
    });
  };
  subscribe(CHANNEL, listen);
  try {
    return [await start(), routes];
  } finally {
    unsubscribe(CHANNEL, listen);
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/**
 * Sends a request whose path and headers go out as they are, which `fetch` would tidy up or refuse. What comes before the body has been
 * sent is the answer, too.
 */
export function rawRequest(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        sent.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    // With a length that the body does not have, the request stays open until it is answered.
    if (headers['Content-Length'] === undefined) sent.end(body);
    else sent.write(body ?? '');
  });
}
