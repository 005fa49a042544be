import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RowSpool } from './rowSpool.ts';

/** Each piece of compressed text is a hand-over from another thread and a write to the client. */
const PIECE_BYTES = 64 * 1024;

/** Sends a header row and a range of rows as CSV, compressed when the client takes gzip. */
export function sendRows(
  request: FastifyRequest,
  reply: FastifyReply,
  header: string,
  spool: RowSpool,
  range: { readonly first: number; readonly count: number },
): FastifyReply {
  const rows = withHeader(header, spool.read(range.first, range.count));
  void reply.status(200).type('text/csv; charset=UTF-8');
  if (!/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))) {
    return reply.send(Readable.from(copies(rows), { objectMode: false }));
  }
  const gzip = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: PIECE_BYTES });
  void pour(rows, gzip);
  return reply.header('Content-Encoding', 'gzip').send(gzip);
}

async function* withHeader(header: string, rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(header);
  yield* rows;
}

/** A stream keeps what it was given until the client has taken it. */
async function* copies(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** Writes each piece when the last one is done with, as it may be in the same memory. Never rejects: what goes wrong, the stream tells. */
async function pour(pieces: AsyncIterable<Buffer>, target: Writable): Promise<void> {
  try {
    for await (const piece of pieces) await written(target, piece);
    target.end();
  } catch (error) {
    target.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function written(target: Writable, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    target.write(piece, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
