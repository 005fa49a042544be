import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Activity } from '../../../scripts/contacts/Activity.ts';
import { ActivitySums } from '../../../scripts/contacts/ActivitySums.ts';

const SINCE = '2025-06-30';
const JANE = '003000000000001AAA';
const OTHER = '003000000000002AAA';
const ACME = '001000000000001AAA';
const [UMA, VIC] = ['005000000000001AAA', '005000000000002AAA'];

function activity(day: string, values: Partial<Activity> = {}): Activity {
  return { day, contactId: JANE, accountId: ACME, userId: UMA, ...values };
}

function sumsOf(...activities: readonly Activity[]): ActivitySums {
  const sums = new ActivitySums(new Set([JANE]), SINCE);
  activities.forEach((one) => {
    sums.add(one);
  });
  return sums;
}

/** Everything that was added up, as plain values. */
function told(sums: ActivitySums): unknown {
  const account = sums.account(ACME);
  return {
    jane: sums.lastOn(JANE),
    pairs: Object.fromEntries(sums.pairsOf(JANE)),
    account: account && { ...account, users: [...account.users].sort(), contacts: [...account.contacts].sort() },
  };
}

describe('activities added up', () => {
  it('are nothing where there were none', () => {
    assert.deepEqual(told(sumsOf()), { jane: '', pairs: {}, account: undefined });
  });

  it('tell the latest day, whatever order they come in', () => {
    const days = ['2026-01-02', '2026-03-04', '2025-12-31'];
    for (const order of [days, [...days].reverse()]) {
      const sums = sumsOf(...order.map((day) => activity(day)));
      assert.equal(sums.lastOn(JANE), '2026-03-04');
      assert.deepEqual(sums.pairsOf(JANE).get(UMA), { lastOn: '2026-03-04', recent: 3 });
      assert.equal(sums.account(ACME)?.lastOn, '2026-03-04');
    }
  });

  it('count within the window from its first day on, and are remembered from before it', () => {
    const sums = sumsOf(activity('2025-06-29'), activity(SINCE, { userId: VIC }));
    assert.deepEqual(told(sums), {
      jane: SINCE,
      pairs: { [UMA]: { lastOn: '2025-06-29', recent: 0 }, [VIC]: { lastOn: SINCE, recent: 1 } },
      account: { lastOn: SINCE, users: [VIC], contacts: [JANE] },
    });
  });

  it('count every person of an account once, on the map or not', () => {
    const sums = sumsOf(
      activity('2026-01-01'),
      activity('2026-01-02'),
      activity('2026-01-03', { contactId: OTHER, userId: VIC }),
    );
    assert.deepEqual([...(sums.account(ACME)?.contacts ?? [])].sort(), [JANE, OTHER]);
    assert.deepEqual([...(sums.account(ACME)?.users ?? [])].sort(), [UMA, VIC]);
    assert.deepEqual([sums.lastOn(OTHER), sums.pairsOf(OTHER).size], ['', 0], 'not on the map: not kept');
  });

  it('of a queue are contact, but with nobody of ours; without an account they belong to none', () => {
    const sums = sumsOf(activity('2026-01-01', { userId: '' }), activity('2026-01-05', { accountId: '' }));
    assert.deepEqual(told(sums), {
      jane: '2026-01-05',
      pairs: { [UMA]: { lastOn: '2026-01-05', recent: 1 } },
      account: { lastOn: '2026-01-01', users: [], contacts: [JANE] },
    });
  });

  it('are the same in one sum as in several that are put together', () => {
    const all = [
      activity('2026-01-01'),
      activity('2024-01-01', { userId: VIC }),
      activity('2026-02-02', { contactId: OTHER, userId: VIC }),
      activity('2026-02-03'),
    ];
    for (const cut of all.keys()) {
      const whole = sumsOf(...all.slice(0, cut));
      whole.addAll(sumsOf(...all.slice(cut)));
      assert.deepEqual(told(whole), told(sumsOf(...all)), `cut at ${cut}`);
    }
  });
});
