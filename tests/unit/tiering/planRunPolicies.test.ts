import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCOUNT_FIGURES, SNAPSHOT_FIGURES } from '../../../scripts/tiering/figures.ts';
import { EIGHT, NOTHING, carryOut, filled, nextAsOf, plan, told, world } from './planWorld.ts';
import type { World } from './planWorld.ts';

describe('a plan of a policy that writes history only', () => {
  it('has the snapshots and no account', () => {
    const side = plan(EIGHT, world(Object.keys(EIGHT)), { policy: { writesToAccount: false } });
    assert.deepEqual(side, { ...plan(EIGHT, world(Object.keys(EIGHT))), accounts: [] });
  });

  it('does not take the tier of another policy for one of its own', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    const side = plan({ A: '1' }, { ...org, history: new Map() }, { policy: { writesToAccount: false } });
    assert.deepEqual(told(side, 'Movement__c'), [['A', 'New']]);
  });
});

describe('a plan that keeps all history', () => {
  it('has a snapshot of everybody ranked, moved or not, with the total before', () => {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    const all = plan({ ...EIGHT, H: '12.5' }, org, { policy: { history: 'All' } });
    assert.equal(all.snapshots.length, 8);
    assert.deepEqual(told(all, 'Movement__c', 'Previous_Total__c', 'Metric_Total__c').at(-1), [
      ...['H', 'Unchanged', '10', '12.5'],
    ]);
    carryOut(all, org, '2018-12-31');
    assert.deepEqual(plan({ ...EIGHT, H: '12.5' }, org, { policy: { history: 'All' } }), NOTHING);
  });
});

describe('a plan that counts open potential', () => {
  it('ranks won and open together, and keeps both apart on account and snapshot', () => {
    const open = { H: '100', Z: '5' };
    const { accounts, snapshots } = plan(EIGHT, world([...Object.keys(EIGHT), 'Z']), { open });
    const ofH = filled(ACCOUNT_FIGURES, accounts.find(({ id }) => id === 'H')?.figures ?? []);
    assert.deepEqual([ofH.Revenue_Rank__c, ofH.Window_Revenue__c, ofH.Open_Potential__c], ['1', '10', '100']);
    const ofZ = filled(SNAPSHOT_FIGURES, snapshots.find(({ accountId }) => accountId === 'Z')?.figures ?? []);
    assert.deepEqual([ofZ.Metric_Total__c, ofZ.Window_Revenue__c, ofZ.Open_Potential__c], ['5', undefined, '5']);
  });
});

describe('a plan with damping', () => {
  const DAMPED = { dampingPercent: '10' };
  /** C passes B by less than a tenth. */
  const CLOSE = { ...EIGHT, C: '71' };

  function afterOneRun(): World {
    const org = world(Object.keys(EIGHT));
    carryOut(plan(EIGHT, org, DAMPED), org, '2017-12-31');
    nextAsOf(org, '2017-12-31');
    return org;
  }

  it('keeps a snapshot of whoever is held, since the next run asks for it', () => {
    const org = afterOneRun();
    const first = plan(CLOSE, org, DAMPED);
    assert.deepEqual(told(first, 'Quartile__c', 'Undamped_Quartile__c', 'Movement__c'), [
      ['B', '1', '2', 'Unchanged'],
      ['C', '2', '1', 'Unchanged'],
    ]);
    carryOut(first, org, '2018-12-31');
    assert.deepEqual(plan(CLOSE, org, DAMPED), NOTHING);
    nextAsOf(org, '2018-12-31');
    assert.deepEqual(told(plan(CLOSE, org, DAMPED), 'Quartile__c', 'Undamped_Quartile__c', 'Movement__c'), [
      ['B', '2', '2', 'Down'],
      ['C', '1', '1', 'Up'],
    ]);
  });

  it('notes when a customer that was held points to its own quartile again, so that it starts anew', () => {
    const org = afterOneRun();
    carryOut(plan(CLOSE, org, DAMPED), org, '2018-12-31');
    nextAsOf(org, '2018-12-31');
    const back = plan(EIGHT, org, DAMPED);
    assert.deepEqual(told(back, 'Quartile__c', 'Undamped_Quartile__c'), [
      ['B', '1', '1'],
      ['C', '2', '2'],
    ]);
    carryOut(back, org, '2019-12-31');
    nextAsOf(org, '2019-12-31');
    assert.deepEqual(told(plan(CLOSE, org, DAMPED), 'Quartile__c'), [
      ['B', '1'],
      ['C', '2'],
    ]);
  });
});

describe('a snapshot of another policy under the key of this run', () => {
  it('is left as it is and reported, while the account is written', () => {
    const org = world(Object.keys(EIGHT));
    org.history.set('B', { own: undefined, earlier: undefined, foreign: 'Import' });
    const { accounts, snapshots, foreign } = plan(EIGHT, org);
    assert.equal(accounts.length, 8);
    assert.ok(!snapshots.some(({ accountId }) => accountId === 'B'));
    assert.deepEqual(foreign, [{ accountId: 'B', policy: 'Import' }]);
  });
});
