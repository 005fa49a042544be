import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WatchingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Told of each request, as method and path with ids and queries left out, and of collections with the object of their first record:
 * `POST /services/data/v66.0/jobs/ingest`, `PATCH /services/data/v66.0/composite/sobjects Account`.
 */
export interface Watch {
  /** The org gets the request when this resolves; when it rejects, never. */
  readonly asked?: (request: string) => Promise<void>;
  /** The org has acted on it. The client gets the answer when this resolves; when it rejects, never. */
  readonly answered?: (request: string) => Promise<void>;
}

/** Stands between a client and an org, and tells of each request. */
export async function startWatchingProxy(target: string, watch: Watch): Promise<WatchingProxy> {
  const server = createServer((incoming, outgoing) => {
    void pass(target, incoming, outgoing, watch);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { asked, answered }: Watch,
): Promise<void> {
  try {
    const { method = '', url = '/', headers } = incoming;
    const body = await bytesOf(incoming);
    const request = nameOf(method, url, body);
    await asked?.(request);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const onward = forward(new URL(url, target), { method, headers }, resolve);
      onward.on('error', reject);
      onward.end(body);
    });
    const content = await bytesOf(answer);
    await answered?.(request);
    outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
    outgoing.end(content);
  } catch {
    outgoing.destroy();
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function nameOf(method: string, url: string, body: Buffer): string {
  const path = withoutIds(url);
  if (!path.endsWith('/composite/sobjects') || body.length === 0) {
    return `${method} ${path}`;
  }
  const { records } = JSON.parse(body.toString()) as { records: { attributes: { type: string } }[] };
  return `${method} ${path} ${records[0]?.attributes.type ?? ''}`;
}

function withoutIds(url: string): string {
  return url.replace(/\?.*/, '').replace(/\b[0-9A-Za-z]{3}Lo[0-9A-Za-z]{13}\b|\b7[0-9A-Za-z]{17}\b/g, '<id>');
}
