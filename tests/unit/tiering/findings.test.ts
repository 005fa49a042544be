import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import { DEFAULT_POLICY } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { findings } from '../../../scripts/tiering/findings.ts';

function told(totals: readonly string[], changes: Partial<TieringPolicy> = {}): string[] {
  const policy = { ...DEFAULT_POLICY, ...changes };
  const customers = totals.map((total, index) => ({ id: String(index), total: parseDecimal(total) }));
  return findings(policy, rankCustomers(customers, { ...policy, zeros: policy.zeroTotals }), { read: totals.length });
}

describe('findings', () => {
  for (const [what, totals, changes, expected] of [
    ['nobody', [], { pool: { fewest: 3 }, method: 'EqualRevenue' }, []],
    [
      'nobody by any filter',
      [],
      { filter: { field: 'Type', value: 'New' } },
      [/No opportunity .* Type = New; .* spelt/],
    ],
    ['somebody by a filter', ['5'], { filter: { field: 'Type', value: 'New' } }, []],
    ['a pool within its limits', ['5', '4', '3'], { pool: { fewest: 2, most: 2 } }, []],
    ['a pool too small', ['5', '4', '3'], { pool: { fewest: 3 } }, [/has 2 customers, fewer than the 3/]],
    ['a pool too large', ['5', '4', '3'], { pool: { most: 1 } }, [/has 2 customers, more than the 1/]],
    ['few customers in equal groups', ['5', '4'], {}, []],
    [
      'a revenue that spans two quarters',
      ['80', '10', '10'],
      { method: 'EqualRevenue' },
      [/quartile 2 or 3: one customer/],
    ],
    ['too few below the top pool', ['80', '10'], { method: 'TopShare' }, [/quartile 3 or 4: there are too few/]],
  ] as const) {
    it(`of ${what} are ${expected.length}`, () => {
      const lines = told(totals, changes);
      assert.equal(lines.length, expected.length, lines.join());
      for (const [index, pattern] of expected.entries()) {
        assert.match(lines[index] ?? '', pattern);
      }
    });
  }
});
