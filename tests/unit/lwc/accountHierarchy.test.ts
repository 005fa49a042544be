import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFamilies } from '#lwc/accountHierarchy/accountHierarchy.ts';

const DEEP = 10_000;

/** `a<b` reads: the parent of a is b. An account alone stands without a parent. */
function families(...accounts: readonly string[]) {
  const { ultimateParentOf, cycles } = accountFamilies(
    new Map(accounts.map((account) => [account.split('<')[0] ?? '', account.split('<')[1]])),
  );
  return { tops: Object.fromEntries(ultimateParentOf), cycles };
}

describe('accountFamilies', () => {
  for (const [what, accounts, tops, cycles] of [
    ['nobody', [], {}, []],
    ['one account', ['a'], { a: 'a' }, []],
    ['three generations, in any order', ['c<b', 'a', 'b<a'], { a: 'a', b: 'a', c: 'a' }, []],
    ['two families', ['b<a', 'a', 'd<c', 'c', 'e<c'], { a: 'a', b: 'a', c: 'c', d: 'c', e: 'c' }, []],
    ['a parent nobody can see', ['b<hidden', 'c<b', 'd<hidden'], { b: 'b', c: 'b', d: 'd' }, []],
    ['an account that is its own parent', ['a<a', 'b<a'], { a: 'a', b: 'a' }, ['a']],
    ['a cycle of three', ['c<a', 'a<b', 'b<c', 'd'], { a: 'a', b: 'b', c: 'c', d: 'd' }, ['a', 'b', 'c']],
    [
      'accounts below a cycle, which belong to the member they hang on',
      ['y<x', 'x<a', 'a<b', 'b<a', 'z<b'],
      { a: 'a', b: 'b', x: 'a', y: 'a', z: 'b' },
      ['a', 'b'],
    ],
    ['two cycles', ['b<a', 'a<b', 'd<c', 'c<d'], { a: 'a', b: 'b', c: 'c', d: 'd' }, ['a', 'b', 'c', 'd']],
  ] as const) {
    it(`groups ${what}`, () => {
      const found = families(...accounts);
      assert.deepEqual(found.cycles, cycles);
      assert.deepEqual(found.tops, tops);
      assert.deepEqual(families(...accounts.toReversed()).tops, tops, 'in any order');
    });
  }

  it(`climbs ${DEEP} levels, from either end, and finds a cycle as long`, () => {
    const chain = Array.from({ length: DEEP }, (_, level): [string, string | undefined] => [
      String(level),
      level === 0 ? undefined : String(level - 1),
    ]);
    for (const accounts of [chain, chain.toReversed()]) {
      const { ultimateParentOf, cycles } = accountFamilies(new Map(accounts));
      assert.equal(ultimateParentOf.size, DEEP);
      assert.ok([...ultimateParentOf.values()].every((top) => top === '0'));
      assert.deepEqual(cycles, []);
      assert.equal(accountFamilies(new Map([...accounts, ['0', String(DEEP - 1)]])).cycles.length, DEEP);
    }
  });
});
