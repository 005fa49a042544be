import { createElement } from 'lwc';
import OtherPolicies from 'c/otherPolicies';

function show(standings: readonly object[]): HTMLElement {
  const element = createElement('c-other-policies', { is: OtherPolicies });
  Object.assign(element, { standings });
  document.body.append(element);
  return element;
}

const PROFIT = {
  id: '1',
  policy: 'Profit',
  metric: 'Gross_Profit__c',
  quartile: 2,
  rank: 1234,
  total: 88000,
  asOf: '2026-06-30',
};

describe('c-other-policies', () => {
  it('tells what each says', () => {
    expect(show([PROFIT])).toShow('Profit (Gross_Profit__c) 2 1,234 88,000.00 Jun 30, 2026');
  });

  it('tells of one that does not rank the account, and of hidden figures', () => {
    const left = { id: '2', policy: 'Capital', asOf: '2026-06-30' };
    expect(show([left])).toShow('Capital not ranked Jun 30, 2026');
  });

  it('is accessible', async () => {
    await expect(show([PROFIT])).toBeAccessible();
  });
});
