import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCodes } from 'fastify';

/**
 * Writes a request body to a file, whole or not at all.
 * @throws the 413 error when it is larger than `limit` bytes
 */
export async function receiveUpload(body: Readable, file: string, limit: number): Promise<void> {
  try {
    await pipeline(body, limited(limit), createWriteStream(file, { flags: 'wx' }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

function limited(limit: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let received = 0;
    for await (const piece of source) {
      received += piece.length;
      if (received > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
      yield piece;
    }
  };
}
