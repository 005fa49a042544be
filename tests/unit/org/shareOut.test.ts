import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareOut } from '../../../scripts/org/demo/shareOut.ts';

describe('sharing a number out', () => {
  const cases: [total: number, weights: number[], least: number[], expected: number[]][] = [
    [5, [1], [0], [5]],
    [10, [1, 1, 1], [0, 0, 0], [4, 3, 3]],
    [10, [3, 1], [0, 0], [8, 2]],
    [10, [9, 0], [1, 2], [8, 2]],
    [3, [1, 1, 1], [1, 1, 1], [1, 1, 1]],
  ];
  for (const [total, weights, least, expected] of cases) {
    it(`gives ${expected.join(', ')} of ${total} by ${weights.join(', ')}, at least ${least.join(', ')}`, () => {
      assert.deepEqual(shareOut(total, weights, least), expected);
    });
  }

  it('is refused when there is too little for everybody, or nobody to take the rest', () => {
    assert.throws(() => shareOut(2, [1, 1, 1], [1, 1, 1]), /the parts alone need 3/);
    assert.throws(() => shareOut(2, [0], [1]), /cannot be shared out/);
  });
});
