import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planKeys } from '../../../scripts/contacts/keys/index.ts';
import type { KeyedRecord } from '../../../scripts/contacts/keys/index.ts';

/** A record of the year in its name. */
function record(name: string, stored: string, wanted: string, values: Partial<KeyedRecord> = {}): KeyedRecord {
  return {
    object: 'Stakeholder__c',
    field: 'Stakeholder_Key__c',
    id: `a00${name}`,
    name,
    createdAt: `${name}-01-01T00:00:00.000Z`,
    isActive: true,
    stored,
    wanted,
    ...values,
  };
}

/** Names by what becomes of them: healed keys, and who is told beside whom. */
function planned(...records: readonly KeyedRecord[]): unknown {
  const { stale, duplicates } = planKeys(records);
  return {
    healed: stale.map(({ name, before, after }) => [name, before, after]),
    told: duplicates.map(({ first, others }) => [first.name, ...others.map(({ name }) => name)]),
  };
}

const NOTHING = { healed: [], told: [] };

describe('keys', () => {
  it('that are right are left alone', () => {
    assert.deepEqual(planned(), NOTHING);
    assert.deepEqual(
      planned(record('2020', 'A:1', 'A:1'), record('2021', 'A:2', 'A:2'), record('2022', '', '')),
      NOTHING,
    );
  });

  it('that name what is gone are healed, or emptied where nothing is named any more', () => {
    assert.deepEqual(planned(record('2020', 'OLD:1', 'A:1'), record('2021', 'A:2', '')), {
      healed: [
        ['2020', 'OLD:1', 'A:1'],
        ['2021', 'A:2', ''],
      ],
      told: [],
    });
  });

  it('of two that became one person are healed for the older, and the newer is told', () => {
    const [older, newer] = [record('2020', 'OLD:1', 'A:1'), record('2021', 'A:OLD', 'A:1')];
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      assert.deepEqual(planned(...order), { healed: [['2020', 'OLD:1', 'A:1']], told: [['2020', '2021']] });
    }
  });

  it('stay with the newer one that holds the right one already, and it is told all the same', () => {
    assert.deepEqual(planned(record('2020', 'A:OLD', 'A:1'), record('2021', 'A:1', 'A:1')), {
      healed: [],
      told: [['2020', '2021']],
    });
  });

  it('go to who is active before who is older, and who is inactive is nobody to decide about', () => {
    assert.deepEqual(planned(record('2020', 'A:OLD', 'A:1', { isActive: false }), record('2021', 'OLD:1', 'A:1')), {
      healed: [['2021', 'OLD:1', 'A:1']],
      told: [],
    });
  });

  it('of three are told as one group, whatever case they are written in', () => {
    const roles = ['2020', '2021', '2022'].map((year) =>
      record(year, `OLD:${year}`, year === '2021' ? 'A:sales' : 'A:Sales'),
    );
    assert.deepEqual(planned(...roles), {
      healed: [['2020', 'OLD:2020', 'A:Sales']],
      told: [['2020', '2021', '2022']],
    });
  });

  it('of different fields have nothing to do with each other', () => {
    const other = record('2021', 'A:1', 'A:1', { field: 'Link_Key__c' });
    assert.deepEqual(planned(record('2020', 'A:1', 'A:1'), other), NOTHING);
  });
});
