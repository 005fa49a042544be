import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shuffle } from '../../../../local-org/src/bulk2/shuffle.ts';

describe('shuffle', () => {
  for (const size of [0, 1, 2, 3, 1000]) {
    it(`keeps all of ${size} and mixes them the same way each time`, () => {
      const list = Array.from({ length: size }, (_, index) => index);
      const [one, other] = [shuffle([...list]), shuffle([...list])];
      assert.deepEqual(one, other);
      assert.deepEqual(
        one.toSorted((a, b) => a - b),
        list,
      );
      if (size > 3) assert.notDeepEqual(one, list);
    });
  }
});
