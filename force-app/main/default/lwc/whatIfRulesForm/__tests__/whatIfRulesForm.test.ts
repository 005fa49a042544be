import { createElement } from 'lwc';
import WhatIfRulesForm from 'c/whatIfRulesForm';
import type { WhatIfRules } from 'c/whatIfTiering';

const RULES: WhatIfRules = {
  method: 'EqualCount',
  topSharePercent: '50',
  ties: 'Split',
  zeroTotals: 'Unranked',
  customer: 'Account',
};

interface Field extends HTMLElement {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
}

interface Shown {
  readonly element: HTMLElement;
  readonly changes: WhatIfRules[];
}

function form(given: object = {}): Shown {
  const element = createElement('c-what-if-rules-form', { is: WhatIfRulesForm });
  Object.assign(element, { rules: RULES, ...given });
  const changes: WhatIfRules[] = [];
  element.addEventListener('ruleschange', (event) => {
    changes.push((event as CustomEvent<WhatIfRules>).detail);
  });
  document.body.append(element);
  return { element, changes };
}

const field = (element: HTMLElement, label: string): Field | undefined =>
  [
    ...(element.shadowRoot?.querySelectorAll<Field>('lightning-combobox, lightning-input, lightning-button') ?? []),
  ].find((one) => one.label === label);

function enter(element: HTMLElement, label: string, value: string): void {
  field(element, label)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

describe('c-what-if-rules-form', () => {
  it('shows the rules in words, and is accessible', async () => {
    const { element } = form();
    expect(
      ['Method', 'A customer is', 'Equal totals at a border', 'Customers with a total of zero'].map(
        (label) => field(element, label)?.value,
      ),
    ).toEqual(['EqualCount', 'Account', 'Split', 'Unranked']);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Method', 'TopShare', { method: 'TopShare' }],
    ['A customer is', 'UltimateParent', { customer: 'UltimateParent' }],
    ['Equal totals at a border', 'ShareBetter', { ties: 'ShareBetter' }],
    ['Customers with a total of zero', 'Ranked', { zeroTotals: 'Ranked' }],
  ])('tells what was chosen as %s, with the other rules as they were', (label, value, changed) => {
    const { element, changes } = form();
    enter(element, label, value);
    expect(changes).toEqual([{ ...RULES, ...changed }]);
  });

  it('asks for the top share only where it decides a quartile', async () => {
    expect(field(form().element, 'Top share in percent')).toBeUndefined();
    const { element } = form({ rules: { ...RULES, method: 'TopShare' } });
    expect(field(element, 'Top share in percent')?.value).toBe('50');
    await expect(element).toBeAccessible();
  });

  it.each(['80', '0.5', '100', '33.333333'])('takes a top share of %s', (value) => {
    const { element, changes } = form({ rules: { ...RULES, method: 'TopShare' } });
    enter(element, 'Top share in percent', value);
    expect(changes.map(({ topSharePercent }) => topSharePercent)).toEqual([value]);
  });

  it.each(['', '0', '-5', '100.1', '1e1', 'half'])('waits while the top share is %j', (value) => {
    const { element, changes } = form({ rules: { ...RULES, method: 'TopShare' } });
    enter(element, 'Top share in percent', value);
    expect(changes).toEqual([]);
  });

  it('asks for the rules of the run again, when they are others', () => {
    const { element } = form();
    const reset = jest.fn();
    element.addEventListener('rulesreset', reset);
    field(element, 'Back to the rules of the run')?.click();
    expect(reset).toHaveBeenCalledTimes(1);
    expect(field(form({ isOfRun: true }).element, 'Back to the rules of the run')?.disabled).toBe(true);
  });
});
