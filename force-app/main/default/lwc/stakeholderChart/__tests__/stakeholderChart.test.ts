import { link, reporting } from '../../chartLayout/__tests__/organisation';
import { person } from '../../gridLayout/__tests__/people';
import { LINES, PEOPLE, Shown, chart, drawn, frames, mockPointers } from './shownChart';

mockPointers();

describe('c-stakeholder-chart', () => {
  it('says what it is for while nobody is on the map', async () => {
    const { element } = await chart({ people: [], links: [] });
    expect(element).toShow('Nobody is on the chart yet');
    await expect(element).toBeAccessible();
  });

  it('is there at once with few people, and with many comes after its buttons', async () => {
    const shown = new Shown({});
    expect(shown.isDrawn).toBe(true);
    const many = Array.from({ length: 101 }, (_, index) => person(`p${index}`));
    const large = new Shown({ people: many, links: [] });
    const there = (): readonly boolean[] => [large.hasTool('fit'), large.hasTool('move'), large.isDrawn];
    const seen = [there()];
    for (let frame = 0; frame < 20; frame += 1) {
      // eslint-disable-next-line no-await-in-loop -- a frame comes after the one before it
      await frames(1);
      seen.push(there());
    }
    const changes = seen.filter((now, index) => String(now) !== String(seen[index - 1]));
    expect(changes).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('is a tree of cards with names, titles, stances, and who reports to whom', async () => {
    const shown = await chart();
    expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'dee', 'cem']);
    const [ann, bo] = shown.cards;
    expect(ann?.getAttribute('aria-label')).toBe('Ann, CEO, Supporter, key player, 2 reports');
    expect(ann?.getAttribute('aria-level')).toBe('1');
    expect(ann?.getAttribute('aria-expanded')).toBe('true');
    expect(bo?.getAttribute('aria-level')).toBe('2');
    expect([bo?.getAttribute('aria-posinset'), bo?.getAttribute('aria-setsize')]).toEqual(['1', '2']);
    expect(shown.card('cem').hasAttribute('aria-expanded')).toBe(false);
    expect(shown.element).toShow('Ann CEO');
    expect(shown.card('ann').querySelector<HTMLElement>('.key')?.dataset.text).toBe('Key');
    await expect(shown.element).toBeAccessible();
  });

  it('shows no stance to whom it is hidden', async () => {
    const shown = await chart({ fields: { Power__c: {} } });
    expect(shown.card('ann').getAttribute('aria-label')).toBe('Ann, CEO, key player, 2 reports');
    expect(shown.canvas.querySelector('.stance')).toBeNull();
  });

  it('says how to begin where nobody reports to anybody', async () => {
    const shown = await chart({ links: [] });
    expect(shown.element).toShow('Nobody reports to anybody yet.');
    expect((await chart()).element).not.toShow('Nobody reports to anybody yet.');
    expect((await chart({ links: [], isReadingLinks: true })).element).not.toShow('Nobody reports to anybody yet.');
  });

  it('names a circle in the data, and draws the line that closes it', async () => {
    const shown = await chart({ links: reporting('ann>bo', 'bo>ann') });
    expect(shown.element).toShow('These people report to each other in a circle: Ann → Bo → Ann.');
    expect(shown.drawing.querySelector('.relation_circle')).not.toBeNull();
    expect(shown.cards).toHaveLength(4);
  });

  it('names accounts where there are several', async () => {
    const other = person('eve', { name: 'Eve', accountId: '001B', accountName: 'Birch' });
    const shown = await chart({ people: [...PEOPLE, other], accounts: { '001A': 'Alder', '001B': 'Birch' } });
    const headings = [...shown.canvas.querySelectorAll('.heading')].map(({ textContent }) => textContent.trim());
    expect(headings).toEqual(['Alder', 'Birch']);
  });

  describe('lines over the tree', () => {
    const OTHERS = [
      link('bo', 'cem', { kind: 'Influences', strength: 3 }),
      link('cem', 'dee', { kind: 'Conflicts With' }),
      link('ann', 'dee', { kind: 'Mentors' }),
    ];
    const relations = ({ drawing }: Shown): string[] =>
      [...drawing.querySelectorAll('.relation')].map((line) => line.getAttribute('class') ?? '');

    it('are drawn by kind and strength, and said with the cards', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS] });
      expect(relations(shown).map((name) => name.trim())).toEqual([
        'relation relation_influence relation_3',
        'relation relation_conflict relation_1',
        'relation relation_mentor relation_1',
      ]);
      expect(shown.card('dee').getAttribute('aria-label')).toContain('in conflict with Cem, mentored by Ann');
      expect(shown.card('bo').getAttribute('aria-label')).toContain('influences Cem');
    });

    it('are switched on and off by kind', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS] });
      expect(shown.tool('Influences').textContent).toContain('Influence (1)');
      expect(shown.tool('Influences').getAttribute('aria-pressed')).toBe('true');
      await shown.use('Influences');
      expect(shown.tool('Influences').getAttribute('aria-pressed')).toBe('false');
      expect(relations(shown).some((name) => name.includes('influence'))).toBe(false);
      await shown.use('Influences');
      expect(relations(shown)).toHaveLength(3);
    });

    it('of the person who is chosen stand out', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS], selectedId: 'bo' });
      expect(relations(shown).filter((name) => name.includes('relation_front'))).toHaveLength(1);
      expect(relations(shown).filter((name) => name.includes('relation_back'))).toHaveLength(2);
    });
  });

  it('dims those who do not match, and no card without a filter', async () => {
    const shown = await chart({ matches: new Set(['bo']) });
    expect(shown.cards.filter(({ className }) => className.includes('card_dim'))).toHaveLength(3);
    Object.assign(shown.element, { matches: undefined });
    await drawn();
    expect(shown.cards.filter(({ className }) => className.includes('card_dim'))).toHaveLength(0);
  });
});
