import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import { families, singleAccounts } from '../../../scripts/tiering/customers.ts';
import { ACCOUNT_FIGURES, NO_FIGURES, SNAPSHOT_FIGURES } from '../../../scripts/tiering/figures.ts';
import type { Figures } from '../../../scripts/tiering/figures.ts';
import type { CustomerKind } from '../../../scripts/tiering/options.ts';
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
    accounts: new Map(ids.map((id) => [id, { id, name: `Name of ${id}`, parentId: undefined, figures: NO_FIGURES }])),
    history: new Map(),
  };
}

function plan(totals: Readonly<Record<string, string>>, holdings: Holdings, kind: CustomerKind = 'account'): Plan {
  const own = new Map(Object.entries(totals).map(([id, total]) => [id, parseDecimal(total)]));
  const parents = new Map([...holdings.accounts].map(([id, { parentId }]) => [id, parentId]));
  const customers = kind === 'account' ? singleAccounts(parents.keys(), own) : families(parents, own);
  return planRun({ ranking: rankCustomers(customers.totals), customers, totals: own }, holdings);
}

/** Carries a plan out, as the org would. */
function carryOut({ accounts, snapshots }: Plan, { accounts: stored, history }: World, asOf: string): void {
  for (const { id, figures } of accounts) {
    stored.set(id, { id, name: id, parentId: stored.get(id)?.parentId, figures });
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

function filled(fields: readonly string[], figures: Figures): Record<string, string> {
  return Object.fromEntries(Object.entries(named(fields, figures)).filter(([, cell]) => cell !== ''));
}

describe('the first plan', () => {
  it('of an empty org is empty', () => {
    assert.deepEqual(plan({}, world([])), { accounts: [], snapshots: [] });
  });

  it('leaves an account without rows alone, and shows zero and negative totals without a rank', () => {
    const org = world(['A', 'B', 'C']);
    const { accounts, snapshots } = plan({ A: '0', B: '-5' }, org);
    assert.deepEqual(
      accounts.map(({ id, figures }) => [id, filled(ACCOUNT_FIGURES, figures)]),
      [
        ['A', { Window_Revenue__c: '0', In_Top_Pool__c: 'false' }],
        ['B', { Window_Revenue__c: '-5', In_Top_Pool__c: 'false' }],
      ],
    );
    assert.deepEqual(snapshots, []);
    carryOut({ accounts, snapshots }, org, '2017-12-31');
    assert.deepEqual(plan({ A: '0', B: '-5' }, org), { accounts: [], snapshots: [] });
    assert.deepEqual(
      plan({}, org).accounts.map(({ figures }) => figures),
      [NO_FIGURES, NO_FIGURES],
    );
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
      Family_Revenue__c: '',
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

describe('a plan of families', () => {
  /** BIG owns MIDDLE, which owns SMALL; LONE stands alone; EMPTY owns GIVER, which only pays back. */
  function familyWorld(): World {
    const org = world(['BIG', 'MIDDLE', 'SMALL', 'LONE', 'EMPTY', 'GIVER', 'NOBODY']);
    for (const [id, parentId] of [
      ['MIDDLE', 'BIG'],
      ['SMALL', 'MIDDLE'],
      ['GIVER', 'EMPTY'],
    ] as const) {
      org.accounts.set(id, { id, name: id, parentId, figures: NO_FIGURES });
    }
    return org;
  }
  const TOTALS = { MIDDLE: '20', SMALL: '50.5', LONE: '40', GIVER: '-3' };

  it('ranks the total of the family on its parent, and gives the others its quartile', () => {
    const org = familyWorld();
    const { accounts, snapshots } = plan(TOTALS, org, 'ultimate-parent');
    assert.deepEqual(Object.fromEntries(accounts.map(({ id, figures }) => [id, filled(ACCOUNT_FIGURES, figures)])), {
      BIG: {
        Quartile__c: '1',
        Revenue_Rank__c: '1',
        Customers_Ranked__c: '2',
        Family_Revenue__c: '70.5',
        Revenue_Share__c: '63.800905',
        Cumulative_Share__c: '63.800905',
        In_Top_Pool__c: 'true',
        Border_Gap__c: '-30.5',
      },
      MIDDLE: { Quartile__c: '1', Window_Revenue__c: '20', In_Top_Pool__c: 'false' },
      SMALL: { Quartile__c: '1', Window_Revenue__c: '50.5', In_Top_Pool__c: 'false' },
      LONE: {
        Quartile__c: '2',
        Revenue_Rank__c: '2',
        Customers_Ranked__c: '2',
        Window_Revenue__c: '40',
        Family_Revenue__c: '40',
        Revenue_Share__c: '36.199095',
        Cumulative_Share__c: '100',
        In_Top_Pool__c: 'false',
        Border_Gap__c: '30.5',
      },
      EMPTY: { Family_Revenue__c: '-3', In_Top_Pool__c: 'false' },
      GIVER: { Window_Revenue__c: '-3', In_Top_Pool__c: 'false' },
    });
    assert.deepEqual(
      snapshots.map(({ accountId, figures }) => [accountId, filled(SNAPSHOT_FIGURES, figures).Movement__c]),
      [
        ['BIG', 'New'],
        ['LONE', 'New'],
      ],
    );
    carryOut({ accounts, snapshots }, org, '2017-12-31');
    assert.deepEqual(plan(TOTALS, org, 'ultimate-parent'), { accounts: [], snapshots: [] });
  });

  it('gives the family the previous quartile of its parent, and tells of leaving once, on the parent', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, 'ultimate-parent'), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    const moved = plan({ ...TOTALS, LONE: '400' }, org, 'ultimate-parent');
    assert.deepEqual(
      moved.accounts.map(({ id, figures }) => [id, figures[0], figures[1]]),
      [
        ['BIG', '2', '1'],
        ['LONE', '1', '2'],
        ['MIDDLE', '2', '1'],
        ['SMALL', '2', '1'],
      ],
    );
    const left = plan({ LONE: '40', GIVER: '-3' }, org, 'ultimate-parent');
    assert.deepEqual(
      left.snapshots.map(({ accountId, figures }) => [accountId, figures[6]]),
      [
        ['BIG', 'Left'],
        ['LONE', 'Up'],
      ],
    );
    carryOut(left, org, '2018-12-31');
    assert.deepEqual(plan({ LONE: '40', GIVER: '-3' }, org, 'ultimate-parent'), { accounts: [], snapshots: [] });
  });

  it('tells that a customer left when it became part of a family', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, 'ultimate-parent'), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    const lone = org.accounts.get('LONE') ?? assert.fail();
    org.accounts.set('LONE', { ...lone, parentId: 'BIG' });
    const { accounts, snapshots } = plan(TOTALS, org, 'ultimate-parent');
    assert.deepEqual(filled(ACCOUNT_FIGURES, accounts.find(({ id }) => id === 'LONE')?.figures ?? []), {
      Quartile__c: '1',
      Previous_Quartile__c: '1',
      Window_Revenue__c: '40',
      In_Top_Pool__c: 'false',
    });
    assert.deepEqual(snapshots.find(({ accountId }) => accountId === 'LONE')?.figures[6], 'Left');
  });

  it('is replaced whole by a plan of accounts', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, 'ultimate-parent'), org, '2017-12-31');
    const { accounts } = plan(TOTALS, { ...org, history: new Map() });
    assert.ok(accounts.every(({ figures }) => named(ACCOUNT_FIGURES, figures).Family_Revenue__c === ''));
    assert.equal(named(ACCOUNT_FIGURES, accounts.find(({ id }) => id === 'SMALL')?.figures).Revenue_Rank__c, '1');
  });
});
