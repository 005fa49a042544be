import { createElement } from 'lwc';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import PortfolioProgramme from 'c/portfolioProgramme';
import { parseDecimal } from 'c/tieringMethod';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

const benchmark = (key: string, figure: string, value: number, text: string): object => ({
  key,
  label: key,
  figure,
  value,
  text,
  source: 'Published survey',
});

const RUN = {
  policy: DEFAULT_POLICY,
  windowMonths: 12,
  windowStart: '2025-07-01',
  currency: 'EUR',
  benchmarks: [
    benchmark('Strategic_Share_High', '50 %', 50, '30 % of companies think …'),
    benchmark('Strategic_Share_Low', '25 %', 25, '60 % of companies think …'),
    benchmark('Improvement_Since_Start', '26 %', 26, '71 % of companies saw …'),
  ],
};

const account = (id: string, revenue: string, given: object = {}): [string, Partial<PortfolioAccount>] => [
  id,
  { id, name: id, revenue: parseDecimal(revenue), quartile: 1, ...given },
];

function programme(accounts: readonly [string, Partial<PortfolioAccount>][], run: object = {}): HTMLElement {
  const element = createElement('c-portfolio-programme', { is: PortfolioProgramme });
  Object.assign(element, { run: { ...RUN, ...run }, accounts: new Map(accounts) });
  document.body.append(element);
  return element;
}

describe('c-portfolio-programme', () => {
  it('tells the share of strategic accounts beside both reference lines', async () => {
    const element = programme([account('a', '3000', { designation: 'Strategic' }), account('b', '7000')]);
    expect(element).toShow(
      'Share of strategic accounts 30.0% 25 % 50 % Accounts designated Strategic: 1. Their ranked revenue: 3,000 EUR.',
    );
    expect(element).toShow(
      'For comparison: 60 % of companies think … 30 % of companies think … Source: Published survey.',
    );
    await expect(element).toBeAccessible();
  });

  it('tells the improvement since programme start beside the published one', () => {
    const element = programme([account('a', '150', { baseline: parseDecimal('100') })]);
    expect(element).toShow('Improvement since programme start +50%');
    expect(element).toShow(
      'Accounts with a baseline: 1. Their revenue of a year now: 150 EUR; in the year before the programme: 100 EUR.',
    );
    expect(element).toShow('For comparison: 71 % of companies saw … Source: Published survey.');
  });

  it('says how many programmes are too young to be measured', () => {
    const young = { baseline: parseDecimal('100'), programmeStart: '2026-01-01' };
    expect(programme([account('a', '150', young)])).toShow(
      'Improvement since programme start – No account has a baseline and a programme that began before the window. ' +
        'Enter baseline revenue and programme start on the accounts of the programme. ' +
        'Not counted yet, since their programme began within the window: 1.',
    );
  });

  it('compares no baseline of revenue with another metric', () => {
    const element = programme([account('a', '150', { baseline: parseDecimal('100') })], {
      policy: { ...DEFAULT_POLICY, metric: 'Gross_Profit__c' },
    });
    expect(element).toShow(
      'Improvement since programme start – Baselines are revenue, and this run added up Gross_Profit__c: the two are not compared.',
    );
  });

  it('tells the revenue of accounts that moved down', () => {
    const element = programme([account('a', '20', { quartile: 2, previousQuartile: 1 }), account('b', '80')]);
    expect(element).toShow(
      'Revenue that moved down 20 EUR Accounts in a worse quartile than at the earlier tiering date: 1.',
    );
    expect(element).toShow('Their share of ranked revenue: 20.0%.');
  });

  it('says what to enter where there is nothing to tell', async () => {
    const element = programme([], { benchmarks: [] });
    expect(element).toShow('Set the designation on the account pages.');
    expect(element).toShow('Enter baseline revenue and programme start on the accounts of the programme.');
    expect(element).not.toShow('For comparison');
    await expect(element).toBeAccessible();
  });
});
