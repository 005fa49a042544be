import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cursorOf, pageOf } from '../../../../../local-org/src/graphql/query/paging.ts';

describe('cursorOf', () => {
  it('writes places as the documentation shows them', () => {
    assert.equal(cursorOf(0), 'djE6MA==');
    assert.equal(cursorOf(9), 'djE6OQ==');
  });
});

describe('pageOf', () => {
  it('begins with 10 rows', () => {
    assert.deepEqual(pageOf({}), { first: 10, offset: 0, upperBound: undefined });
    assert.deepEqual(pageOf({ first: null, after: null, upperBound: null }), {
      first: 10,
      offset: 0,
      upperBound: undefined,
    });
  });

  it('goes on after the row of a cursor', () => {
    assert.deepEqual(pageOf({ first: 5, after: cursorOf(9) }), { first: 5, offset: 10, upperBound: undefined });
  });

  for (const first of [1, 2000]) {
    it(`takes ${first} rows`, () => assert.equal(pageOf({ first }).first, first));
  }
  for (const first of [200, 2000]) {
    it(`takes ${first} rows of an upper bound`, () => {
      assert.deepEqual(pageOf({ first, upperBound: 5000 }), { first, offset: 0, upperBound: 5000 });
    });
  }

  const refused: [Record<string, unknown>, RegExp][] = [
    [{ first: 0 }, /between 1 and 2000, not 0/],
    [{ first: -1 }, /not -1/],
    [{ first: 2001 }, /not 2001/],
    [{ first: 199, upperBound: 5000 }, /between 200 and 2000, not 199/],
    [{ upperBound: 5000 }, /not 10/],
    [{ first: 200, upperBound: 0 }, /upperBound must be at least 1/],
    [{ after: '' }, /Invalid cursor/],
    [{ after: 'djE6' }, /Invalid cursor/],
    [{ after: 'djI6MA==' }, /Invalid cursor/],
    [{ after: Buffer.from('v1:-1').toString('base64') }, /Invalid cursor/],
    [{ after: `${cursorOf(3)} ` }, /Invalid cursor/],
  ];
  for (const [args, message] of refused) {
    it(`refuses ${JSON.stringify(args)}`, () => {
      assert.throws(() => pageOf(args), message);
    });
  }
});
