import type { FastifyInstance } from 'fastify';
import { promisify } from 'node:util';
import { constants, createGunzip, createInflate, gzip } from 'node:zlib';
import { OrgError } from '../errors.ts';

/** Shorter answers would hardly become smaller. */
const LEAST_BYTES = 1024;

const DECODERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate } as const;

/**
 * Bodies with `Content-Encoding: gzip` or `deflate`. The limits of bodies count what comes out, so a small body cannot
 * become a large one.
 * Source: "Compression Headers", REST API Developer Guide (intro_rest_compression.htm).
 */
export function decompressBodies(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
    if (encoding === 'identity') {
      done(null, payload);
      return;
    }
    if (!isKnown(encoding)) {
      const message = `The content encoding ${encoding} is not supported; send gzip, deflate or none.`;
      done(new OrgError('UNSUPPORTED_MEDIA_TYPE', message, { status: 415 }));
      return;
    }
    // Fastify compares what was received with the header Content-Length.
    const decoder = Object.assign(DECODERS[encoding](), { receivedEncodedLength: 0 });
    decoder.on('error', (error) => Object.assign(error, { statusCode: 400 }));
    payload.on('data', (piece: Buffer) => {
      decoder.receivedEncodedLength += piece.length;
    });
    payload.on('error', (error) => decoder.destroy(error));
    done(null, payload.pipe(decoder));
  });
}

function isKnown(encoding: string): encoding is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, encoding);
}

/** Answers with gzip where `Accept-Encoding` asks for it. Results of bulk jobs are streams, which compress themselves. */
export function compressAnswers(app: FastifyInstance): void {
  const compress = promisify<string, { level: number }, Buffer>(gzip);
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < LEAST_BYTES || reply.hasHeader('Content-Encoding')) {
      return payload;
    }
    void reply.header('Vary', 'Accept-Encoding');
    if (!takesGzip(request.headers['accept-encoding'])) return payload;
    void reply.header('Content-Encoding', 'gzip');
    return compress(payload, { level: constants.Z_BEST_SPEED });
  });
}

/** Whether `Accept-Encoding` allows gzip; `gzip;q=0` refuses it. */
function takesGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((one) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(one));
}
