import { gapAbove, gapBelow, readTieringRun } from 'c/tieringRun';
import type { TieringRun } from 'c/tieringRun';
import { DEFAULT_POLICY, writePolicy } from 'c/tieringPolicy';

type Values = Readonly<Record<string, unknown>>;

const answer = (...runs: readonly Values[]): unknown => ({
  uiapi: {
    query: {
      Tiering_Run__c: {
        edges: runs.map((run) => ({
          node: Object.fromEntries(Object.entries(run).map(([name, value]) => [name, { value }])),
        })),
      },
    },
  },
});

const STORED: Values = {
  Run_Key__c: 'Default:2026-06-30:12',
  Policy__c: 'Default/families',
  Policy_Copy__c: writePolicy(DEFAULT_POLICY),
  As_Of__c: '2026-06-30',
  Window_Start__c: '2025-07-01',
  Window_End__c: '2026-06-30',
  Window_Months__c: 12,
  Currency_Iso_Code__c: null,
  Quartile_1_Highest__c: 1000,
  Quartile_1_Lowest__c: 400,
  Quartile_2_Highest__c: null,
  Quartile_2_Lowest__c: null,
  Quartile_3_Highest__c: 90,
  Quartile_3_Lowest__c: 50,
  Quartile_4_Highest__c: 20,
  Quartile_4_Lowest__c: 1,
};

function run(values: Values = STORED): TieringRun {
  const read = readTieringRun(answer(values));
  if (read === undefined) {
    throw new Error('no run');
  }
  return read;
}

describe('readTieringRun', () => {
  it('reads policy, window and ranges', () => {
    expect(run()).toEqual({
      key: 'Default:2026-06-30:12',
      policyName: 'Default/families',
      policy: DEFAULT_POLICY,
      asOf: '2026-06-30',
      windowStart: '2025-07-01',
      windowEnd: '2026-06-30',
      windowMonths: 12,
      currency: undefined,
      ranges: {
        1: { highest: 1000, lowest: 400 },
        2: { highest: undefined, lowest: undefined },
        3: { highest: 90, lowest: 50 },
        4: { highest: 20, lowest: 1 },
      },
    });
  });

  it('reads what is left of it where fields are hidden or the policy is damaged', () => {
    const { policy, windowMonths, currency } = run({
      Run_Key__c: 'K',
      Policy_Copy__c: '{',
      Currency_Iso_Code__c: 'EUR',
    });
    expect([policy, windowMonths, currency]).toEqual([undefined, undefined, 'EUR']);
  });

  it('is undefined where the run was deleted', () => {
    expect(readTieringRun(answer())).toBeUndefined();
  });
});

describe('the gaps to other quartiles', () => {
  it('pass over an empty quartile', () => {
    expect(gapAbove(run(), 3, 60)).toEqual({ quartile: 1, border: 400, gap: 340 });
    expect(gapBelow(run(), 1, 500)).toEqual({ quartile: 3, border: 90, gap: 410 });
  });

  it('are below zero where the border is passed, as by a customer that damping holds', () => {
    expect(gapAbove(run(), 4, 60)?.gap).toBe(-10);
    expect(gapBelow(run(), 3, 15)?.gap).toBe(-5);
  });

  it('end at the best and at the last quartile', () => {
    expect(gapAbove(run(), 1, 500)).toBeUndefined();
    expect(gapBelow(run(), 4, 5)).toBeUndefined();
  });

  it('look up from below all quartiles for an account that is not ranked', () => {
    expect(gapAbove(run(), undefined, 0)).toEqual({ quartile: 4, border: 1, gap: 1 });
  });
});
