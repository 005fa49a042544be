import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { families, singleAccounts } from '../../../scripts/tiering/customers.ts';
import type { Customers } from '../../../scripts/tiering/customers.ts';

function totalsOf({ totals }: Customers): Record<string, string | undefined> {
  return Object.fromEntries(totals.map(({ id, total }) => [id, total && formatDecimal(total)]));
}

function own(totals: Readonly<Record<string, string>>) {
  return new Map(Object.entries(totals).map(([id, total]) => [id, parseDecimal(total)]));
}

describe('accounts as customers', () => {
  it('have their own totals, and none without rows', () => {
    const customers = singleAccounts(['a', 'b', 'c'], own({ a: '1.50', b: '0' }));
    assert.deepEqual(totalsOf(customers), { a: '1.5', b: '0', c: undefined });
    assert.equal(customers.customerOf('b'), 'b');
  });
});

describe('families as customers', () => {
  for (const [what, parents, totals, expected] of [
    ['nobody', {}, {}, {}],
    ['one account', { a: undefined }, { a: '5' }, { a: '5' }],
    ['a parent without rows', { a: undefined, b: 'a', c: 'b' }, { b: '1.25', c: '2' }, { a: '3.25' }],
    ['a family without rows', { a: undefined, b: 'a' }, {}, { a: undefined }],
    ['a credit that eats the rest', { a: undefined, b: 'a' }, { a: '7.10', b: '-7.1' }, { a: '0' }],
    [
      'amounts beyond the doubles',
      { a: undefined, b: 'a' },
      { a: '9007199254740993', b: '0.01' },
      { a: '9007199254740993.01' },
    ],
    ['a parent nobody can see', { b: 'hidden', c: 'hidden' }, { b: '1', c: '2' }, { b: '1', c: '2' }],
    ['a circle', { a: 'b', b: 'a', c: 'b' }, { a: '1', b: '2', c: '4' }, { a: '1', b: '6' }],
  ] as const) {
    it(`add up ${what}`, () => {
      const parentOf = new Map<string, string | undefined>(Object.entries(parents));
      assert.deepEqual(totalsOf(families(parentOf, own(totals))), expected);
    });
  }

  it('name the accounts of a circle', () => {
    const customers = families(
      new Map([
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'b'],
      ]),
      new Map(),
    );
    assert.deepEqual(customers.cycles, ['a', 'b']);
    assert.deepEqual(['a', 'b', 'c'].map(customers.customerOf), ['a', 'b', 'b']);
  });
});
