import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { receiveUpload } from '../../../../local-org/src/bulk2/receiveUpload.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'receive-upload-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

describe('receiveUpload', () => {
  it('keeps what arrives, up to the limit', async () => {
    const file = path.join(folder, 'whole');
    await receiveUpload(Readable.from([Buffer.from('abc'), Buffer.from('de')]), file, 5);
    assert.equal(readFileSync(file, 'utf8'), 'abcde');
  });

  it('refuses a byte more and keeps nothing', async () => {
    const file = path.join(folder, 'large');
    const upload = receiveUpload(Readable.from([Buffer.from('abc'), Buffer.from('def')]), file, 5);
    await assert.rejects(upload, { statusCode: 413 });
    assert.equal(existsSync(file), false);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const file = path.join(folder, 'broken');
    const source = Readable.from(
      (function* () {
        yield Buffer.from('abc');
        throw new Error('connection lost');
      })(),
    );
    await assert.rejects(receiveUpload(source, file, 5), /connection lost/);
    assert.equal(existsSync(file), false);
  });
});
