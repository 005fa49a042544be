import { createElement } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import StakeholderBulkEdit from 'c/stakeholderBulkEdit';
import { isEdited, stakeholderColumns } from 'c/stakeholderColumns';

const field = (apiName: string, label: string): FieldInfo => ({
  apiName,
  label,
  dataType: 'String',
  inlineHelpText: null,
  updateable: true,
});
const FIELDS = { Stance__c: field('Stance__c', 'Stance'), Department__c: field('Department__c', 'Department') };
const COLUMNS = stakeholderColumns(FIELDS, false).filter(isEdited);

interface Input extends HTMLElement {
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly disabled?: boolean;
  readonly label?: string;
}

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

interface Shown {
  readonly element: HTMLElement;
  readonly changes: unknown[];
  input(name: string): Input | null;
  give(name: string, value: string): Promise<void>;
  press(label: string): Promise<void>;
  button(label: string): Input | undefined;
}

async function bulkEdit(count = 12): Promise<Shown> {
  const element = createElement('c-stakeholder-bulk-edit', { is: StakeholderBulkEdit });
  const changes: unknown[] = [];
  element.addEventListener('peoplechange', (event) => changes.push((event as CustomEvent).detail));
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  Object.assign(element, { ids, columns: COLUMNS });
  document.body.append(element);
  await rendered();
  const input = (name: string): Input | null =>
    element.shadowRoot?.querySelector<Input>(`[data-input="${name}"]`) ?? null;
  const button = (label: string): Input | undefined =>
    [...(element.shadowRoot?.querySelectorAll<Input>('lightning-button') ?? [])].find((one) => one.label === label);
  return {
    element,
    changes,
    input,
    button,
    give: async (name, value) => {
      input(name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await rendered();
    },
    press: async (label) => {
      button(label)?.click();
      await rendered();
    },
  };
}

describe('c-stakeholder-bulk-edit', () => {
  it('asks for a field, then for a value of it, and offers nothing else before', async () => {
    const shown = await bulkEdit();
    expect(shown.input('field')?.options?.map(({ label }) => label)).toEqual(['Stance', 'Department']);
    expect(shown.input('value')).toBeNull();
    expect(shown.button('Review')?.disabled).toBe(true);
    await expect(shown.element).toBeAccessible();
    await shown.give('field', 'Stance__c');
    expect(shown.input('value')?.options?.map(({ label }) => label)).toContain('Supporter');
    expect(shown.button('Review')?.disabled).toBe(true);
    await shown.give('value', '1');
    expect(shown.button('Review')?.disabled).toBe(false);
    await expect(shown.element).toBeAccessible();
  });

  it('tells how many will change, and changes them once that is confirmed', async () => {
    const shown = await bulkEdit();
    await shown.give('field', 'Stance__c');
    await shown.give('value', '1');
    await shown.press('Review');
    expect(shown.element).toShow('Set Stance to “Supporter”? People: 12');
    expect(shown.changes).toEqual([]);
    await expect(shown.element).toBeAccessible();
    await shown.press('Change 12 people');
    expect(shown.changes).toEqual([
      { ids: Array.from({ length: 12 }, (_, index) => `p${index}`), changes: { Stance__c: 1 } },
    ]);
    expect(shown.element).not.toShow('Set Stance');
  });

  it('empties a field when that is chosen, and says so', async () => {
    const shown = await bulkEdit(1);
    await shown.give('field', 'Stance__c');
    await shown.give('value', '');
    await shown.press('Review');
    expect(shown.element).toShow('Empty Stance? People: 1');
    await shown.press('Change 1 person');
    expect(shown.changes).toEqual([{ ids: ['p0'], changes: { Stance__c: null } }]);
  });

  it('takes words for a field of words', async () => {
    const shown = await bulkEdit(2);
    await shown.give('field', 'Department__c');
    await shown.give('value', ' Finance ');
    await shown.press('Review');
    await shown.press('Change 2 people');
    expect(shown.changes).toEqual([{ ids: ['p0', 'p1'], changes: { Department__c: 'Finance' } }]);
  });

  it('asks for a value anew for another field', async () => {
    const shown = await bulkEdit();
    await shown.give('field', 'Department__c');
    await shown.give('value', 'Finance');
    await shown.give('field', 'Stance__c');
    expect(shown.button('Review')?.disabled).toBe(true);
  });

  it.each<[string, (shown: Shown) => Promise<void>]>([
    ['is cancelled', (shown) => shown.press('Cancel')],
    ['the value changes', (shown) => shown.give('value', '2')],
    [
      'others are selected',
      async (shown) => {
        Object.assign(shown.element, { ids: ['p1'] });
        await rendered();
      },
    ],
  ])('takes the question back when it %s', async (_what, act) => {
    const shown = await bulkEdit();
    await shown.give('field', 'Stance__c');
    await shown.give('value', '1');
    await shown.press('Review');
    await act(shown);
    expect(shown.element).not.toShow('Set Stance');
    expect(shown.changes).toEqual([]);
  });
});
