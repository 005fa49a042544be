import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ActivitySums } from '../../../scripts/contacts/ActivitySums.ts';
import { planClocks } from '../../../scripts/contacts/planClocks.ts';
import type { ClockPlan, Holdings } from '../../../scripts/contacts/planClocks.ts';
import type { AccountClock, StoredAccount, StoredStakeholder } from '../../../scripts/contacts/readPeople.ts';

const SINCE = '2025-06-30';
const [ACME, BETA] = ['001000000000001AAA', '001000000000002AAA'];
const JANE = '003000000000001AAA';
const [UMA, VIC] = ['005000000000001AAA', '005000000000002AAA'];
const EMPTY: AccountClock = ['', '', ''];

function account(id: string, clock: AccountClock = EMPTY): readonly [string, StoredAccount] {
  return [id, { id, name: 'Acme', clock }];
}

function stakeholder(id: string, values: Partial<StoredStakeholder> = {}): StoredStakeholder {
  return {
    id,
    name: 'Jane',
    accountId: ACME,
    contactId: JANE,
    isActive: true,
    key: '',
    lastContactOn: '',
    createdAt: '',
    ...values,
  };
}

/** @param days of activities of Uma with Jane of Acme */
function planned(days: readonly string[], holdings: Partial<Holdings> = {}): ClockPlan {
  const sums = new ActivitySums(new Set([JANE]), SINCE);
  days.forEach((day) => {
    sums.add({ day, contactId: JANE, accountId: ACME, userId: UMA });
  });
  return planClocks(sums, { accounts: new Map([account(ACME)]), stakeholders: [], coverage: [], ...holdings });
}

describe('the clock of an account', () => {
  const clockOf = (plan: ClockPlan) => plan.accounts.map(({ clock }) => clock);

  it('stays empty where nobody is on the map and nobody ever called', () => {
    assert.deepEqual(clockOf(planned([])), []);
  });

  it('counts who was in contact within the window, and remembers the last day from before it', () => {
    assert.deepEqual(clockOf(planned(['2026-06-01', '2026-05-01'])), [['2026-06-01', '1', '1']]);
    assert.deepEqual(clockOf(planned(['2024-06-01'])), [['2024-06-01', '0', '0']]);
  });

  it('counts nobody where somebody is on the map, unless that person was taken off', () => {
    assert.deepEqual(clockOf(planned([], { stakeholders: [stakeholder('a01')] })), [['', '0', '0']]);
    assert.deepEqual(clockOf(planned([], { stakeholders: [stakeholder('a01', { isActive: false })] })), []);
  });

  it('is put right where activities were deleted, and goes on being counted', () => {
    const accounts = new Map([account(ACME, ['2026-06-01', '1', '1'])]);
    assert.deepEqual(clockOf(planned([], { accounts })), [['', '0', '0']]);
    assert.deepEqual(clockOf(planned([], { accounts: new Map([account(ACME, ['', '0', '0'])]) })), []);
  });

  it('of an account without anything of this is not touched', () => {
    const accounts = new Map([account(BETA), account(ACME)]);
    assert.deepEqual(
      planned(['2026-06-01'], { accounts }).accounts.map(({ id }) => id),
      [ACME],
    );
  });
});

describe('the clock of a stakeholder', () => {
  it('follows the contact on every map that the person is on', () => {
    const stakeholders = [
      stakeholder('a01'),
      stakeholder('a02', { accountId: BETA }),
      stakeholder('a03', { lastContactOn: '2026-06-01' }),
    ];
    assert.deepEqual(planned(['2026-06-01'], { stakeholders }).stakeholders, [
      { id: 'a01', lastContactOn: '2026-06-01' },
      { id: 'a02', lastContactOn: '2026-06-01' },
    ]);
  });

  it('stands still when the contact was deleted', () => {
    const stakeholders = [stakeholder('a01', { contactId: '', lastContactOn: '2026-05-05' })];
    assert.deepEqual(planned([], { stakeholders }).stakeholders, []);
  });
});

describe('coverage', () => {
  const stakeholders = [stakeholder('a01')];
  const row = { id: 'a0c', stakeholderId: 'a01', userId: UMA, lastContactOn: '2026-06-01', contacts: '1' };
  const coverageOf = (days: readonly string[], coverage: Holdings['coverage'] = []) =>
    planned(days, { stakeholders, coverage }).coverage;

  it('is new for a pair within the window, and not for one from before it', () => {
    assert.deepEqual(coverageOf(['2026-06-01', '2024-01-01']), [{ ...row, id: undefined }]);
    assert.deepEqual(coverageOf(['2024-01-01']), []);
  });

  it('is corrected where it differs, to nothing if need be, and never removed', () => {
    assert.deepEqual(coverageOf(['2026-06-01'], [row]), []);
    assert.deepEqual(coverageOf(['2026-06-01', '2026-06-02'], [row]), [
      { ...row, lastContactOn: '2026-06-02', contacts: '2' },
    ]);
    assert.deepEqual(coverageOf(['2024-06-01'], [row]), [{ ...row, lastContactOn: '2024-06-01', contacts: '0' }]);
    assert.deepEqual(coverageOf([], [{ ...row, userId: VIC }]), [
      { ...row, userId: VIC, lastContactOn: '', contacts: '0' },
    ]);
  });

  it('comes in the order of accounts, as stakeholders do', () => {
    const ofTwo = [stakeholder('a01', { accountId: BETA }), stakeholder('a03'), stakeholder('a02')];
    const [first, ...others] = ['a01', 'a02', 'a03'].map((stakeholderId, index) => ({
      ...{ ...row, contacts: '7' },
      ...{ id: `a0${String.fromCharCode(97 + index)}`, stakeholderId },
    }));
    assert.ok(first);
    const plan = planned(['2026-06-01'], { stakeholders: ofTwo, coverage: [first, ...others] });
    const inOrder = ['a02', 'a03', 'a01'];
    assert.deepEqual(
      plan.stakeholders.map(({ id }) => id),
      inOrder,
    );
    assert.deepEqual(
      plan.coverage.map(({ stakeholderId }) => stakeholderId),
      inOrder,
    );
    assert.deepEqual(
      planned(['2026-06-01'], { stakeholders: ofTwo }).coverage.map(({ stakeholderId }) => stakeholderId),
      inOrder,
    );
  });

  it('of somebody whose contact was deleted stays as it is', () => {
    const gone = [stakeholder('a01', { contactId: '' })];
    assert.deepEqual(planned([], { stakeholders: gone, coverage: [row] }).coverage, []);
  });
});
