import type { Stakeholder } from 'c/stakeholder';
import type { Shown } from './shownChart';
import { ANN, BO, CEM, DEE, chart, drawn, mockPointers } from './shownChart';

mockPointers();

describe('moves on c-stakeholder-chart', () => {
  describe('choosing', () => {
    it('is a click', async () => {
      const shown = await chart();
      await shown.click('cem');
      expect(shown.said).toEqual([['personselect', { id: 'cem' }]]);
      Object.assign(shown.element, { selectedId: 'cem' });
      await drawn();
      expect(shown.card('cem').getAttribute('aria-selected')).toBe('true');
    });

    it('is arrows along the tree and Enter', async () => {
      const shown = await chart();
      await shown.keys('ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown');
      expect(shown.activeId).toBe('dee');
      await shown.keys('ArrowUp', 'ArrowUp', 'Enter');
      expect(shown.said).toEqual([['personselect', { id: 'ann' }]]);
    });

    it('begins with whom somebody chose elsewhere', async () => {
      expect((await chart({ selectedId: 'cem' })).activeId).toBe('cem');
    });
  });

  describe('a branch', () => {
    it('is closed and opened by its button, with the number of those below', async () => {
      const shown = await chart();
      await shown.click('bo', '.toggle');
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'cem']);
      expect(shown.card('bo').getAttribute('aria-expanded')).toBe('false');
      expect(shown.card('bo').querySelector<HTMLElement>('.toggle')?.dataset.text).toBe('+1');
      await shown.click('bo', '.toggle');
      expect(shown.cards).toHaveLength(4);
      expect(shown.said).toEqual([]);
    });

    it('is closed by Space and opened by going down', async () => {
      const shown = await chart();
      await shown.keys('ArrowDown', ' ');
      expect(shown.cards).toHaveLength(3);
      await shown.keys('ArrowDown');
      expect(shown.cards).toHaveLength(4);
      await shown.keys('ArrowDown');
      expect(shown.activeId).toBe('dee');
    });

    it('opens for whom somebody chose elsewhere, or looked for', async () => {
      const shown = await chart();
      await shown.use('close');
      expect(shown.cards).toHaveLength(1);
      Object.assign(shown.element, { selectedId: 'dee' });
      await drawn();
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'dee', 'cem']);
      await shown.use('close');
      Object.assign(shown.element, { matches: new Set(['cem']) });
      await drawn();
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'cem']);
    });

    it('does not open where nobody reports', async () => {
      const shown = await chart();
      await shown.keys('End', ' ');
      expect(shown.cards).toHaveLength(4);
    });

    it('opens with all others', async () => {
      const shown = await chart();
      await shown.use('close');
      await shown.use('open');
      expect(shown.cards).toHaveLength(4);
    });
  });

  describe('another manager', () => {
    it('is given by dragging a person onto them', async () => {
      const shown = await chart();
      await shown.drag('dee', 'cem');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
      expect(shown.message).toBe('Dee moves under Cem.');
    });

    it('is refused in words where a circle would close', async () => {
      const shown = await chart();
      await shown.drag('ann', 'dee');
      expect(shown.said).toEqual([]);
      expect(shown.message).toBe(
        'Ann cannot report to Dee, who reports to Ann already: Ann → Dee → Bo → Ann. Nothing was changed.',
      );
    });

    it.each([
      ['who is the manager already', 'dee', 'bo', {}, 'Dee reports to Bo already.'],
      [
        'of another account',
        'dee',
        'cem',
        { people: [ANN, BO, DEE, { ...CEM, accountId: '001B' } satisfies Stakeholder] },
        'Dee cannot report to Cem: they belong to different accounts. Nothing was changed.',
      ],
    ])('is refused for one %s', async (_who, id, target, given, expected) => {
      const shown = await chart(given);
      await shown.drag(id, target);
      expect(shown.said).toEqual([]);
      expect(shown.message).toBe(expected);
    });

    it('is given by keys alone, and said before', async () => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('m');
      expect(shown.message).toContain('Whom does Dee report to?');
      await shown.keys('Enter');
      expect(shown.message).toBe('Dee cannot report to themselves. Nothing was changed.');
      await shown.keys('ArrowUp', 'ArrowRight');
      expect(shown.message).toBe('Dee would report to Cem. Enter moves, Escape leaves all as it is.');
      await shown.keys('Enter');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
    });

    it('is given by a button and a click', async () => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.use('move');
      expect(shown.card('dee').className).toContain('card_moving');
      await expect(shown.element).toBeAccessible();
      await shown.click('cem');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
    });

    it.each([
      ['a key', (shown: Shown) => shown.keys('Delete')],
      ['a button', (shown: Shown) => shown.use('nobody')],
    ])('is nobody by %s', async (_how, leave) => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('Delete');
      expect(shown.said).toEqual([]);
      await shown.keys('m');
      await leave(shown);
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: undefined }]]);
    });

    it.each([
      ['a key', (shown: Shown) => shown.keys('Escape')],
      ['a button', (shown: Shown) => shown.use('cancel')],
    ])('is not given after %s', async (_how, leave) => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('m');
      await leave(shown);
      expect(shown.message).toBe('Nobody was moved.');
      await shown.keys('Home', 'Enter');
      expect(shown.said).toEqual([['personselect', { id: 'ann' }]]);
    });

    it('is not given by who may not change anything, and is told why', async () => {
      const shown = await chart({ lockedReason: 'You may look only.', selectedId: 'dee' });
      await shown.drag('dee', 'cem');
      expect(shown.message).toBe('You may look only.');
      await shown.keys('m');
      await shown.use('move');
      expect(shown.hasTool('cancel')).toBe(false);
      expect(shown.message).toBe('You may look only.');
      expect(shown.said).toEqual([]);
      await expect(shown.element).toBeAccessible();
    });
  });
});
