import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUsualWindow, tieringWindow, windowEndFor } from '#lwc/tieringMethod/tieringMethod.ts';

describe('tieringWindow', () => {
  for (const [asOf, months, start] of [
    ['2017-12-31', 12, '2017-01-01'],
    ['2017-03-31', 1, '2017-03-01'],
    ['2016-03-31', 1, '2016-03-01'],
    ['2017-03-30', 1, '2017-03-01'],
    ['2024-02-29', 12, '2023-03-01'],
    ['2023-02-28', 12, '2022-03-01'],
    ['2017-01-15', 18, '2015-07-16'],
    ['2017-05-31', 3, '2017-03-01'],
    ['2017-12-31', 60, '2013-01-01'],
  ] as const) {
    it(`of ${months} months up to ${asOf} begins on ${start}`, () => {
      assert.deepEqual(tieringWindow(asOf, months), { start, end: asOf, months });
    });
  }

  for (const asOf of ['2017-02-29', '2017-13-01', '2017-1-1', '31.12.2017', '', '2017-12-31T00:00:00Z']) {
    it(`refuses "${asOf}" as a date`, () => {
      assert.throws(() => tieringWindow(asOf, 12), /is not a date written YYYY-MM-DD/);
    });
  }

  for (const months of [0, -1, 1.5, 1000, Number.NaN]) {
    it(`refuses ${months} months`, () => {
      assert.throws(() => tieringWindow('2017-12-31', months), /whole number of months/);
    });
  }
});

describe('windowEndFor', () => {
  for (const [day, expected] of [
    ['2017-12-15', '2017-11-30'],
    ['2017-12-30', '2017-11-30'],
    ['2017-12-31', '2017-12-31'],
    ['2017-01-01', '2016-12-31'],
    ['2024-02-28', '2024-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-28', '2023-02-28'],
    ['2024-03-01', '2024-02-29'],
  ] as const) {
    it(`finds the last complete month on ${day} to end on ${expected}`, () => {
      assert.equal(windowEndFor(day, 'LastCompleteMonth'), expected);
    });

    it(`leaves ${day} as it is for a window up to the day itself`, () => {
      assert.equal(windowEndFor(day, 'AsOf'), day);
    });
  }

  it('makes windows of whole months', () => {
    const { start, end } = tieringWindow(windowEndFor('2024-03-15', 'LastCompleteMonth'), 12);
    assert.deepEqual([start, end], ['2023-03-01', '2024-02-29']);
  });

  it('refuses a day that does not exist', () => {
    assert.throws(() => windowEndFor('2023-02-29', 'AsOf'), /is not a date written YYYY-MM-DD/);
  });
});

describe('isUsualWindow', () => {
  it('takes 12 to 18 and 36 to 60 months', () => {
    const usual = Array.from({ length: 72 }, (_, index) => index).filter(isUsualWindow);
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
    assert.deepEqual(usual, [...range(12, 18), ...range(36, 60)]);
  });
});
