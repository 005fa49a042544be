import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderSignalList from 'c/stakeholderSignalList';
import type { Signal } from 'c/stakeholderSignals';

const encode = encodeDefaultFieldValues as unknown as jest.Mock<string, [object]>;

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
const SAM = { id: '005S', name: 'Sam Okafor' };
const MARA = { id: '005M', name: 'Mara Lindqvist' };
const ANA = person('Ana', { owner: SAM });
const BEN = person('Ben', { accountId: '001B' });
const KEY_PLAYER: Signal = {
  kind: 'NeglectedKeyPlayer',
  person: ANA,
  weak: { now: 2, wanted: 4 },
  silence: { days: 93 },
};
const ROLES: Signal = { kind: 'RolesMissing', roles: ['Champion', 'User'] };

async function list(signals: readonly Signal[], values: object = {}): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-signal-list', { is: StakeholderSignalList });
  Object.assign(element, { accountId: '001A', signals, ...values });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const buttons = (element: HTMLElement): (HTMLElement & { readonly label: string })[] =>
  Array.from(element.shadowRoot?.querySelectorAll('lightning-button') ?? []);
const labels = (element: HTMLElement): string[] => buttons(element).map(({ label }) => label);
async function press(element: HTMLElement, label: string): Promise<void> {
  buttons(element)
    .find((button) => button.label === label)
    ?.click();
  await Promise.resolve();
}

describe('c-stakeholder-signal-list', () => {
  const navigate = jest.fn();

  beforeAll(() => {
    // LWC freezes the prototype with the first element, so that a spy could not be taken away again.
    Object.assign(StakeholderSignalList.prototype, { [NavigationMixin.Navigate]: navigate });
  });

  it('is no all-clear while something is read or could not be, and no guess while it is read', async () => {
    const reading = await list([ROLES], { unread: 'loading' });
    expect(reading.shadowRoot?.querySelector('lightning-spinner')).toMatchObject({
      alternativeText: 'Reading what the map tells',
    });
    expect(reading).not.toShow('Roles missing');
    expect(labels(reading)).toEqual([]);
    await expect(reading).toBeAccessible();
    const failed = await list([], { unread: 'failed' });
    expect(failed).toShow('Not everything could be read Nothing in what was read needs your attention.');
    expect(failed).not.toShow('Nothing needs your attention');
    await expect(failed).toBeAccessible();
    expect(await list([{ kind: 'NoContact' }], { unread: 'failed' })).toShow('No contact between our people');
  });

  it('leads who may not change the map to people, not to changes', async () => {
    const signals: readonly Signal[] = [
      { kind: 'ContactDeleted', people: [ANA] },
      { kind: 'NotScored', people: [BEN] },
      ROLES,
    ];
    expect(labels(await list(signals, { lockedReason: 'Read only.' }))).toEqual(['Show Ana', 'Show Ben']);
  });

  it('says what would be listed where nothing is', async () => {
    expect(await list([])).toShow('Nothing needs your attention Missing roles, neglected key players');
  });

  it.each<[Signal, string | RegExp, readonly string[]]>([
    [{ kind: 'NoContact' }, 'No contact between our people and theirs is recorded', ['New task']],
    [
      { kind: 'SingleThreadedOurs', only: SAM, others: [MARA] },
      'Sam Okafor is the only one of us who was in contact with them in the last 365 days. From the account team, without contact so far: Mara Lindqvist.',
      ['New task'],
    ],
    [{ kind: 'SingleThreadedOurs', only: undefined, others: [] }, 'Only one of us was in contact', ['New task']],
    [
      { kind: 'SingleThreadedTheirs', only: ANA, next: BEN },
      'Ana is the only one of them who was in contact',
      ['New task', 'Show Ben'],
    ],
    [
      { kind: 'SingleThreadedTheirs', only: undefined, next: undefined },
      'Only one of them was in contact with us in the last 365 days, and is not on the map.',
      ['Add a person'],
    ],
    [
      { kind: 'PowerfulOpponent', person: person('Otto', { stance: -2 }), allies: [] },
      'Power against us: Otto Otto is an opponent with power. No supporter on the map has a line to Otto yet',
      ['New task', 'Show Otto'],
    ],
    [
      {
        kind: 'PowerfulOpponent',
        person: person('Otto', { stance: -1 }),
        allies: [{ person: ANA, kind: 'Influences', strength: 2 }],
      },
      'Otto is a sceptic with power. Ana supports us and influences Otto: ask for help.',
      ['New task', 'Show Otto'],
    ],
    [
      {
        kind: 'PowerfulOpponent',
        person: person('Otto', { stance: -1 }),
        allies: [{ person: ANA, kind: 'Reports To', strength: undefined }],
      },
      'Ana supports us, and Otto reports to Ana: ask for help.',
      ['New task', 'Show Otto'],
    ],
    [
      {
        kind: 'PowerfulOpponent',
        person: person('Otto', { stance: -1 }),
        allies: [{ person: ANA, kind: 'Mentors', strength: undefined }],
      },
      'Ana supports us and mentors Otto: ask for help.',
      ['New task', 'Show Otto'],
    ],
    [
      KEY_PLAYER,
      'Key player: Ana The relationship with Ana is 2 of 5; wanted is 4. The last contact with Ana was 93 days ago.',
      ['New task', 'Show Ana'],
    ],
    [
      { kind: 'NeglectedKeyPlayer', person: ANA, weak: { now: 2, wanted: 2 }, silence: { days: undefined } },
      'The relationship with Ana is 2 of 5. No contact with Ana is recorded.',
      ['New task', 'Show Ana'],
    ],
    [ROLES, 'Nobody on the map has the role of Champion and User.', ['Add Champion', 'Add User']],
    [
      { kind: 'SilentPeer', person: ANA, peer: MARA, silence: { days: 113 } },
      'Executive pair: Mara Lindqvist and Ana The last contact of Mara Lindqvist with Ana was 113 days ago.',
      ['New task', 'Show Ana'],
    ],
    [
      { kind: 'SilentPeer', person: ANA, peer: MARA, silence: { days: undefined } },
      'No contact of Mara Lindqvist with Ana is recorded for the last 365 days.',
      ['New task', 'Show Ana'],
    ],
    [
      { kind: 'ReportingCycle', people: [ANA, BEN] },
      'Ana and Ben report to each other in a circle',
      ['Show Ana', 'Show Ben'],
    ],
    [
      { kind: 'ContactDeleted', people: ['Ana', 'Ben', 'Cy', 'Di', 'Ed'].map((name) => person(name)) },
      'since the contact was deleted or never chosen: Ana, Ben, Cy, and 2 more.',
      ['Choose a contact for Ana', 'Choose a contact for Ben', 'Choose a contact for Cy'],
    ],
    [
      { kind: 'UnheardKeyPlayers', people: [ANA, BEN] },
      'Key players never heard Others at this account have told us what they think of working with us, these not yet: Ana and Ben.',
      ['New task', 'Show Ana'],
    ],
    [
      { kind: 'SamePersonTwice', people: [ANA, person('Ana', { id: 'a0Ana2' })] },
      'The same person twice: Ana Contacts or accounts were merged, and Ana has 2 entries on the map',
      ['Compare the entries of Ana'],
    ],
    [
      { kind: 'NotScored', people: ['Ana', 'Ben', 'Cy', 'Di', 'Ed'].map((name) => person(name)) },
      'Not scored yet Without power and interest nobody can tell who is a key player: Ana, Ben, Cy, and 2 more.',
      ['Score Ana', 'Score Ben', 'Score Cy'],
    ],
    [
      { kind: 'PowerfulOpponent', person: person('Otto', { stance: -2 }), allies: undefined },
      /Otto is an opponent with power\. New task/,
      ['New task', 'Show Otto'],
    ],
    [{ kind: 'ClocksNotWritten' }, 'Contact is not counted yet Nothing can be said of contact before', []],
  ])('puts into words: %j', async (signal, text, actions) => {
    const element = await list([signal]);
    expect(element).toShow(text);
    expect(labels(element)).toEqual(actions);
  });

  it('opens the standard page for a task: about the account, with the contact, for who owns the relationship, and why', async () => {
    encode.mockReturnValue('encoded');
    const element = await list([KEY_PLAYER]);
    await press(element, 'New task');
    expect(encode).toHaveBeenCalledWith({
      WhatId: '001A',
      WhoId: '003Ana',
      Subject: 'Contact Ana',
      OwnerId: '005S',
      Description: 'The relationship with Ana is 2 of 5; wanted is 4. The last contact with Ana was 93 days ago.',
    });
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Task', actionName: 'new' },
      state: { defaultFieldValues: 'encoded' },
    });
  });

  it('writes a task with somebody of another account to that account', async () => {
    const element = await list([{ kind: 'SingleThreadedTheirs', only: ANA, next: BEN }]);
    await press(element, 'New task');
    expect(encode).toHaveBeenCalledWith(
      expect.objectContaining({ WhatId: '001B', WhoId: '003Ben', Subject: 'Meet Ben' }),
    );
  });

  it('asks to show somebody, and to put somebody on the map', async () => {
    const element = await list([KEY_PLAYER, ROLES]);
    const [select, add] = [jest.fn(), jest.fn()];
    element.addEventListener('personselect', ({ detail }: CustomEventInit) => {
      select(detail);
    });
    element.addEventListener('personadd', ({ detail }: CustomEventInit) => {
      add(detail);
    });
    await press(element, 'Show Ana');
    await press(element, 'Add User');
    expect(select).toHaveBeenCalledWith({ id: 'a0Ana' });
    expect(add).toHaveBeenCalledWith({ role: 'User' });
  });

  it('offers no adding to who may not, and calls roles as the org does', async () => {
    const roles = [{ value: 'Champion', label: 'Fürsprecher' }];
    expect(labels(await list([ROLES], { lockedReason: 'You may look, not change.' }))).toEqual([]);
    const element = await list([ROLES], { roles });
    expect(element).toShow('the role of Fürsprecher and User');
    expect(labels(element)).toEqual(['Add Fürsprecher', 'Add User']);
  });

  it('shows the worst five of many first, and all when asked', async () => {
    const signals = Array.from({ length: 43 }, (_, index): Signal => ({ ...KEY_PLAYER, person: person(`P${index}`) }));
    const element = await list(signals);
    const items = (): number => element.shadowRoot?.querySelectorAll('li').length ?? 0;
    expect(items()).toBe(5);
    await press(element, 'Show all 43');
    expect(items()).toBe(43);
    expect(element).not.toShow('Show all');
  });

  it.each<[string, readonly Signal[]]>([
    ['none', []],
    ['some', [{ kind: 'NoContact' }, KEY_PLAYER, ROLES, { kind: 'ClocksNotWritten' }]],
  ])('has no accessibility violation: %s', async (_state, signals) => {
    await expect(await list(signals)).toBeAccessible();
  });
});
