import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../../support/samCli.ts';

/** Every figure of the reader is a multiple of the byte scan's: a faster or slower one would make all results that are kept incomparable. */
const FROZEN = {
  'variants/byteScan.ts': '400743784ac9a3a1d17a5573069b195767a5a42e0185b44a82b4d0d0af094f38',
  'measured.ts': 'a162037d212dfb9e8ad3cf008c58fd8eeb3b7496ebce2b3522c13f7dcffc4a03',
} as const;

describe('the floor of the benchmark', () => {
  for (const [file, checksum] of Object.entries(FROZEN)) {
    it(`is frozen: ${file}`, () => {
      const text = readFileSync(path.join(ROOT, 'benchmarks', 'reader', file), 'utf8').replaceAll('\r\n', '\n');
      assert.equal(
        createHash('sha256').update(text).digest('hex'),
        checksum,
        `${file} is not what results were measured with`,
      );
    });
  }
});
