import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string }
  | ((response: ServerResponse) => void);

export interface ScriptedOrg {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

const USER: Reply = json({
  user_id: '005000000000001AAA',
  organization_id: '00D000000000001AAA',
  preferred_username: 'sync@example.com',
});

/** As often as the product, without its pauses. */
export const QUICK = { attempts: 4, firstPauseMs: 1, longestPauseMs: 1 };

/** A 200 answer with a JSON body. */
export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** A page of bulk results with the headers that the platform sends. */
export function page(csv: string, records: number, locator = 'null'): Reply {
  return {
    headers: { 'content-type': 'text/csv', 'sforce-numberofrecords': String(records), 'sforce-locator': locator },
    body: csv,
  };
}

/**
 * A real HTTP server that answers as a test says: for what no well-behaved org would do. It knows its user; every other
 * request is the script's business, and one that the script does not answer gets 404.
 */
export async function startScriptedOrg(script: (request: Received) => Reply | undefined): Promise<ScriptedOrg> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, script, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: (request: Received) => Reply | undefined,
  received: Received[],
): Promise<void> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
  }
  const asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
  received.push(asked);
  const scripted = script(asked);
  const reply =
    scripted ??
    (asked.url === '/services/oauth2/userinfo' ? USER : json([{ errorCode: 'NOT_FOUND', message: asked.url }], 404));
  if (typeof reply === 'function') {
    reply(response);
    return;
  }
  response.writeHead(reply.status ?? 200, reply.headers);
  response.end(reply.body ?? '');
}
