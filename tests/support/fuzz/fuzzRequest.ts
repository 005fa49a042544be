import { request } from 'node:http';
import type { Agent } from 'node:http';

/** One request as it goes over the wire. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** No answer may take longer, on a busy machine either. */
const PATIENCE_MS = 30_000;

/** Sends a request as it is: unlike `fetch`, nothing of it is made canonical. @throws Error without an answer in time */
export function sendFuzz(url: string, agent: Agent, { method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url);
  // Node sends the body of a GET or HEAD without its length, unless told: the server would take it for the next request.
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path: pathText(path),
        headers: { ...headersOf(headers), ...length },
        timeout: PATIENCE_MS,
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          resolve({ status: answer.statusCode ?? 0, headers: answer.rawHeaders.join('\n'), body: text });
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`No answer in ${PATIENCE_MS} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What Node's client would refuse to send, in percent encoding. */
function pathText(path: string): string {
  return path.replaceAll(/[^\u0021-\u007e]/gu, (character) => percentEncoded(character));
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function headersOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '?')]),
  );
}
