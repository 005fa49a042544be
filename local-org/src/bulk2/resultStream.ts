import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RowSpool } from './rowSpool.ts';

/** Sends a header row and a range of rows as CSV, compressed when the client takes gzip. */
export function sendRows(
  request: FastifyRequest,
  reply: FastifyReply,
  header: string,
  spool: RowSpool,
  range: { readonly first: number; readonly count: number },
): FastifyReply {
  const rows = Readable.from(withHeader(header, spool.read(range.first, range.count)), { objectMode: false });
  void reply.status(200).type('text/csv; charset=UTF-8');
  if (!/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(rows);
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  rows.on('error', (error) => gzip.destroy(error));
  return reply.header('Content-Encoding', 'gzip').send(rows.pipe(gzip));
}

async function* withHeader(header: string, rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(header);
  yield* rows;
}
