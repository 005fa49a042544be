import { createElement } from 'lwc';
import type { GridCell } from 'c/gridLayout';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderGridCell from 'c/stakeholderGridCell';
import { stanceShape } from 'c/stanceShape';
import { person } from '../../gridLayout/__tests__/people';

const ANN = person('ann', { name: 'Ann Berg', stance: 2, influence: 5, role: 'Champion' });
const BO = person('bo', { name: 'Bo Ek', stance: -2, influence: 1 });
const crowd = (count: number): Stakeholder[] =>
  Array.from({ length: count }, (_, index) => person(`p${index}`, { name: `Person ${index}` }));

interface CellElement extends HTMLElement {
  focusMark(id: string): boolean;
}

function show(people: readonly Stakeholder[], given: object = {}): CellElement {
  const element = createElement('c-stakeholder-grid-cell', { is: StakeholderGridCell });
  const cell: GridCell = { key: '4-5', power: 4, interest: 5, people };
  Object.assign(element, { cell, size: { width: 210, height: 104 }, isStanceVisible: true, ...given });
  document.body.append(element);
  return element;
}

const buttons = (element: HTMLElement): HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll('button') ?? []),
];

/** What screen readers call it. */
const nameOf = (button: HTMLElement): string | null => button.getAttribute('aria-label');

function heard(element: HTMLElement, type: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(type, (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('c-stakeholder-grid-cell', () => {
  it('shows nothing where nobody stands', () => {
    expect(buttons(show([]))).toEqual([]);
    expect(show([])).toShow(/^$/);
  });

  it('shows each person by name, shape and size, and says the rest in words', async () => {
    const element = show([ANN, BO]);
    expect(element).toShow('Ann Berg');
    expect(element.shadowRoot?.querySelector('[role="group"]')?.getAttribute('aria-label')).toBe(
      'Power 4, interest 5: 2',
    );
    expect(buttons(element).map(nameOf)).toEqual([
      'Ann Berg, Champion, Champion, influence 5',
      'Bo Ek, Opponent, influence 1',
    ]);
    const [ann, bo] = buttons(element).map((button) => button.querySelector('svg'));
    expect([ann?.getAttribute('width'), bo?.getAttribute('width')]).toEqual(['32', '20']);
    expect(bo?.querySelector('path')?.getAttribute('d')).toBe(stanceShape(-2).path);
    await expect(element).toBeAccessible();
  });

  it('does not say a stance that the user may not see', () => {
    const [button] = buttons(show([BO], { isStanceVisible: false }));
    expect(button && nameOf(button)).toBe('Bo Ek, influence 1');
  });

  it('shows initials where names have no room', async () => {
    const element = show(crowd(12));
    const drawn = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-initials]') ?? [];
    expect([...drawn].slice(0, 3).map(({ dataset }) => dataset.initials)).toEqual(['P0', 'P1', 'P2']);
    expect(element).not.toShow('Person');
    await expect(element).toBeAccessible();
  });

  it('counts whom it does not show, and opens the list of all', async () => {
    const element = show(crowd(30));
    const more = buttons(element).at(-1);
    const opened = heard(element, 'celllist');
    expect(more?.textContent?.trim()).toBe('+13');
    expect(more && nameOf(more)).toBe('+13 more: list everyone here');
    more?.click();
    expect(opened).toEqual([{ id: '4-5' }]);
    await expect(element).toBeAccessible();
  });

  it('shows whoever is selected, however little influence they have', () => {
    const element = show(crowd(30), { selectedId: 'p29' });
    const pressed = buttons(element).filter((button) => button.getAttribute('aria-pressed') === 'true');
    expect(pressed.map(({ dataset }) => dataset.id)).toEqual(['p29']);
  });

  it('lets Tab reach the active person alone', () => {
    const tabbed = buttons(show([ANN, BO], { activeId: 'bo' })).filter(({ tabIndex }) => tabIndex === 0);
    expect(tabbed.map(({ dataset }) => dataset.id)).toEqual(['bo']);
  });

  it('gives the focus to a person it is asked for, and says when they are not here', () => {
    const element = show([ANN, BO]);
    const focused = heard(element, 'markfocus');
    expect([element.focusMark('bo'), element.focusMark('gone')]).toEqual([true, false]);
    expect(focused).toEqual([{ id: 'bo' }]);
  });

  it('says that a person was clicked', () => {
    const element = show([ANN]);
    const selected = heard(element, 'markselect');
    buttons(element)[0]?.click();
    expect(selected).toEqual([{ id: 'ann' }]);
  });

  it('says that a pointer went down on a person, not for the other mouse buttons', () => {
    const element = show([ANN]);
    const grabbed = heard(element, 'markgrab');
    for (const button of [0, 2]) {
      const event = new MouseEvent('pointerdown', { button, clientX: 5, clientY: 6 });
      buttons(element)[0]?.dispatchEvent(Object.assign(event, { pointerId: 7 }));
    }
    expect(grabbed).toEqual([{ id: 'ann', pointerId: 7, x: 5, y: 6 }]);
  });

  it.each([
    ['ArrowUp', true, true],
    ['Enter', true, true],
    ['Home', true, true],
    ['Escape', true, false],
    ['a', false, false],
    [' ', false, false],
  ])('says the key %s: %s, and keeps it from the page: %s', (key, isTold, isHeld) => {
    const element = show([ANN]);
    const keys = heard(element, 'markkey');
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    buttons(element)[0]?.dispatchEvent(event);
    expect(keys).toEqual(isTold ? [{ id: 'ann', key }] : []);
    expect(event.defaultPrevented).toBe(isHeld);
  });

  it('leaves Enter on the count to the button, and says its other keys', () => {
    const element = show(crowd(30));
    const keys = heard(element, 'markkey');
    for (const key of ['Enter', 'ArrowLeft']) {
      buttons(element).at(-1)?.dispatchEvent(new KeyboardEvent('keydown', { key }));
    }
    expect(keys).toEqual([{ id: 'more-4-5', key: 'ArrowLeft' }]);
  });

  it('shows by its looks who is carried, and who cannot be', () => {
    const classes = (given: object): string[] => buttons(show([ANN, BO], given)).map(({ className }) => className);
    expect(classes({ carriedId: 'ann' })).toEqual(['mark mark_carried mark_movable', 'mark mark_movable']);
    expect(classes({ isLocked: true })).toEqual(['mark', 'mark']);
  });
});
