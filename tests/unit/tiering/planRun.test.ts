import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCOUNT_FIGURES, NO_FIGURES, SNAPSHOT_FIGURES, snapshotFigure } from '../../../scripts/tiering/figures.ts';
import { EIGHT, NOTHING, carryOut, filled, named, nextAsOf, plan, told, world } from './planWorld.ts';
import type { World } from './planWorld.ts';

describe('the first plan', () => {
  it('of an empty org is empty', () => {
    assert.deepEqual(plan({}, world([])), NOTHING);
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
    carryOut({ ...NOTHING, accounts, snapshots }, org, '2017-12-31');
    assert.deepEqual(plan({ A: '0', B: '-5' }, org), NOTHING);
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
      Open_Potential__c: '',
      Revenue_Share__c: '16.666667',
      Cumulative_Share__c: '58.333333',
      In_Top_Pool__c: 'true',
      Border_Gap__c: '10',
    });
    assert.deepEqual(named(SNAPSHOT_FIGURES, snapshots[2]?.figures), {
      Quartile__c: '2',
      Previous_Quartile__c: '',
      Undamped_Quartile__c: '2',
      Revenue_Rank__c: '3',
      Metric_Total__c: '60',
      Previous_Total__c: '',
      Window_Revenue__c: '60',
      Open_Potential__c: '',
      Revenue_Share__c: '16.666667',
      Cumulative_Share__c: '58.333333',
      In_Top_Pool__c: 'true',
      Border_Gap__c: '10',
      Movement__c: 'New',
    });
    assert.equal(snapshots.length, 8);
  });
});

describe('a plan for the same date', () => {
  it('is empty when the first one was carried out', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    assert.deepEqual(plan(EIGHT, org), NOTHING);
  });

  it('holds the rest when the first one stopped half-way', () => {
    const org = world(Object.keys(EIGHT));
    const whole = plan(EIGHT, org);
    carryOut({ ...NOTHING, accounts: whole.accounts.slice(0, 3) }, org, '2017-12-31');
    assert.deepEqual(plan(EIGHT, org), { ...whole, accounts: whole.accounts.slice(3) });
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

  it('does not let a customer leave that came and went under one key, and says so once', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    const seven = Object.fromEntries(Object.entries(EIGHT).filter(([id]) => id !== 'H'));
    const gone = plan(seven, org);
    assert.deepEqual(
      told(gone, 'Quartile__c', 'Movement__c').filter(([id]) => id === 'H'),
      [['H', '', 'Unchanged']],
    );
    carryOut(gone, org, '2017-12-31');
    assert.deepEqual(plan(seven, org), NOTHING);
  });

  it('tells once that an account left whose tier is older than any history', () => {
    const org = world(['A', 'B']);
    carryOut(plan({ A: '2', B: '1' }, org), org, '2016-12-31');
    org.history.clear();
    const left = plan({ A: '2' }, org);
    assert.deepEqual(
      told(left, 'Movement__c').filter(([id]) => id === 'B'),
      [['B', 'Left']],
    );
    carryOut(left, org, '2017-12-31');
    assert.deepEqual(plan({ A: '2' }, org), NOTHING);
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
      snapshots.map(({ accountId, figures }) => [
        accountId,
        figures[0],
        figures[1],
        snapshotFigure(figures, 'Movement__c'),
      ]),
      [
        ['B', '2', '1', 'Down'],
        ['C', '1', '2', 'Up'],
      ],
    );
    const topOnly = plan({ ...EIGHT, A: '81', H: '11' }, afterOneRun()).snapshots;
    assert.deepEqual(
      topOnly.map(({ accountId, figures }) => [accountId, snapshotFigure(figures, 'Movement__c')]),
      [['A', 'Unchanged']],
    );
  });

  it('clears an account that left the window, says so once, and calls it new when it returns', () => {
    const org = afterOneRun();
    const seven = Object.fromEntries(Object.entries(EIGHT).filter(([id]) => id !== 'H'));
    const left = plan(seven, org);
    assert.deepEqual(left.accounts.find(({ id }) => id === 'H')?.figures, NO_FIGURES);
    const told = left.snapshots.find(({ accountId }) => accountId === 'H')?.figures ?? [];
    assert.deepEqual(filled(SNAPSHOT_FIGURES, told), {
      Previous_Quartile__c: '4',
      Previous_Total__c: '10',
      In_Top_Pool__c: 'false',
      Movement__c: 'Left',
    });
    carryOut(left, org, '2018-12-31');
    assert.deepEqual(plan(seven, org), NOTHING);
    nextAsOf(org, '2018-12-31');
    assert.ok(!plan(seven, org).snapshots.some(({ accountId }) => accountId === 'H'));
    const back = plan(EIGHT, org).snapshots.find(({ accountId }) => accountId === 'H');
    assert.equal(snapshotFigure(back?.figures, 'Movement__c'), 'New');
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
      org.accounts.set(id, { id, name: id, parentId, figures: NO_FIGURES, stamps: [] });
    }
    return org;
  }
  const TOTALS = { MIDDLE: '20', SMALL: '50.5', LONE: '40', GIVER: '-3' };

  it('ranks the total of the family on its parent, and gives the others its quartile', () => {
    const org = familyWorld();
    const { accounts, snapshots } = plan(TOTALS, org, { kind: 'ultimate-parent' });
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
    carryOut({ ...NOTHING, accounts, snapshots }, org, '2017-12-31');
    assert.deepEqual(plan(TOTALS, org, { kind: 'ultimate-parent' }), NOTHING);
  });

  it('gives the family the previous quartile of its parent, and tells of leaving once, on the parent', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, { kind: 'ultimate-parent' }), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    const moved = plan({ ...TOTALS, LONE: '400' }, org, { kind: 'ultimate-parent' });
    assert.deepEqual(
      moved.accounts.map(({ id, figures }) => [id, figures[0], figures[1]]),
      [
        ['BIG', '2', '1'],
        ['LONE', '1', '2'],
        ['MIDDLE', '2', '1'],
        ['SMALL', '2', '1'],
      ],
    );
    const left = plan({ LONE: '40', GIVER: '-3' }, org, { kind: 'ultimate-parent' });
    assert.deepEqual(
      left.snapshots.map(({ accountId, figures }) => [accountId, snapshotFigure(figures, 'Movement__c')]),
      [
        ['BIG', 'Left'],
        ['LONE', 'Up'],
      ],
    );
    carryOut(left, org, '2018-12-31');
    assert.deepEqual(plan({ LONE: '40', GIVER: '-3' }, org, { kind: 'ultimate-parent' }), NOTHING);
  });

  it('tells that a customer left when it became part of a family', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, { kind: 'ultimate-parent' }), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    const lone = org.accounts.get('LONE') ?? assert.fail();
    org.accounts.set('LONE', { ...lone, parentId: 'BIG' });
    const { accounts, snapshots } = plan(TOTALS, org, { kind: 'ultimate-parent' });
    assert.deepEqual(filled(ACCOUNT_FIGURES, accounts.find(({ id }) => id === 'LONE')?.figures ?? []), {
      Quartile__c: '1',
      Previous_Quartile__c: '1',
      Window_Revenue__c: '40',
      In_Top_Pool__c: 'false',
    });
    assert.deepEqual(
      snapshotFigure(snapshots.find(({ accountId }) => accountId === 'LONE')?.figures, 'Movement__c'),
      'Left',
    );
  });

  it('is replaced whole by a plan of accounts', () => {
    const org = familyWorld();
    carryOut(plan(TOTALS, org, { kind: 'ultimate-parent' }), org, '2017-12-31');
    const { accounts } = plan(TOTALS, { ...org, history: new Map() });
    assert.ok(accounts.every(({ figures }) => named(ACCOUNT_FIGURES, figures).Family_Revenue__c === ''));
    assert.equal(named(ACCOUNT_FIGURES, accounts.find(({ id }) => id === 'SMALL')?.figures).Revenue_Rank__c, '1');
  });
});
