import { createElement } from 'lwc';
import StakeholderPanel from 'c/stakeholderPanel';
import type { Stakeholder } from 'c/stakeholder';

jest.mock('c/calendarDay', () => ({ today: () => '2026-11-22' }));

const ANA: Stakeholder = {
  id: 'a01000000000001AAA',
  accountId: '001000000000001AAA',
  accountName: 'Alder & Sons',
  contactId: '003000000000001AAA',
  name: 'Ana Ruiz',
  title: 'Chief Procurement Officer',
  power: 4,
  interest: 5,
  lastContactOn: '2026-11-10',
  notes: 'Wants fewer suppliers.',
  isActive: true,
  version: '2026-11-01T08:00:00.000Z',
};
const BO: Stakeholder = {
  ...ANA,
  id: 'a01000000000002AAA',
  contactId: '003000000000002AAA',
  name: 'Bo Berg',
  notes: undefined,
};

const LABELS: Readonly<Record<string, string>> = {
  Power__c: 'Power',
  Stance__c: 'Stance',
  Role__c: 'Role',
  Notes__c: 'Notes',
  Success_Definition__c: 'Success Definition',
  Value_Message__c: 'Value Message',
  Last_Contact_On__c: 'Last Contact',
  Active__c: 'Active',
  Contact__c: 'Contact',
};
const SAID = [
  'peoplechange',
  'managerchange',
  'linkadd',
  'linkremove',
  'personselect',
  'personremove',
  'logcontact',
  'quotenoted',
  'close',
] as const;

const infos = (hidden: readonly string[] = []): object =>
  Object.fromEntries(
    Object.entries(LABELS)
      .filter(([apiName]) => !hidden.includes(apiName))
      .map(([apiName, label]) => [
        apiName,
        { apiName, label, dataType: 'String', inlineHelpText: null, updateable: true },
      ]),
  );

async function show(given: object = {}): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-panel', { is: StakeholderPanel });
  Object.assign(element, { person: ANA, people: [ANA, BO], fields: infos(), ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

async function give(element: HTMLElement, given: object): Promise<void> {
  Object.assign(element, given);
  await Promise.resolve();
}

function saidBy(element: HTMLElement): [string, unknown][] {
  const said: [string, unknown][] = [];
  for (const name of SAID) {
    element.addEventListener(name, (event) => said.push([name, (event as CustomEvent).detail]));
  }
  return said;
}

const part = (element: HTMLElement, selector: string): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(selector);

function press(element: HTMLElement, label: string): void {
  const buttons = element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? [];
  [...buttons].find((button) => button.label === label)?.click();
}

describe('c-stakeholder-panel', () => {
  it('is empty while nobody is selected', async () => {
    const element = await show({ person: undefined });
    expect(part(element, 'section')).toBeNull();
  });

  it('says who it is, how much they matter, and when the last contact was', async () => {
    const element = await show();
    expect(element).toShow('Ana Ruiz Chief Procurement Officer Key player');
    expect(element).toShow('Last contact 12 days ago Log a contact');
    expect(part(element, 'c-record-link')).toMatchObject({ recordId: ANA.contactId, objectApiName: 'Contact' });
    await expect(element).toBeAccessible();
  });

  it('names the account where people of several are shown', async () => {
    const people = [ANA, { ...BO, accountId: '001000000000002AAA' }];
    expect(await show({ people })).toShow('Chief Procurement Officer · Alder & Sons');
  });

  it.each([
    ['is no key player', { person: { ...ANA, power: 3 } }, 'Key player'],
    ['was in contact, but the user may not see it', { fields: infos(['Last_Contact_On__c']) }, 'Last contact'],
    ['may not be taken off the map', { fields: infos(['Active__c']) }, 'Take off the map'],
    ['has notes, but the user may not see any', { fields: infos(Object.keys(LABELS)) }, 'What we know'],
  ])('does not claim more of a person who %s', async (_situation, given, unsaid) => {
    expect(await show(given)).not.toShow(unsaid);
  });

  it.each([
    ['no contact is known', { lastContactOn: undefined }, 'No contact known'],
    ['the contact was deleted', { contactId: undefined }, 'Ana Ruiz'],
    [
      'the contact was deleted',
      { contactId: undefined },
      'No contact is chosen, or it was deleted; the name that was stored stays',
    ],
  ])('says when %s', async (_situation, given, expected) => {
    const element = await show({ person: { ...ANA, ...given } });
    expect(element).toShow(expected);
    await expect(element).toBeAccessible();
  });

  it('does not claim that there was no contact before any was counted', async () => {
    const element = await show({ person: { ...ANA, lastContactOn: undefined }, isContactUncounted: true });
    expect(element).toShow('Contact is not counted yet Log a contact');
    await give(element, { person: ANA });
    expect(element).toShow('Last contact 12 days ago');
  });

  it.each([
    ['loading', 'Reading who reports to whom …'],
    ['failed', 'Who reports to whom could not be read'],
  ])('does not claim that somebody reports to nobody while the lines are %s', async (unreadLinks, text) => {
    const element = await show({ unreadLinks, lockedReason: 'You can look, not change.' });
    expect(element).toShow(text);
    expect(element).not.toShow('nobody');
  });

  it('says why nothing can be changed, and shows everything as text', async () => {
    const element = await show({ lockedReason: 'You can look, not change.' });
    expect(element).toShow('You can look, not change.');
    expect(element).toShow('Power 4, high');
    expect(element).toShow('Notes Wants fewer suppliers.');
    expect(element).not.toShow('Take off the map');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['saved', 'Saved'],
    ['saving', 'Saving…'],
    [{ failed: 'Ana Ruiz was not saved: no connection.' }, 'Ana Ruiz was not saved: no connection.'],
  ])('says how far it is saved: %j', async (saveState, expected) => {
    const element = await show({ saveState });
    expect(element).toShow(expected);
    await expect(element).toBeAccessible();
  });

  describe('says what the user does', () => {
    it.each<readonly [string, string, object, string, object]>([
      [
        'c-stakeholder-scores',
        'fieldchange',
        { Power__c: 5 },
        'peoplechange',
        { ids: [ANA.id], changes: { Power__c: 5 } },
      ],
      [
        'c-stakeholder-profile',
        'fieldchange',
        { Role__c: null },
        'peoplechange',
        { ids: [ANA.id], changes: { Role__c: null } },
      ],
      [
        '[data-field="Notes__c"]',
        'textsave',
        { value: 'New' },
        'peoplechange',
        { ids: [ANA.id], changes: { Notes__c: 'New' } },
      ],
      [
        '[data-field="Value_Message__c"]',
        'textsave',
        { value: undefined },
        'peoplechange',
        { ids: [ANA.id], changes: { Value_Message__c: null } },
      ],
      ...['managerchange', 'linkadd', 'linkremove', 'personselect'].map(
        (name) => ['c-stakeholder-lines', name, { id: 'x' }, name, { id: 'x' }] as const,
      ),
    ])('in %s by %s with %j', async (selector, name, detail, event, expected) => {
      const element = await show();
      const said = saidBy(element);
      part(element, selector)?.dispatchEvent(new CustomEvent(name, { detail }));
      expect(said).toEqual([[event, expected]]);
    });

    it('more of what they said', async () => {
      const element = await show();
      const said = saidBy(element);
      part(element, 'c-stakeholder-voice')?.dispatchEvent(new CustomEvent('quotenoted'));
      expect(said).toEqual([['quotenoted', null]]);
    });

    it.each([
      ['Log a contact', ['logcontact', { id: ANA.id }]],
      ['Take off the map', ['personremove', { id: ANA.id }]],
    ])('with “%s”', async (label, expected) => {
      const element = await show();
      const said = saidBy(element);
      press(element, label);
      expect(said).toEqual([expected]);
    });

    it('a contact for who has none', async () => {
      const element = await show({ person: { ...ANA, contactId: undefined } });
      const said = saidBy(element);
      const detail = { Contact__c: '003000000000009AAA' };
      part(element, 'c-stakeholder-contact')?.dispatchEvent(new CustomEvent('fieldchange', { detail }));
      expect(said).toEqual([['peoplechange', { ids: [ANA.id], changes: detail }]]);
    });

    it('by keeping one entry of somebody who is on the map twice', async () => {
      const again = { ...ANA, id: 'a01000000000003AAA', power: undefined };
      expect(part(await show(), 'c-stakeholder-entries')).toBeNull();
      const element = await show({ people: [ANA, BO, again] });
      const entries = part(element, 'c-stakeholder-entries');
      expect(entries).toMatchObject({ entries: [ANA, again], shownId: ANA.id, canKeep: true });
      await expect(element).toBeAccessible();
      const said = saidBy(element);
      const detail = { id: again.id, otherIds: [ANA.id] };
      entries?.dispatchEvent(new CustomEvent('entrykeep', { detail }));
      expect(said).toEqual([
        ['personselect', { id: again.id }],
        ['peoplechange', { ids: [ANA.id], changes: { Active__c: false } }],
      ]);
      expect(element.shadowRoot?.activeElement).toBe(part(element, 'h3'));
    });

    it.each([
      [100, 0],
      [2000, 1],
      [-50, 1],
    ])('nothing by being looked at: at %i pixels it is brought into sight %i times', async (top, times) => {
      const scroll = jest.fn();
      // What jsdom, which lays nothing out, does not have.
      Element.prototype.scrollIntoView = scroll;
      const element = await show();
      const heading = part(element, 'h3') ?? document.body;
      jest.spyOn(heading, 'getBoundingClientRect').mockReturnValue({ top } as DOMRect);
      element.focus();
      expect(element.shadowRoot?.activeElement).toBe(heading);
      expect(scroll).toHaveBeenCalledTimes(times);
    });

    it('by closing', async () => {
      const element = await show();
      const said = saidBy(element);
      part(element, '.close')?.click();
      expect(said.map(([name]) => name)).toEqual(['close']);
    });
  });

  it('closes with Escape, and saves what was typed last', async () => {
    const element = await show();
    const said = saidBy(element);
    const text = part(element, '[data-field="Notes__c"]')?.shadowRoot?.querySelector<HTMLElement>('lightning-textarea');
    text?.focus();
    text?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Wants two suppliers.' } }));
    text?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(said).toEqual([
      ['peoplechange', { ids: [ANA.id], changes: { Notes__c: 'Wants two suppliers.' } }],
      ['close', null],
    ]);
  });

  it('leaves Escape to a list that it closes', async () => {
    const element = await show();
    const said = saidBy(element);
    const section = part(element, 'section');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    escape.preventDefault();
    section?.dispatchEvent(escape);
    section?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(said).toEqual([]);
  });

  it('takes the focus to the name', async () => {
    const element = await show();
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(part(element, 'h3'));
  });

  it('gives another person fields of their own: nothing typed for one is shown for the other', async () => {
    const element = await show();
    const before = part(element, '[data-field="Notes__c"]');
    before?.shadowRoot
      ?.querySelector('lightning-textarea')
      ?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Half a sent' } }));
    await give(element, { person: BO });
    expect(element).toShow('Bo Berg');
    expect(part(element, '[data-field="Notes__c"]')).not.toBe(before);
  });
});
