import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldImages } from '../../../scripts/undo/foldImages.ts';

const row = (id: string, before: string, after: string) => ({ id, before: [before], after: [after] });

function folded(...rows: ReturnType<typeof row>[]): string[] {
  return [...foldImages(rows).values()].map(({ id, before, after }) => `${id}: ${before.join()} <- ${after.join()}`);
}

describe('foldImages', () => {
  it('takes an account back over an unbroken chain of writings', () => {
    assert.deepEqual(folded(row('a', '', '4'), row('b', '2', '3'), row('a', '4', '1'), row('a', '1', '2')), [
      'a:  <- 2',
      'b: 2 <- 3',
    ]);
  });

  it('stops where another run, or an undo, wrote in between', () => {
    assert.deepEqual(folded(row('a', '', '4'), row('a', '3', '1')), ['a: 3 <- 1']);
    assert.deepEqual(folded(row('a', '', '4'), row('a', '', '4')), ['a:  <- 4']);
  });

  it('is not misled by a writing that never happened', () => {
    assert.deepEqual(folded(row('a', '2', '4'), row('a', '2', '1')), ['a: 2 <- 1']);
  });

  it('is empty without rows', () => {
    assert.deepEqual(folded(), []);
  });
});
