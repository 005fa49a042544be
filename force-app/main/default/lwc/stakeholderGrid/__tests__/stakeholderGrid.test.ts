import type { Stakeholder } from 'c/stakeholder';
import { person, randomOf, randomPeople } from '../../gridLayout/__tests__/people';
import { PEOPLE, box, fieldsWith, focusedId, grid, mockBoard, rendered } from './shownGrid';

mockBoard();

describe('c-stakeholder-grid', () => {
  it('puts people where their scores are, and lists whoever has no place', async () => {
    const shown = await grid();
    expect(shown.mark('ann', '5-4')).toBeDefined();
    expect(shown.mark('bo', '2-2')).toBeDefined();
    expect(shown.mark('cem', 'tray')).toBeDefined();
    expect(shown.element).toShow('Not placed yet: 1 Cem Ak');
    await expect(shown.element).toBeAccessible();
  });

  it('names axes, scores, regions and what shapes and sizes mean', async () => {
    const { element } = await grid();
    for (const words of [
      'Keep satisfied Key players Power 5 4 3 2 1',
      '1 2 3 4 5 Monitor Keep informed Interest',
      'Stance Champion Supporter Neutral Sceptic Opponent Stance not known Influence 1 3 5',
    ]) {
      expect(element).toShow(words);
    }
  });

  it('explains no stances to whoever may not see them', async () => {
    const { element } = await grid(PEOPLE, { fields: fieldsWith(true, 'Power__c', 'Interest__c') });
    expect(element).not.toShow('Sceptic');
  });

  it.each<[string, readonly Stakeholder[], object, string]>([
    ['nobody', [], {}, 'Nobody is on the map yet Add the people'],
    ['nobody that matches', PEOPLE, { matches: new Set() }, 'Nobody matches Change the search'],
    ['hidden scores', PEOPLE, { fields: {} }, 'You cannot see power and interest The grid needs both'],
  ])('says in place of the grid that there is %s', async (_what, people, given, text) => {
    const { element } = await grid(people, given);
    expect(element).toShow(text);
    expect(element.shadowRoot?.querySelector('.board')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows only whoever matches', async () => {
    const shown = await grid(PEOPLE, { matches: new Set(['bo']) });
    expect([shown.mark('ann'), shown.mark('cem')]).toEqual([undefined, undefined]);
    expect(shown.mark('bo')).toBeDefined();
  });

  it('says that somebody was clicked', async () => {
    const shown = await grid();
    shown.mark('bo')?.click();
    shown.mark('cem')?.click();
    expect(shown.selected).toEqual([{ id: 'bo' }, { id: 'cem' }]);
  });

  it('leaves nobody out among 300: a cell counts whom it has no room for', async () => {
    const { element } = await grid(randomPeople(300, randomOf(3)));
    const tiles = [...(element.shadowRoot?.querySelectorAll('[data-tile]') ?? [])];
    const marks = tiles.flatMap((tile) => [...(tile.shadowRoot?.querySelectorAll<HTMLElement>('[data-id]') ?? [])]);
    const counts = marks.map(({ dataset, textContent }) => {
      const isCount = dataset.id?.startsWith('more-') ?? false;
      return isCount ? Number(textContent) : 1;
    });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  describe('in a cell that cannot show all', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      person(`p${index}`, { name: `Person ${index}`, power: 5, interest: 5, influence: 2 }),
    );

    it('lists everyone beside the grid, and closes the list by Escape where one was', async () => {
      const shown = await grid(many);
      const more = shown.mark('more-5-5');
      more?.focus();
      more?.click();
      await rendered();
      expect(shown.element).toShow('Power 5, interest 5: 40 Close the list Person 0');
      expect(shown.mark('p39', 'tray')).toBeDefined();
      const first = shown.mark('p0', 'tray');
      expect(focusedId(shown)).toBe('p0');
      first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      await rendered();
      expect(shown.element).not.toShow('Power 5, interest 5: 40');
      expect(focusedId(shown)).toBe('more-5-5');
    });

    it('closes the list by its button, and when nobody stands there any more', async () => {
      const shown = await grid(many);
      shown.mark('more-5-5')?.click();
      await rendered();
      Object.assign(shown.element, { people: PEOPLE });
      await rendered();
      expect(shown.element).toShow('Not placed yet: 1');
    });
  });

  it('lays out anew when its size changes', async () => {
    const observed: (() => void)[] = [];
    jest.spyOn(globalThis, 'ResizeObserver').mockImplementation((told) => {
      const observer = { observe: jest.fn(), unobserve: jest.fn(), disconnect: jest.fn() };
      observed.push(() => told([], observer));
      return observer;
    });
    const shown = await grid();
    const left = (): string | undefined => shown.mark('bo')?.style.left;
    const before = left();
    jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box(200, 520));
    observed.forEach((told) => told());
    await rendered();
    const narrow = left();
    expect(narrow).not.toBe(before);
    jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box(0, 0));
    observed.forEach((told) => told());
    await rendered();
    expect(left()).toBe(narrow);
  });
});
