import { person } from '../../gridLayout/__tests__/people';
import {
  ANN,
  BO,
  CEM,
  PEOPLE,
  capture,
  fieldsWith,
  focusedId,
  grid,
  mockBoard,
  pointer,
  pointerDown,
  rendered,
} from './shownGrid';
import type { Shown } from './shownGrid';

mockBoard();

describe('moves on c-stakeholder-grid', () => {
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
});
