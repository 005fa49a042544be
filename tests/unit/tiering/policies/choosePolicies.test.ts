import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyRecord } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../../../../scripts/cli/index.ts';
import type { PolicyChoice } from '../../../../scripts/tiering/index.ts';
import { choosePolicies } from '../../../../scripts/tiering/policies/choosePolicies.ts';

const PLAIN: PolicyChoice = { policy: undefined, overrides: {}, allowUnusualWindow: false };

function record(name: string, values: PolicyRecord = {}): PolicyRecord {
  return { DeveloperName: name, MasterLabel: `${name} label`, Active__c: true, ...values };
}

const WRITER = record('Main', { Writes_To_Account__c: true });
const SIDE = record('Also');
const ASLEEP = record('Asleep', { Active__c: false, Writes_To_Account__c: true });

function names(records: readonly PolicyRecord[], choice: Partial<PolicyChoice> = {}): string[] {
  return choosePolicies(records, { ...PLAIN, ...choice }).map(({ name, writesToAccount }) =>
    writesToAccount ? `${name}!` : name,
  );
}

function refusal(records: readonly PolicyRecord[], choice: Partial<PolicyChoice> = {}): CommandError {
  try {
    choosePolicies(records, { ...PLAIN, ...choice });
  } catch (thrown) {
    assert.ok(thrown instanceof CommandError);
    return thrown;
  }
  return assert.fail('it was taken');
}

describe('choosePolicies', () => {
  it('takes the built-in one where there is none', () => {
    assert.deepEqual(names([]), ['Default!']);
  });

  it('takes all active ones, the one that writes to Account first', () => {
    assert.deepEqual(names([SIDE, ASLEEP, WRITER]), ['Main!', 'Also']);
  });

  it('takes active ones that write history only, where none writes to Account', () => {
    assert.deepEqual(names([SIDE, ASLEEP]), ['Also']);
  });

  it('takes the one that is named, whatever the case, and lets no inactive one write to Account', () => {
    assert.deepEqual(names([SIDE, WRITER, ASLEEP], { policy: 'MAIN' }), ['Main!']);
    assert.deepEqual(names([SIDE, WRITER, ASLEEP], { policy: 'Also' }), ['Also']);
    assert.deepEqual(names([SIDE, WRITER, ASLEEP], { policy: 'Asleep' }), ['Asleep']);
  });

  it('changes the one that writes to Account, or the one that is named', () => {
    const overrides = { metric: 'Gross_Profit__c' };
    assert.deepEqual(names([SIDE, WRITER], { overrides }), ['Main/Gross_Profit__c!']);
    assert.deepEqual(names([SIDE, WRITER], { overrides, policy: 'Also' }), ['Also/Gross_Profit__c']);
  });

  it('gives what flags do not change no other name', () => {
    assert.deepEqual(names([WRITER], { overrides: { metric: 'Amount', windowMonths: 48, history: 'All' } }), ['Main!']);
  });

  for (const [what, records, choice, code, told] of [
    [
      'two that write to Account',
      [WRITER, record('Rival', { Writes_To_Account__c: true })],
      {},
      'TWO_POLICIES_WRITE_TO_ACCOUNT',
      /Main and Rival all write to Account/,
    ],
    [
      'two that write to Account even when one is named',
      [WRITER, record('Rival', { Writes_To_Account__c: true })],
      { policy: 'Main' },
      'TWO_POLICIES_WRITE_TO_ACCOUNT',
      /Main and Rival/,
    ],
    ['none that is active', [ASLEEP], {}, 'NO_ACTIVE_POLICY', /None of the policies Asleep is active/],
    ['a name that there is not', [WRITER], { policy: 'Nope' }, 'UNKNOWN_POLICY', /no policy called Nope/],
    [
      'flags where it is not clear what they change',
      [SIDE],
      { overrides: { metric: 'Amount' } },
      'NO_POLICY_TO_CHANGE',
      /not clear which one/,
    ],
    [
      'a wrong field',
      [record('Main', { Top_Share_Percent__c: 0 })],
      {},
      'INVALID_POLICY',
      /^Tiering_Policy__mdt Main: Top_Share_Percent__c is "0"; .* above 0 and at most 100/,
    ],
    [
      'a wrong field of any that is to run',
      [WRITER, record('Second', { Method__c: 'Median' })],
      {},
      'INVALID_POLICY',
      /^Tiering_Policy__mdt Second: Method__c is "Median"; allowed are EqualCount/,
    ],
    [
      'a filter value without a field',
      [record('Main', { Filter_Value__c: 'New' })],
      {},
      'INVALID_POLICY',
      /Filter_Field__c is empty/,
    ],
    [
      'an unusual window',
      [record('Main', { Window_Months__c: 24 })],
      {},
      'UNUSUAL_WINDOW',
      /^Tiering_Policy__mdt Main: Window_Months__c is "24"; it must be 12 to 18 or 36 to 60 months, unless Allow_Unusual/,
    ],
    [
      'an unusual window by flag',
      [WRITER],
      { overrides: { windowMonths: 61 } },
      'UNUSUAL_WINDOW',
      /^A window of 61 months is unusual/,
    ],
    [
      'a name too long to keep',
      [WRITER],
      { overrides: { filter: { field: 'Type', value: 'x'.repeat(120) } } },
      'NAME_TOO_LONG',
      /longer than the 120 characters/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const error = refusal(records, choice);
      assert.equal(error.code, code);
      assert.match(error.message, told);
      assert.match(error.nextStep, /\S/);
      const byFlag = 'overrides' in choice || code === 'UNKNOWN_POLICY';
      assert.equal(error.exit, byFlag ? 'usage' : 'orgNotReady');
    });
  }

  it('does not look at inactive ones that nobody asked for', () => {
    assert.deepEqual(names([WRITER, record('Draft', { Active__c: false, Method__c: 'Median' })]), ['Main!']);
  });

  it('takes an unusual window where policy or flag allow it', () => {
    assert.deepEqual(names([{ ...WRITER, Window_Months__c: 24, Allow_Unusual_Window__c: true }]), ['Main!']);
    assert.deepEqual(names([WRITER], { overrides: { windowMonths: 24 }, allowUnusualWindow: true }), ['Main!']);
  });

  it('names every change that can move a customer, in one order', () => {
    const overrides = {
      dampingPercent: '5',
      zeroTotals: 'Ranked',
      ties: 'ShareBetter',
      topSharePercent: '80',
      method: 'EqualRevenue',
      customer: 'UltimateParent',
      filter: { field: 'Type', value: "a:'b" },
      openPotential: 'Weighted',
      metric: 'Gross_Profit__c',
    } as const;
    const [policy] = choosePolicies([WRITER], { ...PLAIN, overrides });
    const changes =
      "Gross_Profit__c/potential-weighted/Type=a:'b/families/equal-revenue/top-80/shared-ties/ranked-zeros/damping-5";
    assert.equal(policy?.name, `Main/${changes}`);
    assert.equal(policy.label, `Main label (${changes.replaceAll('/', ', ')})`);
  });

  it('gives no two changes one name, whatever stands in the value of a filter', () => {
    const byType = (value: string) => ({ filter: { field: 'Type', value } });
    assert.deepEqual(names([WRITER], { overrides: byType('A/families') }), ['Main/Type=A%2Ffamilies!']);
    assert.deepEqual(names([WRITER], { overrides: byType('A%2Ffamilies') }), ['Main/Type=A%252Ffamilies!']);
    const families = { ...byType('A'), customer: 'UltimateParent' } as const;
    assert.deepEqual(names([WRITER], { overrides: families }), ['Main/Type=A/families!']);
  });
});
