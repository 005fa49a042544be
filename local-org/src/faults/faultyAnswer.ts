import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changeCsv, cutCsv } from './changeCsv.ts';
import type { Fault } from './fault.ts';

/** Long enough for what was written to leave before the connection is reset. */
const FLUSH_MS = 20;

/** Puts a fault on an answer that is about to be sent. @returns what is sent instead */
export async function faultyAnswer(
  fault: Fault,
  payload: unknown,
  { request, reply, gzipAsked }: { request: FastifyRequest; reply: FastifyReply; gzipAsked: boolean },
): Promise<unknown> {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(fault, reply);
    case 'headers':
      for (const [name, value] of Object.entries(fault.set)) {
        void (value === null ? reply.removeHeader(name) : reply.header(name, value));
      }
      return payload;
    case 'json':
      return JSON.stringify({ ...(JSON.parse(await textOf(payload)) as object), ...fault.set });
    case 'csv':
      return encoded(changeCsv(await textOf(payload), fault.change), reply, gzipAsked);
    case 'cut': {
      if (fault.at !== 'bytes') return encoded(cutCsv(await textOf(payload), fault.at), reply, gzipAsked);
      const whole = await encoded(await textOf(payload), reply, gzipAsked);
      return whole.subarray(0, Math.floor(whole.length / 2));
    }
    case 'reset':
    case 'stall': {
      const whole = await encoded(await textOf(payload), reply, gzipAsked);
      return Readable.from(half(whole, fault.kind, request), { objectMode: false });
    }
    default:
      return payload;
  }
}

/** What a proxy answers in place of the server, or the server's own error. */
export function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, reply: FastifyReply): string {
  const { status, retryAfter, errorCode, message = 'Please try again later.' } = fault;
  for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
  void reply.status(status);
  if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
  if (errorCode === undefined) {
    void reply.type('text/html; charset=UTF-8');
    return `<!doctype html><title>${status}</title><h1>${message}</h1>`;
  }
  void reply.type('application/json; charset=UTF-8');
  return JSON.stringify([{ message, errorCode }]);
}

/** Resolves when a connection is closed, however long ago that was. */
export function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', resolve);
  });
}

async function textOf(payload: unknown): Promise<string> {
  if (payload === undefined || payload === null) return '';
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload.toString();
  const pieces: Buffer[] = [];
  for await (const piece of payload as Readable) pieces.push(Buffer.from(piece as Buffer));
  return Buffer.concat(pieces).toString();
}

async function encoded(text: string, reply: FastifyReply, gzipAsked: boolean): Promise<Buffer> {
  void reply.removeHeader('content-length');
  if (!gzipAsked) return Buffer.from(text);
  void reply.header('Content-Encoding', 'gzip');
  return promisify<string, Buffer>(gzip)(text);
}

async function* half(whole: Buffer, then: 'reset' | 'stall', request: FastifyRequest): AsyncGenerator<Buffer> {
  yield whole.subarray(0, Math.floor(whole.length / 2));
  await delay(FLUSH_MS);
  if (then === 'reset') request.raw.socket.resetAndDestroy();
  // The connection ends it: the client's patience, or the end of the org.
  await closeOf(request.raw.socket);
}
