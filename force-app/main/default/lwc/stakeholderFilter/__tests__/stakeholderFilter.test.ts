import { createElement } from 'lwc';
import StakeholderFilter from 'c/stakeholderFilter';
import type { Criteria } from 'c/stakeholderMatches';

const FIELDS = Object.fromEntries(
  ['Department', 'Level', 'Role', 'Stance'].map((label) => [`${label}__c`, { apiName: `${label}__c`, label }]),
);
const PICKLISTS = {
  roles: [{ label: 'Champion', value: 'Champion' }],
  levels: [{ label: 'On site', value: 'Local' }],
};

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

/** Base components, as far as these tests read them. */
interface Base extends HTMLElement {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

async function show(given: object = {}) {
  const element = createElement('c-stakeholder-filter', { is: StakeholderFilter });
  const said: Criteria[] = [];
  element.addEventListener('criteriachange', (event) => said.push((event as CustomEvent<Criteria>).detail));
  const departments = ['Finance', 'Plant'];
  Object.assign(element, { fields: FIELDS, picklists: PICKLISTS, departments, found: 2, total: 30, ...given });
  document.body.append(element);
  await rendered();
  const root = element.shadowRoot;
  const comboboxes = () => [...(root?.querySelectorAll<Base>('lightning-combobox') ?? [])];
  const change = (target: Element | null | undefined, value: string) =>
    target?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  const press = async (index: number): Promise<void> => {
    root?.querySelectorAll<HTMLElement>('lightning-button')[index]?.click();
    await rendered();
  };
  return { element, root, said, comboboxes, change, press };
}

describe('c-stakeholder-filter', () => {
  it('counts everybody while nothing is looked for', async () => {
    const { element, root } = await show();
    expect(element).toShow('People: 30');
    expect(root?.querySelectorAll('lightning-button')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('says what is typed, and counts what is found', async () => {
    const { element, root, said, change } = await show({ criteria: { role: 'Champion' } });
    expect(element).toShow('2 of 30 people');
    change(root?.querySelector('lightning-input'), 'ann');
    expect(said).toEqual([{ role: 'Champion', text: 'ann' }]);
  });

  it('offers departments, levels, roles and stances, and nothing the user may not see', async () => {
    const { comboboxes, press, element } = await show();
    expect(comboboxes()).toEqual([]);
    await press(0);
    expect(comboboxes().map(({ label, options }) => [label, ...options.map((option) => option.label)])).toEqual([
      ['Department', 'All', 'Finance', 'Plant', 'Not filled in'],
      ['Level', 'All', 'On site', 'Not filled in'],
      ['Role', 'All', 'Champion', 'Not filled in'],
      ['Stance', 'All', 'Opponent', 'Sceptic', 'Neutral', 'Supporter', 'Champion', 'Not filled in'],
    ]);
    await expect(element).toBeAccessible();
    const { Stance__c: _, ...visible } = FIELDS;
    Object.assign(element, { fields: visible });
    await rendered();
    expect(comboboxes().map(({ label }) => label)).not.toContain('Stance');
  });

  it('says what is chosen, and what is not any more', async () => {
    const { comboboxes, press, said, change } = await show({ criteria: { text: 'a', level: 'Local' } });
    await press(0);
    change(comboboxes()[3], '-2');
    change(comboboxes()[1], '(all)');
    expect(said).toEqual([
      { text: 'a', level: 'Local', stance: '-2' },
      { text: 'a', level: undefined },
    ]);
  });

  it('counts the filters that are chosen, and clears all at once', async () => {
    const { root, said, press } = await show({ criteria: { text: 'a', level: 'Local', stance: '0' } });
    const labels = [...(root?.querySelectorAll<Base>('lightning-button') ?? [])].map(({ label }) => label);
    expect(labels).toEqual(['Filters (2)', 'Clear all']);
    await press(1);
    expect(said).toEqual([{}]);
  });
});
