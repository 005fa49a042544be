import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import ContactMatrix from 'c/contactMatrix';
import type { Colleague, Coverage, Stakeholder, TeamRole } from 'c/stakeholder';

const encode = encodeDefaultFieldValues as unknown as jest.Mock<string, [object]>;
const SAM: Colleague = { id: '005S', name: 'Sam Okafor' };
const MARA: Colleague = { id: '005M', name: 'Mara Lindqvist' };

const person = (name: string, values: Partial<Stakeholder> = {}): Stakeholder => ({
  id: `a0${name}`,
  accountId: '001A',
  accountName: 'Alder',
  name,
  isActive: true,
  version: '',
  ...values,
});
const contact = (name: string, user: Colleague, lastContactOn: string, contacts = 1): Coverage => ({
  stakeholderId: `a0${name}`,
  user,
  lastContactOn,
  contacts,
});
const TEAM: readonly TeamRole[] = [
  {
    id: 'a0T',
    accountId: '001A',
    user: MARA,
    department: 'Service',
    isMainContact: true,
    isDepartmentContact: false,
    version: '',
  },
];
const PEOPLE = [
  person('Bo', { department: 'Legal' }),
  person('Ana', { power: 5, interest: 5, department: 'Purchasing', owner: SAM, executivePeer: SAM }),
];
const DATA = {
  people: PEOPLE,
  coverage: [contact('Ana', SAM, '2026-11-01', 3), contact('Ana', MARA, '2026-01-15')],
  team: TEAM,
  today: '2026-11-22',
  contactDays: 60,
};

async function matrix(values: object): Promise<HTMLElement> {
  const element = createElement('c-contact-matrix', { is: ContactMatrix });
  Object.assign(element, values);
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const all = (element: HTMLElement, selector: string): HTMLElement[] =>
  Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
const texts = (element: HTMLElement, selector: string): string[] =>
  all(element, selector).map(({ childNodes }) =>
    Array.from(childNodes, ({ textContent }) => (textContent ?? '').trim())
      .filter(Boolean)
      .join(' '),
  );

describe('c-contact-matrix', () => {
  const navigate = jest.fn();

  beforeAll(() => {
    // LWC freezes the prototype with the first element, so that a spy could not be taken away again.
    Object.assign(ContactMatrix.prototype, { [NavigationMixin.Navigate]: navigate });
  });

  it('heads columns with our people and rows with theirs, as a table that is read aloud', async () => {
    const element = await matrix(DATA);
    expect(texts(element, 'thead th[scope="col"]')).toEqual([
      'Stakeholder',
      'Mara Lindqvist Main contact · Service',
      'Sam Okafor',
    ]);
    expect(texts(element, 'tbody th[scope="row"]')).toEqual(['Ana Key player · Purchasing', 'Bo Legal']);
    expect(texts(element, 'caption')[0]).toMatch(/^Our people by their people/);
  });

  it('says in each cell when and how often, whose the person is, and that there was none', async () => {
    const element = await matrix(DATA);
    expect(texts(element, 'td')).toEqual(['Jan 15, 2026 · 1×', 'Nov 1, 2026 · 3× Owner · Executive peer', '–', '–']);
    expect(all(element, 'td').map(({ className }) => className)).toEqual(['', 'recent', 'none', 'none']);
  });

  it('sums up how far contact reaches', async () => {
    const element = await matrix(DATA);
    expect(element).toShow('1 of 2 stakeholders were in contact with us in the last 365 days.');
    expect(element).toShow('1 of 2 departments of theirs are touched; not yet: Legal.');
    expect(element).toShow('Coloured: within 60 days.');
  });

  it('names no missing department where all are touched, and none where none is known', async () => {
    expect(await matrix({ ...DATA, people: [PEOPLE[1]] })).toShow(
      '1 of 1 departments of theirs are touched. Our people',
    );
    const people = [person('Ana', { owner: SAM })];
    expect(await matrix({ ...DATA, people })).not.toShow('departments');
  });

  it('leaves no doubt that nothing is recorded', async () => {
    const element = await matrix({ ...DATA, coverage: [] });
    expect(element).toShow('No contact is recorded for the last 365 days, or it was not counted yet.');
    expect(texts(element, 'td').filter((text) => text.startsWith('–'))).toHaveLength(4);
  });

  it('marks the person who is selected, and says who is chosen', async () => {
    const element = await matrix({ ...DATA, selectedId: 'a0Bo' });
    expect(texts(element, 'button[aria-current="true"]')).toEqual(['Bo']);
    const select = jest.fn();
    element.addEventListener('personselect', ({ detail }: CustomEventInit) => {
      select(detail);
    });
    all(element, 'tbody button')[0]?.click();
    expect(select).toHaveBeenCalledWith({ id: 'a0Ana' });
  });

  it('shows 50 of many first, and all when asked', async () => {
    const people = Array.from({ length: 300 }, (_, index) => person(`P${index}`));
    const element = await matrix({ ...DATA, people });
    expect(all(element, 'tbody tr')).toHaveLength(50);
    all(element, 'lightning-button').at(-1)?.click();
    await Promise.resolve();
    expect(all(element, 'tbody tr')).toHaveLength(300);
    expect(all(element, 'lightning-button')).toHaveLength(0);
  });

  it('opens a task to introduce the two of an empty cell', async () => {
    const element = await matrix(DATA);
    const empty = all(element, '.introduce');
    expect(empty.map(({ title }) => title)).toEqual([
      'No contact. New task: introduce Mara Lindqvist to Bo',
      'No contact. New task: introduce Sam Okafor to Bo',
    ]);
    empty[1]?.click();
    expect(navigate).toHaveBeenLastCalledWith(
      expect.objectContaining({ attributes: { objectApiName: 'Task', actionName: 'new' } }),
    );
    expect(encode.mock.lastCall?.[0]).toEqual({
      WhatId: '001A',
      Subject: 'Introduce Sam Okafor to Bo',
      Description: 'No contact between Sam Okafor and Bo is recorded for the last 365 days.',
    });
  });

  it('opens a task about a department that nobody touches, three at most', async () => {
    const names = ['Legal', 'Quality', 'Plant', 'Finance'];
    const people = names.map((department) => person(department, { department, contactId: `003${department}` }));
    const element = await matrix({ ...DATA, people: [...people, PEOPLE[1]] });
    const buttons = all(element, 'lightning-button') as (HTMLElement & { readonly label: string })[];
    expect(buttons.map(({ label }) => label)).toEqual([
      'New task: reach Finance',
      'New task: reach Legal',
      'New task: reach Plant',
    ]);
    buttons[1]?.click();
    expect(encode.mock.lastCall?.[0]).toMatchObject({
      WhatId: '001A',
      WhoId: '003Legal',
      Subject: 'Find a first contact in Legal',
    });
  });

  it('leads by arrow keys from a name to its cells and back, while Tab goes from name to name', async () => {
    const element = await matrix(DATA);
    const [ana, bo] = all(element, 'tbody th button');
    const cells = all(element, '.introduce');
    const focused = () => element.shadowRoot?.activeElement;
    const press = async (key: string): Promise<void> => {
      focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await Promise.resolve();
    };
    bo?.focus();
    await press('ArrowRight');
    expect(focused()).toBe(cells[0]);
    expect(cells[0]?.tabIndex).toBe(0);
    await press('End');
    expect(focused()).toBe(cells[1]);
    expect(cells[0]?.tabIndex).toBe(-1);
    await press('Home');
    expect(focused()).toBe(bo);
    await press('ArrowUp');
    expect(focused()).toBe(ana);
    expect([ana?.tabIndex, bo?.tabIndex]).toEqual([0, 0]);
  });

  it('says that the people of other accounts are not in it', async () => {
    expect(await matrix(DATA)).not.toShow('This table shows the people of');
    expect(await matrix({ ...DATA, ownAccountName: 'Alder' })).toShow('This table shows the people of Alder only');
  });

  it('says that contact is being read', async () => {
    const element = await matrix({ ...DATA, coverage: undefined, coverageState: 'loading' });
    expect(all(element, 'lightning-spinner')[0]).toMatchObject({ alternativeText: 'Reading who was in contact' });
    expect(element).not.toShow('You cannot see');
    expect(all(element, 'table')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it.each<[string, object, string]>([
    [
      'contact that could not be read',
      { ...DATA, coverage: undefined, coverageState: 'failed' },
      'Who was in contact cannot be shown It could not be read. Why, and Try again, stand above the map.',
    ],
    [
      'contact that is hidden',
      { ...DATA, coverage: undefined, coverageState: 'hidden' },
      'You cannot see who was in contact',
    ],
    ['nobody on the map', { ...DATA, people: [] }, 'Nobody is on the map Once stakeholders are on the map'],
    ['contact that the user may not see', { ...DATA, coverage: undefined }, 'You cannot see who was in contact'],
    [
      'nobody of us',
      { ...DATA, people: [person('Ana')], team: [], coverage: [] },
      'Nobody of us is known here Name the account team',
    ],
  ])('says what is to be done with %s', async (_what, values, text) => {
    const element = await matrix(values);
    expect(element).toShow(text);
    expect(all(element, 'table')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('has no accessibility violation', async () => {
    await expect(await matrix(DATA)).toBeAccessible();
  });
});
