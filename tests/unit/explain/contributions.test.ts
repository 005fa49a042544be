import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { readContributions } from '../../../scripts/explain/contributions.ts';
import type { CustomerContributions } from '../../../scripts/explain/contributions.ts';
import type { FieldDescription, Org } from '../../../scripts/salesforce/index.ts';

/** More than are held at once, each amount thrice and every seventh row a credit. */
const ROWS = Array.from({ length: 2_500 }, (_, index) => {
  const id = `006${String(index).padStart(12, '0')}`;
  return { id, amount: index % 7 === 0 ? -1 : Math.floor(index / 3) };
});

/** What is told of the rows when they arrive in this order. */
function read(rows: typeof ROWS): Promise<CustomerContributions> {
  const stream: Org['stream'] = (_query, onRow) => {
    for (const { id, amount } of rows) {
      onRow([id, 'Order', '001000000000001AAA', '2017-05-01', 'true', '2017-05-01T00:00:00.000Z', String(amount)]);
    }
    return Promise.resolve(rows.length);
  };
  return readContributions({ stream } as Org, {
    accountIds: ['001000000000001AAA'],
    scope: { window: tieringWindow('2017-12-31', 12), openPotential: 'None', filter: undefined },
    metric: { name: 'Amount', type: 'currency', scale: 2 } as FieldDescription,
    rates: undefined,
    totals: { won: parseDecimal('7'), open: parseDecimal('0') },
    since: undefined,
  });
}

describe('readContributions', () => {
  it('tells the ones that add most of any number of rows, in whatever order they arrive', async () => {
    const largest = ROWS.toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1)).slice(0, 10);
    const credits = ROWS.filter(({ amount }) => amount < 0).length;
    for (const rows of [ROWS, ROWS.toReversed(), ROWS.toSorted((a, b) => (a.id.slice(-2) < b.id.slice(-2) ? -1 : 1))]) {
      const { won, open } = await read(rows);
      assert.deepEqual(
        won.largest.map(({ id }) => id),
        largest.map(({ id }) => id),
      );
      assert.deepEqual([won.count, won.total, open.count], [ROWS.length, '7', 0]);
      assert.deepEqual(won.credits, { count: credits, total: `-${credits}` });
    }
  });
});
