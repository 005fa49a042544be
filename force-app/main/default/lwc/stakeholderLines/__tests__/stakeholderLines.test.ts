import { createElement } from 'lwc';
import type { LinkKind, StakeholderLink } from 'c/stakeholder';
import StakeholderLines from 'c/stakeholderLines';

const ACCOUNT = '001000000000001AAA';
const person = (id: string, name: string): object => ({ id, name, accountId: ACCOUNT });
const ANA = person('a', 'Ana');
const PEOPLE = [ANA, person('b', 'Bo'), person('c', 'Cy'), person('d', 'Di')];

const link = (fromId: string, kind: LinkKind, toId: string, strength?: 1 | 2 | 3): StakeholderLink => ({
  id: `${fromId}${kind}${toId}`,
  fromId,
  toId,
  kind,
  ...(strength === undefined ? {} : { strength }),
});

interface Said {
  readonly type: string;
  readonly detail: unknown;
}

async function show(links: readonly StakeholderLink[] = [], given: object = {}): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-lines', { is: StakeholderLines });
  Object.assign(element, { person: ANA, people: PEOPLE, links, ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

function saidBy(element: HTMLElement): Said[] {
  const said: Said[] = [];
  for (const name of ['managerchange', 'linkadd', 'linkremove', 'personselect']) {
    element.addEventListener(name, (event) => said.push({ type: name, detail: (event as CustomEvent).detail }));
  }
  return said;
}

/** The stubs of pickers and comboboxes take no focus in jsdom, so what is looked at is who was asked to. */
const focused = jest.spyOn(HTMLElement.prototype, 'focus');

const part = (element: HTMLElement, selector: string): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(selector);

function button(element: HTMLElement, name: string): HTMLElement | undefined {
  const buttons = element.shadowRoot?.querySelectorAll<HTMLElement & { label?: string; alternativeText?: string }>(
    'lightning-button, lightning-button-icon',
  );
  return [...(buttons ?? [])].find(({ label, alternativeText }) => [label, alternativeText].includes(name));
}

const linesIn = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('li.line > span') ?? []),
];

async function click(element: HTMLElement, name: string): Promise<void> {
  button(element, name)?.click();
  await Promise.resolve();
}

async function pick(element: HTMLElement, selector: string, detail: object): Promise<jest.Mock> {
  const clearSelection = jest.fn();
  const picker = part(element, selector);
  Object.assign(picker ?? {}, { clearSelection });
  picker?.dispatchEvent(new CustomEvent('change', { detail }));
  await Promise.resolve();
  return clearSelection;
}

describe('c-stakeholder-lines', () => {
  it.each([
    ['loading', 'Reading who reports to whom …'],
    ['failed', 'Who reports to whom could not be read, so nothing can be said of it yet.'],
  ])('claims nothing, and asks for nothing, while lines are %s', async (unread, text) => {
    for (const lockedReason of [undefined, 'You can look, not change.']) {
      // eslint-disable-next-line no-await-in-loop -- one element after the other
      const element = await show([], { unread, lockedReason });
      expect(element).toShow(text);
      expect(element).not.toShow('nobody');
      expect(element.shadowRoot?.querySelector('lightning-record-picker, lightning-button')).toBeNull();
      // eslint-disable-next-line no-await-in-loop -- as above
      await expect(element).toBeAccessible();
      Object.assign(element, { unread: undefined });
      // eslint-disable-next-line no-await-in-loop -- as above
      await Promise.resolve();
      expect(element).not.toShow(text);
    }
  });

  describe('of reporting', () => {
    it('searches a manager among the active people of the account while there is none', async () => {
      const element = await show();
      expect(part(element, '.manager-picker')).toMatchObject({
        objectApiName: 'Stakeholder__c',
        filter: {
          criteria: [
            { fieldPath: 'Account__c', operator: 'eq', value: ACCOUNT },
            { fieldPath: 'Active__c', operator: 'eq', value: true },
            { fieldPath: 'Id', operator: 'ne', value: 'a' },
          ],
        },
      });
      await expect(element).toBeAccessible();
    });

    it('says who was picked, and shows nobody before the links do', async () => {
      const element = await show();
      const said = saidBy(element);
      await pick(element, '.manager-picker', { recordId: 'b' });
      expect(said).toEqual([{ type: 'managerchange', detail: { id: 'a', managerId: 'b' } }]);
      expect(part(element, '.manager-picker')).not.toBeNull();
      Object.assign(element, { links: [link('a', 'Reports To', 'b')] });
      await Promise.resolve();
      expect(element).toShow('Reports to Bo');
      expect(part(element, '.manager-picker')).toBeNull();
    });

    it('leads to the manager, to another one, and to none', async () => {
      const element = await show([link('a', 'Reports To', 'b')]);
      const said = saidBy(element);
      await click(element, 'Bo');
      await click(element, 'Choose another manager');
      expect(focused.mock.contexts.at(-1)).toBe(part(element, '.manager-picker'));
      await pick(element, '.manager-picker', { recordId: null });
      await pick(element, '.manager-picker', { recordId: 'c' });
      expect(part(element, '.manager-picker')).toBeNull();
      await click(element, 'Remove the manager');
      expect(said).toEqual([
        { type: 'personselect', detail: { id: 'b' } },
        { type: 'managerchange', detail: { id: 'a', managerId: 'c' } },
        { type: 'managerchange', detail: { id: 'a', managerId: undefined } },
      ]);
    });

    it('lists by name who reports to the person', async () => {
      const element = await show([
        link('d', 'Reports To', 'a'),
        link('b', 'Reports To', 'a'),
        link('x', 'Reports To', 'a'),
      ]);
      const said = saidBy(element);
      expect(element).toShow('Reports to this person Bo Di');
      await click(element, 'Di');
      expect(said).toEqual([{ type: 'personselect', detail: { id: 'd' } }]);
    });

    it('says of a manager who is not shown that there is one', async () => {
      const element = await show([link('a', 'Reports To', 'x')]);
      expect(element).toShow('Reports to somebody who is not on this map');
    });
  });

  describe('of other kinds', () => {
    it('are read from both ends, in the order of kinds and names', async () => {
      const element = await show([
        link('a', 'Mentors', 'b'),
        link('c', 'Conflicts With', 'a'),
        link('d', 'Influences', 'a', 3),
        link('a', 'Influences', 'd', 1),
        link('a', 'Influences', 'b'),
        link('b', 'Mentors', 'a'),
        link('b', 'Influences', 'c'),
      ]);
      const expected = [
        'Influences Bo',
        'Influences Di weak',
        'Is influenced by Di strong',
        'Is in conflict with Cy',
        'Mentors Bo',
        'Is mentored by Bo',
      ];
      expect(linesIn(element)).toHaveLength(expected.length);
      for (const [index, line] of linesIn(element).entries()) {
        expect(line).toShow(expected[index] ?? '');
      }
      await expect(element).toBeAccessible();
    });

    it('are removed one by one', async () => {
      const element = await show([link('a', 'Influences', 'b'), link('c', 'Influences', 'a')]);
      const said = saidBy(element);
      await click(element, 'Remove the line “Is influenced by Cy”');
      expect(said).toEqual([{ type: 'linkremove', detail: { id: 'cInfluencesa' } }]);
    });

    it.each([
      ['0', '2', { fromId: 'a', toId: 'b', kind: 'Influences', strength: 2 }],
      ['1', '3', { fromId: 'b', toId: 'a', kind: 'Influences', strength: 3 }],
      ['2', '1', { fromId: 'a', toId: 'b', kind: 'Conflicts With', strength: 1 }],
      ['4', '2', { fromId: 'b', toId: 'a', kind: 'Mentors', strength: 2 }],
    ])('are added: kind %s, strength %s', async (tie, strength, expected) => {
      const element = await show();
      const said = saidBy(element);
      await click(element, 'Add a line');
      expect(focused.mock.contexts.at(-1)).toBe(part(element, '.line-kind'));
      await pick(element, '.line-kind', { value: tie });
      await pick(element, '.line-strength', { value: strength });
      const clearSelection = await pick(element, '.line-person', { recordId: 'b' });
      expect(said).toEqual([{ type: 'linkadd', detail: expected }]);
      expect(clearSelection).toHaveBeenCalled();
      expect(part(element, '.line-person')).toBeNull();
      expect(element.shadowRoot?.activeElement).toBe(part(element, '.add-line'));
    });

    it('are not added twice, a conflict not from the other side either', async () => {
      const element = await show([link('b', 'Conflicts With', 'a')]);
      const said = saidBy(element);
      await click(element, 'Add a line');
      await pick(element, '.line-kind', { value: '2' });
      await pick(element, '.line-person', { recordId: 'b' });
      expect(said).toEqual([]);
      expect(element).toShow('There is such a line already.');
      await expect(element).toBeAccessible();
      await click(element, 'Cancel');
      expect(part(element, '.line-person')).toBeNull();
    });
  });

  it('are shown without any means to change them to who may not', async () => {
    const element = await show([link('a', 'Reports To', 'b'), link('a', 'Mentors', 'c')], { lockedReason: 'No.' });
    expect(element).toShow('Reports to Bo Mentors Cy');
    expect(part(element, 'lightning-record-picker, lightning-button-icon, .add-line')).toBeNull();
    Object.assign(element, { links: [] });
    await Promise.resolve();
    expect(element).toShow('Reports to nobody on the map');
    await expect(element).toBeAccessible();
  });
});
