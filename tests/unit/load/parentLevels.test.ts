import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { parentLevels } from '../../../scripts/load/parentLevels.ts';

function levels(...links: (readonly [string, string?])[]): Record<string, number> {
  return Object.fromEntries(parentLevels(new Map(links.map(([key, parent]) => [key, parent])), 'Account.csv'));
}

describe('parentLevels', () => {
  it('is empty for no records', () => {
    assert.deepEqual(levels(), {});
  });

  it('puts parents before children, whatever the order of the file', () => {
    assert.deepEqual(levels(['C', 'B'], ['A'], ['B', 'A'], ['D', 'A']), { C: 2, A: 0, B: 1, D: 1 });
  });

  it('takes a parent outside of the file to be in the org', () => {
    assert.deepEqual(levels(['A', 'IN-THE-ORG'], ['B', 'A']), { A: 0, B: 1 });
  });

  it('goes as deep as the file', () => {
    const depth = 20_000;
    const chain = Array.from(
      { length: depth },
      (_, index) => [`K${index}`, index === 0 ? undefined : `K${index - 1}`] as const,
    );
    const deepest = parentLevels(new Map(chain.toReversed()), 'Account.csv').get(`K${depth - 1}`);
    assert.equal(deepest, depth - 1);
  });

  for (const [what, links, circle] of [
    ['itself', [['A', 'A']], 'A → A'],
    [
      'each other',
      [
        ['A', 'B'],
        ['B', 'A'],
      ],
      'A → B → A',
    ],
    [
      'a circle further up',
      [
        ['X', 'A'],
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'A'],
      ],
      'A → B → C → A',
    ],
  ] as const) {
    it(`names the keys of records that have ${what} as parents`, () => {
      assert.throws(
        () => levels(...links),
        (thrown) => thrown instanceof CommandError && thrown.code === 'PARENT_CYCLE' && thrown.message.includes(circle),
      );
    });
  }
});
