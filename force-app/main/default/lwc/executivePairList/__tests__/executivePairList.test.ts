import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import ExecutivePairList from 'c/executivePairList';
import type { Colleague, Coverage, Stakeholder } from 'c/stakeholder';

const encode = encodeDefaultFieldValues as unknown as jest.Mock<string, [object]>;
const SAM: Colleague = { id: '005S', name: 'Sam Okafor', title: 'Account Manager' };
const MARA: Colleague = { id: '005M', name: 'Mara Lindqvist', title: 'Managing Director' };
const CFO = 'Chief Financial Officer';

const person = (name: string, values: Partial<Stakeholder> = {}): Stakeholder => ({
  id: `a0${name}`,
  accountId: '001A',
  accountName: 'Alder',
  contactId: `003${name}`,
  name,
  isActive: true,
  version: '',
  ...values,
});
const met = (name: string, user: Colleague, lastContactOn: string): Coverage => ({
  stakeholderId: `a0${name}`,
  user,
  lastContactOn,
  contacts: 1,
});
const ANA = person('Ana', { title: CFO, level: 'Corporate', power: 5, interest: 4, executivePeer: MARA });
const BEN = person('Ben', { title: CFO, executivePeer: SAM });
const CLEO = person('Cleo', { title: CFO, power: 5, interest: 5 });
const peerField = (updateable: boolean): object => ({
  Executive_Peer__c: { label: 'Executive Peer', updateable, inlineHelpText: null },
});
const DATA = {
  people: [CLEO, ANA, BEN],
  coverage: [met('Ana', MARA, '2026-11-12'), met('Ben', SAM, '2026-08-01')],
  coverageState: 'read',
  today: '2026-11-22',
  contactDays: 60,
  fields: peerField(true),
  levels: [{ value: 'Corporate', label: 'Group' }],
};

async function list(values: object = {}): Promise<HTMLElement> {
  const element = createElement('c-executive-pair-list', { is: ExecutivePairList });
  Object.assign(element, DATA, values);
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const all = (element: HTMLElement, selector: string): HTMLElement[] =>
  Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
const rows = (element: HTMLElement): string[] =>
  all(element, 'li').map((row) =>
    Array.from(row.querySelectorAll('p, button'), ({ textContent }) => (textContent ?? '').trim())
      .filter(Boolean)
      .join(' | '),
  );
const button = (element: HTMLElement, label: string, id: string): HTMLElement | undefined =>
  all(element, `lightning-button[data-id="a0${id}"]`).find((found) => 'label' in found && found.label === label);
const focused = (element: HTMLElement): Element | null | undefined => element.shadowRoot?.activeElement;

async function press(element: HTMLElement, label: string, id: string): Promise<void> {
  button(element, label, id)?.click();
  await Promise.resolve();
}

describe('c-executive-pair-list', () => {
  const navigate = jest.fn();

  beforeAll(() => {
    // LWC freezes the prototype with the first element, so that a spy could not be taken away again.
    Object.assign(ExecutivePairList.prototype, { [NavigationMixin.Navigate]: navigate });
  });

  it('puts ours beside theirs in words, what needs something first, and then who lacks a peer', async () => {
    const element = await list();
    expect(element).toShow('Pairs: 2 · Levels apart: 1 · Overdue or not in contact: 1 · Without a peer: 1');
    expect(rows(element)).toEqual([
      'Ours | Sam Okafor | Account Manager | Theirs | Ben | Chief Financial Officer | Our Account Manager faces their Chief Financial Officer: two levels apart. | Overdue: last contact 113 days ago, on Aug 1, 2026; more than 60 days.',
      'Ours | Mara Lindqvist | Managing Director | Theirs | Ana | Chief Financial Officer · Group · Key player | Same level: both are executives. | Last contact 10 days ago, on Nov 12, 2026.',
      'Ours | Nobody yet | Theirs | Cleo | Chief Financial Officer · Key player | Cleo is an executive and a key player, and nobody of us is the peer.',
    ]);
    expect(all(element, 'h4').map(({ textContent }) => textContent)).toEqual(['Without an executive peer']);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['loading', 'Reading the last contact…'],
    ['failed', 'The last contact could not be read.'],
    ['hidden', 'You cannot see who was in contact.'],
  ])('says of contact that is %s: %s', async (coverageState, text) => {
    const element = await list({ coverage: undefined, coverageState });
    expect(element).toShow(text);
    expect(element).not.toShow('Overdue');
    await expect(element).toBeAccessible();
  });

  it.each<[string, Partial<Colleague>, string | undefined, string]>([
    ['we have no title', { title: undefined }, CFO, 'no title of Mara Lindqvist is known here'],
    ['they have none', {}, undefined, 'no title of Ana is known here'],
    ['theirs says nothing', {}, 'Controller', 'the title “Controller” says no level'],
    ['we may not be seen', { name: '', title: undefined }, CFO, 'no title of a user you cannot see is known here'],
  ])('does not guess a match where %s', async (_why, ours, title, text) => {
    const element = await list({ people: [{ ...ANA, title, executivePeer: { ...MARA, ...ours } }] });
    expect(element).toShow(`Cannot tell whether the levels match: ${text}.`);
  });

  it.each([
    ['on one level', 'Director', 'Head of Sales', 'Same level: both are directors.'],
    ['on one level', 'Manager', 'Plant Manager', 'Same level: both are managers.'],
    ['on one level', 'Buyer', 'Engineer', 'Same level: both are staff.'],
    ['one apart', 'Director', 'Plant Manager', 'Our Plant Manager faces their Director: one level apart.'],
    ['three apart', 'CEO', 'Engineer', 'Our Engineer faces their CEO: three levels apart.'],
  ])('says that they are %s: %s, %s', async (_how, theirs, ours, text) => {
    const people = [person('Ana', { title: theirs, executivePeer: { ...MARA, title: ours } })];
    expect(await list({ people })).toShow(text);
  });

  it('says what to do where there is nobody, and that a filter leaves nobody', async () => {
    const empty = await list({ people: [person('Dora')] });
    expect(empty).toShow('No executive pairs yet');
    await expect(empty).toBeAccessible();
    const filtered = await list({ matches: new Set() });
    expect(filtered).toShow('Nobody found');
    expect(rows(filtered)).toEqual([]);
    expect(rows(await list({ matches: new Set(['a0Ana']) }))).toHaveLength(1);
  });

  it('shows nothing of a field that the user may not see', async () => {
    const element = await list({ fields: {} });
    expect(element).toShow('You cannot see executive peers');
    expect(rows(element)).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['the whole map is locked', { lockedReason: 'You can look.' }, 'You can look.'],
    ['the field is', { fields: peerField(false) }, 'Your permissions let you see executive peers, not choose them.'],
  ])('is for reading, with the reason, where %s; tasks are offered all the same', async (_what, values, reason) => {
    const element = await list(values);
    expect(element).toShow(reason);
    expect(all(element, '[data-choose]')).toEqual([]);
    expect(button(element, 'New task', 'Ana')).toBeDefined();
    await expect(element).toBeAccessible();
  });

  it('names the account where others are on the map', async () => {
    expect(await list({ ownAccountName: 'Alder' })).toShow('Pairs of Alder alone.');
  });

  it('opens a task with what is known filled in', async () => {
    const element = await list();
    await press(element, 'New task', 'Ben');
    await press(element, 'New task', 'Cleo');
    expect(navigate).toHaveBeenCalledTimes(2);
    const about = { WhatId: '001A' };
    expect(encode.mock.calls.map(([values]) => values)).toEqual([
      {
        ...about,
        WhoId: '003Ben',
        Subject: 'Meet Ben',
        OwnerId: '005S',
        Description:
          'Sam Okafor is the executive peer of Ben. Overdue: last contact 113 days ago, on Aug 1, 2026; more than 60 days.',
      },
      {
        ...about,
        WhoId: '003Cleo',
        Subject: 'Find an executive peer for Cleo',
        Description: 'Cleo is an executive and a key player, and nobody of us is the peer.',
      },
    ]);
  });

  it('lets a peer be chosen in the row, and follows whoever gets one with the focus', async () => {
    const element = await list();
    const change = jest.fn();
    element.addEventListener('peoplechange', ({ detail }: CustomEventInit) => {
      change(detail);
    });
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    await press(element, 'Choose a peer', 'Cleo');
    expect((focus.mock.contexts.at(-1) as HTMLElement).tagName).toBe('LIGHTNING-RECORD-PICKER');
    focus.mockRestore();
    const [picker] = all(element, 'c-user-picker');
    await expect(element).toBeAccessible();
    const choose = (id: string | undefined): unknown =>
      picker?.dispatchEvent(new CustomEvent('userchange', { detail: { id } }));
    choose(undefined);
    expect(change).not.toHaveBeenCalled();
    choose('005M');
    expect(change).toHaveBeenCalledWith({ ids: ['a0Cleo'], changes: { Executive_Peer__c: '005M' } });
    await Promise.resolve();
    expect(all(element, 'c-user-picker')).toEqual([]);
    const saving = { ...CLEO, executivePeer: { id: '005M', name: '' } };
    Object.assign(element, { people: [ANA, BEN, saving], saveStates: new Map([['a0Cleo', 'saving']]) });
    await Promise.resolve();
    expect(rows(element).find((row) => row.includes('Cleo'))).toMatch(/^Ours \| Saving… \| No title/);
    expect(focused(element)?.textContent).toBe('Cleo');
    Object.assign(element, { people: [{ ...ANA }, BEN, saving] });
    (focused(element) as HTMLElement).blur();
    await Promise.resolve();
    expect(focused(element)).toBeNull();
  });

  it.each(['Cancel', 'Escape'])('gives up choosing by %s, with the focus where it was', async (way) => {
    const element = await list();
    await press(element, 'Change the peer', 'Ana');
    if (way === 'Escape') {
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true });
      all(element, 'c-user-picker')[0]?.dispatchEvent(escape);
      await Promise.resolve();
    } else {
      await press(element, 'Cancel', 'Ana');
    }
    expect(all(element, 'c-user-picker')).toEqual([]);
    expect(focused(element)).toBe(button(element, 'Change the peer', 'Ana'));
  });

  it('marks who is selected, says who is chosen, and gives anybody shown the focus', async () => {
    const element = (await list({ selectedId: 'a0Ben' })) as HTMLElement & { focusPerson: (id: string) => boolean };
    expect(all(element, '[aria-current="true"]').map(({ textContent }) => textContent)).toEqual(['Ben']);
    const select = jest.fn();
    element.addEventListener('personselect', ({ detail }: CustomEventInit) => {
      select(detail);
    });
    all(element, 'button[data-id="a0Ana"]')[0]?.click();
    expect(select).toHaveBeenCalledWith({ id: 'a0Ana' });
    expect(element.focusPerson('a0Ana')).toBe(true);
    expect(focused(element)?.textContent).toBe('Ana');
    expect(element.focusPerson('a0Nobody')).toBe(false);
  });

  it('shows a screenful of many, and all when asked', async () => {
    const many = Array.from({ length: 30 }, (_, index) => person(`P${index}`, { title: CFO }));
    const element = await list({ people: [ANA, ...many] });
    expect(rows(element)).toHaveLength(26);
    const [more] = all(element, 'lightning-button:not([data-id])');
    expect(more).toHaveProperty('label', 'Show all 31');
    more?.click();
    await Promise.resolve();
    expect(rows(element)).toHaveLength(31);
    expect(all(element, 'lightning-button:not([data-id])')).toEqual([]);
  });
});
