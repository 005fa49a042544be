import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../../support/samCli.ts';

/** Every figure of the reader is a multiple of the byte scan's: a faster or slower one would make all results that are kept incomparable. */
const FROZEN = {
  'variants/byteScan.ts': '95f2306ef2c367ea4f7c11fd25d18704b430315633eac6d997acc373847be988',
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
