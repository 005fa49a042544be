import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiId } from '../../../../local-org/src/http/apiId.ts';
import { toId18 } from '../../../../local-org/src/store/index.ts';

describe('apiId', () => {
  it('makes ids whose checksum fits', () => {
    for (const sequence of [1, 35, 36, 999_999]) {
      const id = apiId('750', sequence);
      assert.equal(toId18(id.slice(0, 15)), id);
    }
  });

  it('makes a new id for each number', () => {
    assert.equal(new Set(Array.from({ length: 2000 }, (_, index) => apiId('01g', index))).size, 2000);
  });
});
