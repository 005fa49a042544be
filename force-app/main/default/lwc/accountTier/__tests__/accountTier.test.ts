import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { accountTier } from 'c/accountTier';

type Values = Readonly<Record<string, string | number | boolean | null>>;

function account(values: Values): RecordRepresentation {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]),
  );
  return { apiName: 'Account', id: '001000000000001AAA', fields };
}

const NEVER_TIERED: Values = {
  Quartile__c: null,
  Previous_Quartile__c: null,
  Revenue_Rank__c: null,
  Customers_Ranked__c: null,
  Window_Revenue__c: null,
  Family_Revenue__c: null,
  Revenue_Share__c: null,
  Cumulative_Share__c: null,
  In_Top_Pool__c: false,
  Border_Gap__c: null,
  Tiered_On__c: null,
  Tiering_Run_Key__c: null,
};
const ORIGIN: Values = { Tiered_On__c: '2017-12-31T10:00:00.000Z', Tiering_Run_Key__c: 'Standard:2017-12-31:12' };

describe('c/accountTier', () => {
  it('has no access where the answer leaves the quartile out', () => {
    expect(accountTier(account({}))).toEqual({ state: 'NoAccess' });
    expect(accountTier(account(ORIGIN))).toEqual({ state: 'NoAccess' });
  });

  it('is not tiered while no run wrote the account', () => {
    expect(accountTier(account(NEVER_TIERED))).toEqual({ state: 'NotTiered' });
  });

  it.each([
    [null, 'NoRevenue'],
    [0, 'Zero'],
    [-0.01, 'Negative'],
    [12.5, 'Family'],
  ])('is unranked when a run left no quartile and revenue is %p', (revenue, reason) => {
    const tier = accountTier(account({ ...NEVER_TIERED, ...ORIGIN, Window_Revenue__c: revenue }));
    expect(tier).toEqual({
      state: 'Unranked',
      reason,
      totals: { windowRevenue: revenue ?? undefined, openPotential: undefined, familyRevenue: undefined },
      origin: { tieredOn: '2017-12-31T10:00:00.000Z', runKey: 'Standard:2017-12-31:12' },
    });
  });

  it('is unranked for the total of its family, where the family is the customer', () => {
    const tier = accountTier(account({ ...NEVER_TIERED, ...ORIGIN, Window_Revenue__c: 12.5, Family_Revenue__c: -7 }));
    expect(tier).toMatchObject({ state: 'Unranked', reason: 'Negative' });
  });

  it('knows a subsidiary by a quartile without a rank, which is not a rank that the user may not see', () => {
    const figures: Values = { ...NEVER_TIERED, ...ORIGIN, Quartile__c: 1 };
    expect(accountTier(account(figures))).toMatchObject({ figures: { isSubsidiary: true, rank: undefined } });
    const { Revenue_Rank__c: _rank, ...hidden } = figures;
    expect(accountTier(account(hidden))).toMatchObject({ figures: { isSubsidiary: false, rank: undefined } });
  });

  it('reads all figures of a ranked account', () => {
    const tier = accountTier(
      account({
        ...ORIGIN,
        Quartile__c: 2,
        Previous_Quartile__c: 3,
        Revenue_Rank__c: 23,
        Customers_Ranked__c: 85,
        Window_Revenue__c: 129384.5,
        Family_Revenue__c: 200000,
        Revenue_Share__c: 1.293128,
        Cumulative_Share__c: 48.1,
        In_Top_Pool__c: true,
        Border_Gap__c: -1200.25,
      }),
    );
    expect(tier).toEqual({
      state: 'Ranked',
      figures: {
        quartile: 2,
        previousQuartile: 3,
        rank: 23,
        customersRanked: 85,
        windowRevenue: 129384.5,
        familyRevenue: 200000,
        isSubsidiary: false,
        revenueShare: 1.293128,
        cumulativeShare: 48.1,
        inTopPool: true,
        borderGap: -1200.25,
      },
      origin: { tieredOn: '2017-12-31T10:00:00.000Z', runKey: 'Standard:2017-12-31:12' },
    });
  });

  it('keeps what is visible when the user may see the quartile alone', () => {
    expect(accountTier(account({ Quartile__c: 4 }))).toMatchObject({
      state: 'Ranked',
      figures: { quartile: 4, rank: undefined, inTopPool: undefined },
      origin: { tieredOn: undefined, runKey: undefined },
    });
  });
});
