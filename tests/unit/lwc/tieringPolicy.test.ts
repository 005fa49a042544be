import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DEFAULT_POLICY,
  checkPolicy,
  readBenchmarks,
  readPolicy,
  writePolicy,
} from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { PolicyRecord, TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';

function policyOf(record: PolicyRecord): TieringPolicy {
  const checked = checkPolicy(record);
  assert.ok('policy' in checked, JSON.stringify(checked));
  return checked.policy;
}

function problemsOf(record: PolicyRecord): string[] {
  const checked = checkPolicy(record);
  assert.ok('problems' in checked, 'it was taken');
  return checked.problems.map(({ field, message }) => `${field} ${message}`);
}

/** Every field filled, with nothing at its default. */
const FULL: PolicyRecord = {
  DeveloperName: 'Profit',
  MasterLabel: 'Gross profit, families',
  Writes_To_Account__c: true,
  Metric__c: 'Gross_Profit__c',
  Open_Potential__c: 'Weighted',
  Window_Months__c: 48,
  Window_End__c: 'LastCompleteMonth',
  Customer__c: 'UltimateParent',
  Method__c: 'TopShare',
  Top_Share_Percent__c: 62.5,
  Ties__c: 'ShareBetter',
  Damping_Percent__c: 10,
  Zero_Totals__c: 'Ranked',
  History__c: 'All',
  Filter_Field__c: 'Type',
  Filter_Value__c: 'New Business',
  Pool_Fewest__c: 3,
  Pool_Most__c: 5,
};

describe('checkPolicy', () => {
  it('takes what every field says', () => {
    assert.deepEqual(policyOf(FULL), {
      name: 'Profit',
      label: 'Gross profit, families',
      writesToAccount: true,
      metric: 'Gross_Profit__c',
      openPotential: 'Weighted',
      windowMonths: 48,
      windowEnd: 'LastCompleteMonth',
      customer: 'UltimateParent',
      method: 'TopShare',
      topSharePercent: '62.5',
      ties: 'ShareBetter',
      dampingPercent: '10',
      zeroTotals: 'Ranked',
      history: 'All',
      filter: { field: 'Type', value: 'New Business' },
      pool: { fewest: 3, most: 5 },
    });
  });

  for (const [what, empty] of [
    ['null', null],
    ['empty text', ''],
    ['blanks', '  '],
    ['absence', undefined],
  ] as const) {
    it(`reads ${what} as the default`, () => {
      const record = Object.fromEntries(Object.keys(FULL).map((field) => [field, empty]));
      assert.deepEqual(policyOf({ ...record, Writes_To_Account__c: true }), DEFAULT_POLICY);
    });
  }

  it('takes a name as label where there is none, and does not write to accounts unless told', () => {
    const { label, writesToAccount } = policyOf({ DeveloperName: 'Trial' });
    assert.deepEqual({ label, writesToAccount }, { label: 'Trial', writesToAccount: false });
  });

  it('takes one limit of the pool without the other', () => {
    assert.deepEqual(policyOf({ Pool_Fewest__c: 0 }).pool, { fewest: 0 });
    assert.deepEqual(policyOf({ Pool_Most__c: 9 }).pool, { most: 9 });
  });

  it('takes a filter by record type', () => {
    const record = { Filter_Field__c: 'RecordType.DeveloperName', Filter_Value__c: 'New_Business' };
    assert.deepEqual(policyOf(record).filter, { field: 'RecordType.DeveloperName', value: 'New_Business' });
  });

  for (const [record, problem] of [
    [{ Method__c: 'Median' }, 'Method__c is "Median"; allowed are EqualCount, EqualRevenue, TopShare'],
    [{ Ties__c: 'split' }, 'Ties__c is "split"; allowed are Split, ShareBetter'],
    [{ Metric__c: 'Amount, Id' }, /^Metric__c is "Amount, Id"; it must be the API name/],
    [{ Window_Months__c: 0 }, 'Window_Months__c is "0"; it must be a whole number from 1 to 999'],
    [{ Window_Months__c: 1000 }, /from 1 to 999$/],
    [{ Window_Months__c: 12.5 }, /from 1 to 999$/],
    [{ Top_Share_Percent__c: 0 }, /^Top_Share_Percent__c is "0"; .* above 0 and at most 100/],
    [{ Top_Share_Percent__c: 100.000001 }, /at most 100/],
    [{ Top_Share_Percent__c: 'half' }, /^Top_Share_Percent__c is "half"/],
    [{ Top_Share_Percent__c: '50.1234567' }, /at most six decimals/],
    [{ Damping_Percent__c: -1 }, /^Damping_Percent__c is "-1"; .* from 0 to 50/],
    [{ Damping_Percent__c: 51 }, /from 0 to 50/],
    [{ Filter_Field__c: 'Type' }, /^Filter_Field__c is "Type", but Filter_Value__c is empty/],
    [{ Filter_Value__c: 'New' }, /^Filter_Value__c is "New", but Filter_Field__c is empty/],
    [{ Filter_Field__c: 'Owner.Name', Filter_Value__c: 'Ann' }, /^Filter_Field__c is "Owner.Name"; .* or RecordType/],
    [{ Pool_Fewest__c: -1 }, /^Pool_Fewest__c is "-1"; it must be a whole number from 0 to 999999/],
    [{ Pool_Most__c: 0 }, /^Pool_Most__c is "0"; it must be a whole number from 1/],
    [{ Pool_Fewest__c: 6, Pool_Most__c: 5 }, /^Pool_Fewest__c is 6, more than Pool_Most__c, which is 5/],
  ] as const) {
    it(`refuses ${JSON.stringify(record)}, naming field and range`, () => {
      const [told = '', ...more] = problemsOf(record);
      assert.deepEqual(more, []);
      if (typeof problem === 'string') {
        assert.equal(told, problem);
      } else {
        assert.match(told, problem);
      }
    });
  }

  it('tells all problems at once', () => {
    const fields = problemsOf({ Method__c: 'x', Window_Months__c: 0, Damping_Percent__c: 99 }).map(
      (problem) => problem.split(' ')[0],
    );
    assert.deepEqual(fields, ['Window_Months__c', 'Method__c', 'Damping_Percent__c']);
  });
});

describe('the copy of a policy', () => {
  for (const policy of [DEFAULT_POLICY, policyOf(FULL), { ...DEFAULT_POLICY, name: 'Default/Gross_Profit__c' }]) {
    it(`is read as it was written: ${policy.name}`, () => {
      assert.deepEqual(readPolicy(writePolicy(policy)), policy);
    });
  }

  for (const text of [
    '',
    'nonsense',
    'null',
    '[]',
    '{}',
    '{"name":7}',
    '{"name":"A","filter":3}',
    '{"name":"A","method":"x"}',
  ]) {
    it(`is none when it reads ${text}`, () => {
      assert.equal(readPolicy(text), undefined);
    });
  }
});

describe('readBenchmarks', () => {
  const line = {
    key: 'Low',
    label: 'Lower line',
    figure: '25 %',
    value: 25,
    text: 'What it says.',
    source: 'A survey',
  };

  it('reads what a run stores', () => {
    const { value: _, ...withoutValue } = line;
    assert.deepEqual(readBenchmarks(JSON.stringify([line, withoutValue])), [line, { ...line, value: undefined }]);
  });

  it('leaves out what names no figure', () => {
    assert.deepEqual(readBenchmarks(JSON.stringify([null, 3, {}, { key: 'A' }, { key: 'B', figure: '1 %' }])), [
      { key: 'B', label: 'B', figure: '1 %', value: undefined, text: '', source: '' },
    ]);
  });

  for (const text of ['', '{}', 'null', 'nonsense']) {
    it(`is empty when it reads ${text}`, () => {
      assert.deepEqual(readBenchmarks(text), []);
    });
  }
});
