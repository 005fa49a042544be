import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

const DATA = '/services/data/v66.0';
let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

interface Answer {
  status: number | undefined;
  encoding: string | undefined;
  body: Buffer;
}

/** `fetch` would decompress by itself. */
function send(method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: org.port, path, method };
    const request = httpRequest(
      { ...options, headers: { Authorization: `Bearer ${admin}`, ...headers } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const { statusCode: status, headers: answered } = response;
          resolve({ status, encoding: answered['content-encoding'], body: Buffer.concat(pieces) });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

// REST guide: "Compression" (intro_rest_compression.htm).
describe('an answer', () => {
  const doors = [`${DATA}/sobjects`, `${DATA}/sobjects/Account/describe`, `${DATA}/ui-api/object-info/Account`];
  for (const path of doors) {
    it(`of ${path} is compressed for who takes gzip`, async () => {
      const [plain, small] = await Promise.all([
        send('GET', path, {}),
        send('GET', path, { 'Accept-Encoding': 'gzip' }),
      ]);
      assert.deepEqual([plain.encoding, small.encoding], [undefined, 'gzip']);
      assert.deepEqual(JSON.parse(gunzipSync(small.body).toString()), JSON.parse(plain.body.toString()));
      assert.ok(small.body.length < plain.body.length);
    });
  }

  it('follows Accept-Encoding', async () => {
    const cases = { 'gzip;q=0': undefined, 'deflate, br': undefined, 'br;q=1.0, gzip;q=0.8': 'gzip', '*': 'gzip' };
    for (const [accepted, encoding] of Object.entries(cases)) {
      assert.equal(
        (await send('GET', `${DATA}/sobjects`, { 'Accept-Encoding': accepted })).encoding,
        encoding,
        accepted,
      );
    }
  });
});

describe('a compressed body', () => {
  const account = (encoding: string, body: Buffer): Promise<Answer> =>
    send(
      'POST',
      `${DATA}/sobjects/Account`,
      { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
      body,
    );
  const text = JSON.stringify({ Name: 'Small' });

  it('is read, in gzip and deflate', async () => {
    assert.equal((await account('gzip', gzipSync(text))).status, 201);
    assert.equal((await account('deflate', deflateSync(text))).status, 201);
    assert.equal((await account('identity', Buffer.from(text))).status, 201);
  });

  it('is read in forms and bulk uploads too', async () => {
    const form = 'grant_type=password&client_id=x&username=admin@sales-org.test&password=correct-horse';
    const type = 'application/x-www-form-urlencoded';
    const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
    assert.equal((await send('POST', '/services/oauth2/token', headers, gzipSync(form))).status, 200);
    const created = await send(
      'POST',
      `${DATA}/jobs/ingest`,
      { 'Content-Type': 'application/json' },
      Buffer.from(JSON.stringify({ object: 'Account', operation: 'insert' })),
    );
    const { id } = JSON.parse(created.body.toString()) as { id: string };
    const csv = { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' };
    const broken = await send('PUT', `${DATA}/jobs/ingest/${id}/batches`, csv, Buffer.from('Name\nPlain\n'));
    assert.equal(broken.status, 400);
    const whole = await send('PUT', `${DATA}/jobs/ingest/${id}/batches`, csv, gzipSync('Name\nBulk\n'));
    assert.equal(whole.status, 201);
  });

  it('is refused when it is none, cut off or in another encoding', async () => {
    assert.equal((await account('gzip', Buffer.from(text))).status, 400);
    assert.equal((await account('gzip', gzipSync(text).subarray(0, 20))).status, 400);
    assert.equal((await account('br', Buffer.from(text))).status, 415);
  });

  it('is refused when it becomes larger than a body may be', async () => {
    const bomb = gzipSync(Buffer.alloc(51 * 1024 * 1024, 0x20), { level: 9 });
    assert.ok(bomb.length < 100_000);
    const { status, body } = await account('gzip', bomb);
    assert.equal(status, 413);
    assert.match(body.toString(), /REQUEST_TOO_LARGE/);
  });
});
