import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { sendRows } from '../../../../local-org/src/bulk2/resultStream.ts';
import { RowSpool } from '../../../../local-org/src/bulk2/rowSpool.ts';

/** More than is read at once, several times, and different all over. */
const ROWS = Array.from({ length: 60_000 }, (_, row) => `"row ${row}","${(row * 7919) % 10_007}"\n`);

const app = Fastify({ forceCloseConnections: true });
const folder = mkdtempSync(path.join(tmpdir(), 'result-stream-'));
let spool: RowSpool;
let url: string;
before(async () => {
  spool = await RowSpool.create(path.join(folder, 'rows'));
  for (const row of ROWS) if (spool.add(row)) await spool.flush();
  await spool.end();
  app.get('/', (request, reply) => sendRows(request, reply, '"a","b"\n', spool, { first: 10, count: 50_000 }));
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
after(async () => {
  await app.close();
  await spool.remove();
  rmSync(folder, { recursive: true });
});

async function answer(encoding: string): Promise<IncomingMessage> {
  const request = get(url, { headers: { 'Accept-Encoding': encoding } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

async function body(encoding: string): Promise<Buffer> {
  return Buffer.concat((await (await answer(encoding)).toArray()) as Buffer[]);
}

describe('the rows of a result', () => {
  const expected = `"a","b"\n${ROWS.slice(10, 50_010).join('')}`;

  it('come as they are, however slowly they are taken', async () => {
    assert.ok((await body('identity')).toString() === expected);
  });

  it('come compressed', async () => {
    assert.ok(gunzipSync(await body('gzip')).toString() === expected);
  });

  it('come to others when a client has gone in the middle', async () => {
    for (const encoding of ['gzip', 'identity']) {
      const gone = await answer(encoding);
      await once(gone, 'data');
      gone.destroy();
    }
    const [one, other] = await Promise.all([body('gzip'), body('identity')]);
    assert.ok(gunzipSync(one).toString() === expected && other.toString() === expected);
  });
});
