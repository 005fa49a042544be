import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WatchingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands between a client and an org, and tells of each request when the org has acted on it, as method and path with ids and queries left
 * out: `POST /services/data/v66.0/jobs/ingest`. The client gets the answer when `onAnswered` resolves; when it rejects, never.
 */
export async function startWatchingProxy(
  target: string,
  onAnswered: (request: string) => Promise<void>,
): Promise<WatchingProxy> {
  const server = createServer((incoming, outgoing) => {
    const request = `${incoming.method ?? ''} ${withoutIds(incoming.url ?? '')}`;
    void pass(target, incoming, outgoing, () => onAnswered(request));
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
  answered: () => Promise<void>,
): Promise<void> {
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { method, url, headers } = incoming;
      const onward = forward(new URL(url ?? '/', target), { method, headers }, resolve);
      onward.on('error', reject);
      incoming.on('error', reject);
      incoming.pipe(onward);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) {
      chunks.push(chunk as Buffer);
    }
    await answered();
    outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
    outgoing.end(Buffer.concat(chunks));
  } catch {
    outgoing.destroy();
  }
}

function withoutIds(url: string): string {
  return url.replace(/\?.*/, '').replace(/\b[0-9A-Za-z]{3}Lo[0-9A-Za-z]{13}\b|\b7[0-9A-Za-z]{17}\b/g, '<id>');
}
