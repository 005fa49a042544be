import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderGrid from 'c/stakeholderGrid';
import { person, randomOf, randomPeople } from '../../gridLayout/__tests__/people';

const ANN = person('ann', { name: 'Ann Berg', power: 5, interest: 4, stance: 1, influence: 5 });
const BO = person('bo', { name: 'Bo Ek', power: 2, interest: 2, stance: -2 });
const CEM = person('cem', { name: 'Cem Ak', power: 4 });
const PEOPLE = [ANN, BO, CEM];

const fieldsWith = (updateable: boolean, ...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, { apiName: name, label: name, updateable }]));
const FIELDS = fieldsWith(true, 'Power__c', 'Interest__c', 'Influence__c', 'Stance__c');

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

interface Shown {
  readonly element: HTMLElement;
  /** The buttons that stand for somebody, wherever they are, by id. */
  mark(id: string, tile?: string): HTMLElement | undefined;
  press(id: string, ...keys: readonly string[]): Promise<void>;
  readonly told: string;
  readonly changes: unknown[];
  readonly selected: unknown[];
}

async function grid(people: readonly Stakeholder[] = PEOPLE, given: object = {}): Promise<Shown> {
  const element = createElement('c-stakeholder-grid', { is: StakeholderGrid });
  const changes: unknown[] = [];
  const selected: unknown[] = [];
  element.addEventListener('peoplechange', (event) => changes.push((event as CustomEvent).detail));
  element.addEventListener('personselect', (event) => selected.push((event as CustomEvent).detail));
  Object.assign(element, { people, fields: FIELDS, ...given });
  document.body.append(element);
  await rendered();
  const mark = (id: string, tile?: string): HTMLElement | undefined => {
    const tiles =
      element.shadowRoot?.querySelectorAll<HTMLElement>(tile ? `[data-tile="${tile}"]` : '[data-tile]') ?? [];
    return [...tiles]
      .map((one) => one.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? undefined)
      .find((one) => one !== undefined);
  };
  return {
    element,
    mark,
    changes,
    selected,
    press: async (id, ...keys) => {
      mark(id)?.focus();
      for (const key of keys) {
        mark(id)?.dispatchEvent(new KeyboardEvent('keydown', { key }));
        // eslint-disable-next-line no-await-in-loop -- one key after the other, as people press them
        await rendered();
      }
    },
    get told() {
      return element.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
    },
  };
}

/** The board is 500 wide and high, so that a cell is 100. */
function pointer(shown: Shown, type: string, x: number, y: number): void {
  const target = shown.element.shadowRoot?.querySelector('.view');
  const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true });
  target?.dispatchEvent(Object.assign(event, { pointerId: 7 }));
}

function pointerDown(shown: Shown, id: string): void {
  const event = new MouseEvent('pointerdown', { button: 0, clientX: 20, clientY: 20 });
  shown.mark(id)?.dispatchEvent(Object.assign(event, { pointerId: 7 }));
}

const focusedId = ({ element }: Shown): string | undefined => {
  const tiles = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-tile]') ?? [];
  const active = [...tiles].map((tile) => tile.shadowRoot?.activeElement).find((one) => one);
  return (active as HTMLElement | undefined)?.dataset.id;
};

const box = (width: number, height: number): DOMRect => ({ left: 0, top: 0, width, height }) as DOMRect;
const capture = jest.fn();

beforeEach(() => {
  // jsdom lays nothing out and has no pointers.
  Object.assign(HTMLElement.prototype, { setPointerCapture: capture });
  jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box(500, 500));
});

afterEach(() => jest.restoreAllMocks());

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

  describe('by keyboard', () => {
    it('moves somebody a score a key, tells where, and asks for one save on Enter', async () => {
      const shown = await grid();
      await shown.press('bo', 'Enter');
      expect(shown.told).toBe(
        'Bo Ek picked up at power 2, interest 2. Arrow keys move, Enter drops, Escape puts back.',
      );
      await shown.press('bo', 'ArrowUp', 'ArrowUp', 'ArrowRight');
      expect(shown.told).toBe('Power 4, interest 3: Keep satisfied.');
      expect(shown.element.shadowRoot?.querySelector('.target')?.getAttribute('style')).toBe(
        'transform: translate(200%, 100%)',
      );
      expect(shown.changes).toEqual([]);
      await expect(shown.element).toBeAccessible();
      await shown.press('bo', 'Enter');
      expect(shown.changes).toEqual([{ ids: ['bo'], changes: { Power__c: 4, Interest__c: 3 } }]);
      expect(shown.told).toBe('Bo Ek moved to power 4, interest 3: Keep satisfied.');
    });

    it('keeps the focus on whoever was moved', async () => {
      const shown = await grid();
      await shown.press('bo', 'Enter', 'ArrowUp', 'Enter');
      Object.assign(shown.element, { people: [ANN, { ...BO, power: 3 }, CEM] });
      await rendered();
      expect(shown.mark('bo', '3-2')).toBeDefined();
      expect(focusedId(shown)).toBe('bo');
    });

    it('lets somebody without a place begin in the middle, with what is known of them', async () => {
      const shown = await grid();
      await shown.press('cem', 'Enter', 'ArrowRight', 'Enter');
      expect(shown.changes).toEqual([{ ids: ['cem'], changes: { Power__c: 4, Interest__c: 4 } }]);
    });

    it.each([['Escape'], ['Enter']])('puts back by %s whoever was not moved away', async (key) => {
      const shown = await grid();
      await shown.press('bo', 'Enter', ...(key === 'Escape' ? ['ArrowUp', key] : [key]));
      expect(shown.told).toBe('Bo Ek stays where they were.');
      expect(shown.changes).toEqual([]);
      expect(shown.element.shadowRoot?.querySelector('.target')).toBeNull();
    });

    it('puts back whoever is carried when the focus leaves', async () => {
      const shown = await grid();
      await shown.press('bo', 'Enter', 'ArrowUp');
      shown.mark('bo')?.blur();
      expect(shown.changes).toEqual([]);
      await rendered();
      expect(shown.told).toBe('Bo Ek stays where they were.');
    });

    it('goes with the arrow keys from one to the next, and to the ends', async () => {
      const shown = await grid();
      await shown.press('bo', 'ArrowUp');
      expect(focusedId(shown)).toBe('ann');
      await shown.press('ann', 'End');
      expect(focusedId(shown)).toBe('bo');
      await shown.press('bo', 'Home');
      expect(focusedId(shown)).toBe('ann');
      await shown.press('ann', 'ArrowUp');
      expect(focusedId(shown)).toBe('ann');
    });

    it('goes up and down the list beside the grid', async () => {
      const shown = await grid([...PEOPLE, person('dan', { name: 'Dan' }), person('eve', { name: 'Eve' })]);
      await shown.press('cem', 'ArrowDown');
      expect(focusedId(shown)).toBe('dan');
      await shown.press('dan', 'End');
      expect(focusedId(shown)).toBe('eve');
      await shown.press('eve', 'ArrowRight');
      expect(focusedId(shown)).toBe('eve');
    });

    it('has one stop for Tab on the grid', async () => {
      const shown = await grid();
      const tabbed = ['ann', 'bo'].filter((id) => shown.mark(id)?.tabIndex === 0);
      expect(tabbed).toEqual(['ann']);
    });
  });

  describe('by pointer', () => {
    it('moves somebody to the cell that they are let go over', async () => {
      const shown = await grid();
      pointerDown(shown, 'bo');
      pointer(shown, 'pointermove', 120, 120);
      await rendered();
      expect(capture).toHaveBeenCalledWith(7);
      pointer(shown, 'pointermove', 450, 50);
      await rendered();
      expect(shown.element.shadowRoot?.querySelector('.target')?.getAttribute('style')).toBe(
        'transform: translate(400%, 0%)',
      );
      expect(shown.element.shadowRoot?.querySelector('.ghost')?.getAttribute('style')).toContain(
        'translate(450px, 50px)',
      );
      pointer(shown, 'pointerup', 450, 50);
      expect(shown.changes).toEqual([{ ids: ['bo'], changes: { Power__c: 5, Interest__c: 5 } }]);
      await rendered();
      expect(shown.element.shadowRoot?.querySelector('.ghost')).toBeNull();
    });

    it('moves somebody in from the list', async () => {
      const shown = await grid();
      pointerDown(shown, 'cem');
      pointer(shown, 'pointermove', 250, 250);
      pointer(shown, 'pointerup', 250, 250);
      expect(shown.changes).toEqual([{ ids: ['cem'], changes: { Power__c: 3, Interest__c: 3 } }]);
    });

    it.each<[string, (shown: Shown) => void]>([
      ['a click that trembles', (shown) => pointer(shown, 'pointermove', 22, 22)],
      ['a way that ends beside the grid', (shown) => pointer(shown, 'pointermove', 700, 50)],
      ['a way back', (shown) => pointer(shown, 'pointermove', 150, 350)],
      [
        'another pointer',
        (shown) => {
          shown.element.shadowRoot
            ?.querySelector('.view')
            ?.dispatchEvent(
              Object.assign(new MouseEvent('pointermove', { clientX: 450, clientY: 50 }), { pointerId: 8 }),
            );
        },
      ],
      [
        'a pointer that the browser takes away',
        (shown) => {
          pointer(shown, 'pointermove', 450, 50);
          pointer(shown, 'pointercancel', 450, 50);
        },
      ],
    ])('changes nothing by %s', async (_what, move) => {
      const shown = await grid();
      pointerDown(shown, 'bo');
      move(shown);
      pointer(shown, 'pointerup', 22, 22);
      pointer(shown, 'pointermove', 450, 50);
      await rendered();
      expect(shown.changes).toEqual([]);
      expect(shown.element.shadowRoot?.querySelector('.ghost')).toBeNull();
    });

    it('puts back by Escape', async () => {
      const shown = await grid();
      pointerDown(shown, 'bo');
      pointer(shown, 'pointermove', 450, 50);
      await shown.press('bo', 'Escape');
      pointer(shown, 'pointerup', 450, 50);
      expect(shown.changes).toEqual([]);
    });
  });

  describe.each<[string, object, string]>([
    ['a user who may not edit', { lockedReason: 'You may look, not change.' }, 'You may look, not change.'],
    [
      'a user who may not change the scores',
      { fields: fieldsWith(false, 'Power__c', 'Interest__c') },
      'You may see power and interest, but not change them.',
    ],
  ])('for %s', (_who, given, reason) => {
    it('shows why, moves nobody and tells the reason to whoever tries', async () => {
      const shown = await grid(PEOPLE, given);
      expect(shown.element).toShow(reason);
      expect(shown.element).not.toShow('Drag people');
      pointerDown(shown, 'bo');
      pointer(shown, 'pointermove', 450, 50);
      pointer(shown, 'pointerup', 450, 50);
      expect(shown.changes).toEqual([]);
      await rendered();
      expect(shown.told).toBe(reason);
      await expect(shown.element).toBeAccessible();
    });

    it('opens the person by Enter', async () => {
      const shown = await grid(PEOPLE, given);
      await shown.press('bo', 'Enter');
      expect(shown.selected).toEqual([{ id: 'bo' }]);
    });
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
