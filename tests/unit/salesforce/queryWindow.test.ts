import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { halves, withinWindow } from '../../../scripts/salesforce/queryWindow.ts';

const FIELD = { field: 'CloseDate' };

describe('the halves of a window', () => {
  for (const [start, end, expected] of [
    ['2024-02-28', '2024-02-28', undefined],
    ['2024-02-28', '2024-02-29', ['2024-02-28', '2024-02-29']],
    ['2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29']],
    ['2023-01-01', '2023-12-31', ['2023-07-01', '2023-07-02']],
    ['2024-03-02', '2024-03-01', undefined],
  ] as const) {
    it(`from ${start} to ${end} are ${expected === undefined ? 'none' : 'two, without a gap'}`, () => {
      const [first, second] = halves({ ...FIELD, start, end }) ?? [];
      assert.deepEqual(first === undefined ? undefined : [first.end, second?.start], expected);
      if (first !== undefined) {
        assert.deepEqual([first.start, second?.end], [start, end]);
      }
    });
  }
});

describe('a condition within a window', () => {
  const window = { ...FIELD, start: '2024-01-01', end: '2024-06-30' };

  it('keeps what it was, in parentheses', () => {
    const days = 'CloseDate >= 2024-01-01 AND CloseDate <= 2024-06-30';
    assert.equal(withinWindow('IsWon = true OR Amount > 1', window), `(IsWon = true OR Amount > 1) AND ${days}`);
    assert.equal(withinWindow(undefined, window), days);
  });
});
