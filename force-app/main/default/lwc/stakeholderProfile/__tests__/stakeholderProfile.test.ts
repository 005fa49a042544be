import { createElement } from 'lwc';
import StakeholderProfile from 'c/stakeholderProfile';

const LABELS: Readonly<Record<string, string>> = {
  Role__c: 'Role',
  Level__c: 'Level',
  Department__c: 'Department',
  Relationship_Owner__c: 'Relationship Owner',
  Executive_Peer__c: 'Executive Peer',
};
const PICKLISTS = {
  roles: [{ label: 'Entscheider', value: 'Decision Maker' }],
  levels: [{ label: 'Corporate', value: 'Corporate' }],
};

const infos = (names: readonly string[], updateable = true): object =>
  Object.fromEntries(
    names.map((apiName) => [
      apiName,
      { apiName, label: LABELS[apiName], dataType: 'String', inlineHelpText: null, updateable },
    ]),
  );

async function show(person: object, given: object = {}): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-profile', { is: StakeholderProfile });
  Object.assign(element, {
    person: { id: 'a01', ...person },
    fields: infos(Object.keys(LABELS)),
    picklists: PICKLISTS,
    ...given,
  });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

interface Combobox extends HTMLElement {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const combobox = (element: HTMLElement, field: string): Combobox | null | undefined =>
  element.shadowRoot?.querySelector<Combobox>(`lightning-combobox[data-field="${field}"]`);

describe('c-stakeholder-profile', () => {
  it('asks for role, level, department and our colleagues', async () => {
    const element = await show({ role: 'Decision Maker', department: 'Production' });
    expect(combobox(element, 'Role__c')?.value).toBe('Decision Maker');
    expect(combobox(element, 'Role__c')?.options.map(({ label }) => label)).toEqual(['– none –', 'Entscheider']);
    expect(combobox(element, 'Level__c')?.value).toBe('');
    expect(element.shadowRoot?.querySelectorAll('c-user-picker')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('keeps a role that the picklist does not have any more, and waits for picklists', async () => {
    const element = await show({ role: 'Sponsor' }, { picklists: undefined });
    expect(combobox(element, 'Role__c')?.options.map(({ value }) => value)).toEqual(['', 'Sponsor']);
  });

  it('leaves out what the user may not see', async () => {
    const element = await show({}, { fields: infos(['Role__c']) });
    expect(element.shadowRoot?.querySelectorAll('c-user-picker, c-autosave-text')).toHaveLength(0);
    expect(combobox(element, 'Level__c')).toBeNull();
  });

  it('shows values as text, in the words of the org, to who may not change them', async () => {
    const given = { lockedReason: 'You can look, not change.' };
    const owner = { id: '005', name: 'Sam Okafor' };
    const element = await show({ role: 'Decision Maker', department: 'Production', owner }, given);
    expect(element).toShow('Role Entscheider Level not filled in Department Production Relationship Owner Sam Okafor');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['CPO', 'CFO', 'Theirs: CPO · Ours: CFO'],
    [undefined, undefined, 'Theirs: no title · Ours: no title'],
  ])('puts the titles %s and %s of an executive pair side by side', async (title, peerTitle, expected) => {
    const executivePeer = { id: '005', name: 'Mara Lindqvist', title: peerTitle };
    expect(await show({ title, executivePeer })).toShow(expected);
  });

  it('says nothing of titles without an executive peer', async () => {
    expect(await show({ title: 'CPO' })).not.toShow('Theirs');
  });

  it.each([
    ['[data-field="Role__c"]', 'change', { value: 'Decision Maker' }, { Role__c: 'Decision Maker' }],
    ['[data-field="Level__c"]', 'change', { value: '' }, { Level__c: null }],
    ['c-autosave-text', 'textsave', { value: 'Production' }, { Department__c: 'Production' }],
    ['c-autosave-text', 'textsave', { value: undefined }, { Department__c: null }],
    ['[data-field="Relationship_Owner__c"]', 'userchange', { id: '005' }, { Relationship_Owner__c: '005' }],
    ['[data-field="Executive_Peer__c"]', 'userchange', { id: undefined }, { Executive_Peer__c: null }],
  ])('says a change of %s by %s with %j', async (selector, name, detail, expected) => {
    const element = await show({});
    const changes: unknown[] = [];
    element.addEventListener('fieldchange', (event) => changes.push((event as CustomEvent).detail));
    element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent(name, { detail }));
    expect(changes).toEqual([expected]);
  });
});
