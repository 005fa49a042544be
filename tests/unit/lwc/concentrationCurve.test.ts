import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { curvePoints, readCurve } from '#lwc/concentrationCurve/concentrationCurve.ts';

/** Cumulative shares of so many equal customers. */
function shares(customers: number): string[] {
  return Array.from({ length: customers }, (_, index) => (((index + 1) / customers) * 100).toFixed(6));
}

function ranks(customers: number, maximum?: number): number[] {
  return curvePoints(shares(customers), maximum).map(([rank]) => rank);
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('curvePoints', () => {
  for (const customers of [0, 1, 3, 199, 200]) {
    it(`keeps each of ${customers} customers`, () => {
      assert.deepEqual(ranks(customers), upTo(customers));
    });
  }

  it('keeps the shares as they are given', () => {
    assert.deepEqual(curvePoints(['55.900000', '100.000000']), [
      [1, '55.900000'],
      [2, '100.000000'],
    ]);
  });

  for (const customers of [201, 217, 399, 600, 9000, 100_000]) {
    it(`thins ${customers} customers to 200: the first twenty, evenly spaced ones, the last`, () => {
      const kept = ranks(customers);
      assert.equal(kept.length, 200);
      assert.deepEqual(kept.slice(0, 20), upTo(20));
      assert.equal(kept.at(-1), customers);
      const gaps = kept.slice(20).map((rank, index) => rank - (kept[index + 19] ?? 0));
      assert.ok(Math.min(...gaps) >= 1);
      assert.ok(Math.max(...gaps) - Math.min(...gaps) <= 1, 'evenly spaced');
    });
  }

  it('keeps to a smaller maximum, always with the last', () => {
    assert.deepEqual(ranks(1000, 1), [1000]);
    assert.deepEqual(ranks(1000, 3), [1, 2, 1000]);
    assert.deepEqual(ranks(1000, 20), [...upTo(19), 1000]);
    assert.deepEqual(ranks(1000, 22), [...upTo(20), 510, 1000]);
  });

  for (const maximum of [0, -1, 1.5, Number.NaN]) {
    it(`refuses a maximum of ${maximum}`, () => {
      assert.throws(() => curvePoints(['100.000000'], maximum), RangeError);
    });
  }
});

describe('readCurve', () => {
  it('reads back what was written', () => {
    for (const customers of [0, 1, 3, 500]) {
      const points = curvePoints(shares(customers));
      assert.deepEqual(readCurve(JSON.stringify({ customers, points })), {
        customers,
        points: points.map(([rank, share]) => ({ customers: rank, share: Number(share) })),
      });
    }
  });

  it('takes customers of the same cumulative share, as rounding makes them', () => {
    const points = [
      [1, '100.000000'],
      [2, '100.000000'],
    ];
    assert.equal(readCurve(JSON.stringify({ customers: 2, points }))?.points.length, 2);
  });

  const refused: readonly (readonly [situation: string, text: string])[] = [
    ['nothing', ''],
    ['no JSON', '{"customers":1,'],
    ['null', 'null'],
    ['a list', '[[1,"100.000000"]]'],
    ['no customers', '{"points":[[1,"100.000000"]]}'],
    ['customers as text', '{"customers":"1","points":[[1,"100.000000"]]}'],
    ['a fraction of a customer', '{"customers":1.5,"points":[[1.5,"100.000000"]]}'],
    ['negative customers', '{"customers":-1,"points":[]}'],
    ['no points', '{"customers":1}'],
    ['no point for the customers', '{"customers":1,"points":[]}'],
    ['points that are no list', '{"customers":1,"points":{"1":"100.000000"}}'],
    ['a point that is no list', '{"customers":1,"points":["100.000000"]}'],
    ['a point of three', '{"customers":1,"points":[[1,"100.000000",0]]}'],
    ['a point at no customer', '{"customers":1,"points":[[0,"0.000000"],[1,"100.000000"]]}'],
    ['a share as a number', '{"customers":1,"points":[[1,100]]}'],
    ['a share with other decimals', '{"customers":1,"points":[[1,"100.0"]]}'],
    ['a negative share', '{"customers":2,"points":[[1,"-1.000000"],[2,"100.000000"]]}'],
    ['more than everything', '{"customers":1,"points":[[1,"100.000001"]]}'],
    ['shares that fall', '{"customers":3,"points":[[1,"50.000000"],[2,"49.000000"],[3,"100.000000"]]}'],
    ['a rank twice', '{"customers":2,"points":[[1,"50.000000"],[1,"60.000000"],[2,"100.000000"]]}'],
    ['an end before the last customer', '{"customers":3,"points":[[2,"100.000000"]]}'],
    ['an end before 100 percent', '{"customers":1,"points":[[1,"99.999999"]]}'],
  ];
  for (const [situation, text] of refused) {
    it(`gives nothing for ${situation}`, () => {
      assert.equal(readCurve(text), undefined);
    });
  }
});
