import { withMissingParents } from 'c/portfolioAccounts';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import {
  bottomWithManager,
  improvement,
  inTopPool,
  movedDownPart,
  ownTotal,
  rankedTotal,
  strategicPart,
  topWithoutManager,
} from 'c/portfolioFigures';
import type { RankedBy } from 'c/portfolioFigures';
import { formatDecimal, parseDecimal } from 'c/tieringMethod';

const ACCOUNTS: RankedBy = { customer: 'Account', openPotential: 'None' };
const YEAR = { windowMonths: 12, windowStart: '2025-07-01' };
const FAMILIES: RankedBy = { ...ACCOUNTS, customer: 'UltimateParent' };

type Given = Partial<Omit<PortfolioAccount, 'revenue' | 'openPotential' | 'familyRevenue' | 'baseline'>> & {
  readonly revenue?: string;
  readonly openPotential?: string;
  readonly familyRevenue?: string;
  readonly baseline?: string;
};

/** An account with nothing known but what is given. */
function account(id: string, given: Given): PortfolioAccount {
  const nothing = withMissingParents(new Map([['', { parentId: id, id: '', name: '' } as PortfolioAccount]])).get(id);
  if (nothing === undefined) {
    throw new Error('A missing parent was not added.');
  }
  const { revenue, openPotential, familyRevenue, baseline, ...rest } = given;
  const money = (text: string | undefined) => (text === undefined ? undefined : parseDecimal(text));
  return {
    ...nothing,
    name: id,
    ...rest,
    revenue: money(revenue),
    openPotential: money(openPotential),
    familyRevenue: money(familyRevenue),
    baseline: money(baseline),
  };
}

const ids = (accounts: readonly PortfolioAccount[]): string[] => accounts.map(({ id }) => id);

describe('c/portfolioFigures', () => {
  it('counts potential beside revenue only where the policy does', () => {
    const both = account('a', { revenue: '0.1', openPotential: '0.2' });
    const texts = (['None', 'Weighted'] as const).map((openPotential) => {
      const total = ownTotal(both, { ...ACCOUNTS, openPotential });
      return total && formatDecimal(total);
    });
    expect(texts).toEqual(['0.1', '0.3']);
    expect(ownTotal(account('b', { openPotential: '5' }), ACCOUNTS)).toBeUndefined();
    expect(ownTotal(account('b', { openPotential: '5' }), { ...ACCOUNTS, openPotential: 'Unweighted' })).toEqual(
      parseDecimal('5'),
    );
  });

  it('takes a family’s total for its parent, and the own one below', () => {
    expect(rankedTotal(account('p', { revenue: '1', familyRevenue: '9' }), FAMILIES)).toBe(9);
    expect(rankedTotal(account('s', { revenue: '8' }), FAMILIES)).toBe(8);
    expect(rankedTotal(account('n', {}), ACCOUNTS)).toBe(0);
  });

  describe('share of strategic accounts', () => {
    it('is undefined where nothing was ranked', () => {
      expect(strategicPart([], ACCOUNTS)).toEqual({ accounts: 0, total: 0, share: undefined });
    });

    it('is of what was ranked: credits of unranked accounts take nothing away', () => {
      const part = strategicPart(
        [
          account('a', { revenue: '30', quartile: 1, designation: 'Strategic' }),
          account('b', { revenue: '70', quartile: 1, designation: 'Nurture' }),
          account('c', { revenue: '-50', designation: 'Strategic' }),
        ],
        ACCOUNTS,
      );
      expect(part).toEqual({ accounts: 1, total: 30, share: 30 });
    });

    it('takes what lies below a strategic parent along only where customers are families', () => {
      const family = [
        account('p', { revenue: '10', quartile: 1, designation: 'Strategic' }),
        account('s', { revenue: '20', quartile: 1, parentId: 'p' }),
        account('o', { revenue: '70', quartile: 2 }),
      ];
      expect(strategicPart(family, FAMILIES)).toEqual({ accounts: 2, total: 30, share: 30 });
      expect(strategicPart(family, ACCOUNTS)).toEqual({ accounts: 1, total: 10, share: 10 });
    });
  });

  it('adds up what accounts bring that are in a worse quartile than before', () => {
    const accounts = [
      account('a', { revenue: '60', quartile: 1, previousQuartile: 2 }),
      account('b', { revenue: '25', quartile: 2, previousQuartile: 1 }),
      account('c', { revenue: '10', quartile: 3, previousQuartile: 3 }),
      account('d', { revenue: '5', quartile: 4 }),
      account('e', { revenue: '-9', previousQuartile: 1 }),
    ];
    expect(movedDownPart(accounts, ACCOUNTS)).toEqual({ accounts: 1, total: 25, share: 25 });
  });

  describe('improvement since programme start', () => {
    it('compares a year with the year of the baseline', () => {
      const accounts = [
        account('a', { revenue: '240', baseline: '100' }),
        account('b', { revenue: '60', baseline: '100' }),
        account('without baseline', { revenue: '999' }),
        account('baseline of zero', { revenue: '999', baseline: '0' }),
      ];
      const measured = { accounts: 2, tooYoung: 0, baseline: 200 };
      expect(improvement(accounts, YEAR)).toEqual({ ...measured, now: 300, change: 50 });
      expect(improvement(accounts, { ...YEAR, windowMonths: 24 })).toEqual({ ...measured, now: 150, change: -25 });
    });

    it('counts an account that won nothing any more', () => {
      const accounts = [account('a', { revenue: '150', baseline: '100' }), account('lost', { baseline: '100' })];
      expect(improvement(accounts, YEAR)).toEqual({ accounts: 2, tooYoung: 0, baseline: 200, now: 150, change: -25 });
    });

    it('leaves out programmes that began in the window, which holds revenue of the time before', () => {
      const accounts = [
        account('old', { revenue: '150', baseline: '100', programmeStart: '2025-07-01' }),
        account('young', { revenue: '900', baseline: '100', programmeStart: '2025-07-02' }),
      ];
      expect(improvement(accounts, YEAR)).toEqual({ accounts: 1, tooYoung: 1, baseline: 100, now: 150, change: 50 });
      expect(improvement(accounts.slice(1), YEAR)).toMatchObject({ accounts: 0, tooYoung: 1, change: undefined });
    });

    it('is undefined without a baseline, or without a window', () => {
      expect(improvement([account('a', { revenue: '1' })], YEAR)).toBeUndefined();
      const nowhere = { windowMonths: undefined, windowStart: undefined };
      expect(improvement([account('a', { revenue: '1', baseline: '1' })], nowhere)).toBeUndefined();
    });
  });

  describe('lists', () => {
    const accounts = [
      account('pool', { quartile: 1, rank: 1, inTopPool: true, managerId: '005' }),
      account('alone', { quartile: 1, rank: 2 }),
      account('subsidiary', { quartile: 1, inTopPool: true }),
      account('bottom with manager', { quartile: 4, rank: 9, managerId: '005' }),
      account('bottom and strategic', { quartile: 4, rank: 10, designation: 'Strategic' }),
      account('bottom', { quartile: 4, rank: 11, designation: 'None' }),
      account('unranked with manager', { managerId: '005' }),
    ];

    it('tells the customers of the top pool, without their subsidiaries', () => {
      expect(ids(inTopPool(accounts))).toEqual(['pool']);
    });

    it('tells customers of the top quartile without a manager, without their subsidiaries', () => {
      expect(ids(topWithoutManager(accounts))).toEqual(['alone']);
    });

    it('tells accounts of the bottom quartile with a manager or called strategic', () => {
      expect(ids(bottomWithManager(accounts))).toEqual(['bottom with manager', 'bottom and strategic']);
    });
  });
});
