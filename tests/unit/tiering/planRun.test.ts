import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import { ACCOUNT_FIGURES, NO_FIGURES, SNAPSHOT_FIGURES } from '../../../scripts/tiering/figures.ts';
import type { Figures } from '../../../scripts/tiering/figures.ts';
import { planRun } from '../../../scripts/tiering/planRun.ts';
import type { Holdings, Plan } from '../../../scripts/tiering/planRun.ts';
import type { StoredAccount } from '../../../scripts/tiering/readAccounts.ts';
import type { AccountHistory } from '../../../scripts/tiering/readSnapshots.ts';

const EIGHT = { A: '80', B: '70', C: '60', D: '50', E: '40', F: '30', G: '20', H: '10' };

interface World {
  readonly accounts: Map<string, StoredAccount>;
  readonly history: Map<string, AccountHistory>;
}

function world(ids: readonly string[]): World {
  return {
    accounts: new Map(ids.map((id) => [id, { id, name: `Name of ${id}`, figures: NO_FIGURES }])),
    history: new Map(),
  };
}

function plan(totals: Readonly<Record<string, string>>, holdings: Holdings): Plan {
  const customers = [...holdings.accounts.keys()].map((id) => ({
    id,
    total: totals[id] === undefined ? undefined : parseDecimal(totals[id]),
  }));
  return planRun(rankCustomers(customers), holdings);
}

/** Carries a plan out, as the org would. */
function carryOut({ accounts, snapshots }: Plan, { accounts: stored, history }: World, asOf: string): void {
  for (const { id, figures } of accounts) {
    stored.set(id, { id, name: id, figures });
  }
  for (const { accountId, id, figures } of snapshots) {
    const past = history.get(accountId);
    history.set(accountId, { earlier: past?.earlier, own: { id: id ?? `${accountId}@${asOf}`, figures } });
  }
}

/** A later as-of date begins: what was the run's own snapshot is now an earlier one. */
function nextAsOf({ history }: World, asOf: string): void {
  for (const [id, { own, earlier }] of history) {
    history.set(id, { own: undefined, earlier: own ? { asOf, figures: own.figures } : earlier });
  }
}

function named(fields: readonly string[], figures: Figures | undefined): Record<string, string> {
  return Object.fromEntries(fields.map((field, index) => [field, figures?.[index] ?? 'none']));
}

describe('the first plan', () => {
  it('of an empty org is empty', () => {
    assert.deepEqual(plan({}, world([])), { accounts: [], snapshots: [] });
  });

  it('leaves accounts alone that were never ranked and are not now', () => {
    assert.deepEqual(plan({ A: '0', B: '-5' }, world(['A', 'B', 'C'])), { accounts: [], snapshots: [] });
  });

  it('writes every ranked account and a snapshot of each, in the order of ids', () => {
    const { accounts, snapshots } = plan(EIGHT, world(Object.keys(EIGHT).toReversed()));
    assert.deepEqual(
      accounts.map(({ id }) => id),
      Object.keys(EIGHT),
    );
    assert.deepEqual(named(ACCOUNT_FIGURES, accounts[2]?.figures), {
      Quartile__c: '2',
      Previous_Quartile__c: '',
      Revenue_Rank__c: '3',
      Customers_Ranked__c: '8',
      Window_Revenue__c: '60',
      Revenue_Share__c: '16.666667',
      Cumulative_Share__c: '58.333333',
      In_Top_Pool__c: 'true',
      Border_Gap__c: '10',
    });
    assert.deepEqual(named(SNAPSHOT_FIGURES, snapshots[2]?.figures), {
      Quartile__c: '2',
      Previous_Quartile__c: '',
      Revenue_Rank__c: '3',
      Window_Revenue__c: '60',
      Revenue_Share__c: '16.666667',
      Cumulative_Share__c: '58.333333',
      Movement__c: 'New',
    });
    assert.equal(snapshots.length, 8);
  });
});

describe('a plan for the same date', () => {
  it('is empty when the first one was carried out', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    assert.deepEqual(plan(EIGHT, org), { accounts: [], snapshots: [] });
  });

  it('holds the rest when the first one stopped half-way', () => {
    const org = world(Object.keys(EIGHT));
    const whole = plan(EIGHT, org);
    carryOut({ accounts: whole.accounts.slice(0, 3), snapshots: [] }, org, '2017-12-31');
    assert.deepEqual(plan(EIGHT, org), { accounts: whole.accounts.slice(3), snapshots: whole.snapshots });
  });

  it('corrects the snapshots of this very run by their ids when the rows changed', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    const { snapshots } = plan({ ...EIGHT, H: '15' }, org);
    assert.deepEqual(
      snapshots.map(({ id }) => id),
      Object.keys(EIGHT).map((id) => `${id}@2017-12-31`),
    );
  });
});

describe('a plan for a later date', () => {
  function afterOneRun(): World {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    return org;
  }

  it('sets the previous quartile and keeps no history of those that stand as they stood', () => {
    const { accounts, snapshots } = plan(EIGHT, afterOneRun());
    assert.equal(accounts.length, 8);
    assert.ok(accounts.every(({ figures }) => figures[0] === figures[1]));
    assert.deepEqual(snapshots, []);
  });

  it('keeps movers, up and down, and the top quartile', () => {
    const { snapshots } = plan({ ...EIGHT, B: '55', C: '75' }, afterOneRun());
    assert.deepEqual(
      snapshots.map(({ accountId, figures }) => [accountId, figures[0], figures[1], figures[6]]),
      [
        ['B', '2', '1', 'Down'],
        ['C', '1', '2', 'Up'],
      ],
    );
    const topOnly = plan({ ...EIGHT, A: '81', H: '11' }, afterOneRun()).snapshots;
    assert.deepEqual(
      topOnly.map(({ accountId, figures }) => [accountId, figures[6]]),
      [['A', 'Unchanged']],
    );
  });

  it('clears an account that left the window, says so once, and calls it new when it returns', () => {
    const org = afterOneRun();
    const seven = Object.fromEntries(Object.entries(EIGHT).filter(([id]) => id !== 'H'));
    const left = plan(seven, org);
    assert.deepEqual(left.accounts.find(({ id }) => id === 'H')?.figures, NO_FIGURES);
    assert.deepEqual(left.snapshots.find(({ accountId }) => accountId === 'H')?.figures, [
      '',
      '4',
      '',
      '',
      '',
      '',
      'Left',
    ]);
    carryOut(left, org, '2018-12-31');
    assert.deepEqual(plan(seven, org), { accounts: [], snapshots: [] });
    nextAsOf(org, '2018-12-31');
    assert.ok(!plan(seven, org).snapshots.some(({ accountId }) => accountId === 'H'));
    const back = plan(EIGHT, org).snapshots.find(({ accountId }) => accountId === 'H');
    assert.equal(back?.figures[6], 'New');
  });
});
