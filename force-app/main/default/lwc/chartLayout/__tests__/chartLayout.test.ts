import { CARD, chartLayout } from 'c/chartLayout';
import type { ChartLayout, PlacedPerson } from 'c/chartLayout';
import { overlaps } from 'c/panZoom';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { person, randomOf } from '../../gridLayout/__tests__/people';
import { link, randomOrganisation, reporting } from './organisation';

const NONE: ReadonlySet<string> = new Set();

function laidOut(
  people: readonly Stakeholder[],
  links: readonly StakeholderLink[] = [],
  collapsed: ReadonlySet<string> = NONE,
): ChartLayout {
  return chartLayout(people, links, collapsed);
}

const people = (...ids: readonly string[]): Stakeholder[] => ids.map((id) => person(id, { name: id }));

const idsOf = (layout: ChartLayout): string[] => layout.people.map(({ person: { id } }) => id);

function placeOf(layout: ChartLayout, id: string): PlacedPerson {
  const place = layout.people.find((placed) => placed.person.id === id);
  if (place === undefined) throw new Error(`${id} has no place`);
  return place;
}

/** In a grid of the cards' size only neighbours can overlap: 2,000 people are not compared each with each. */
function overlappingPairs({ people: placed }: ChartLayout): string[] {
  const cells = new Map<string, PlacedPerson[]>();
  const pairs: string[] = [];
  for (const one of placed) {
    const [column, row] = [Math.floor(one.x / CARD.width), Math.floor(one.y / CARD.height)];
    for (const [dx, dy] of [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const))) {
      for (const other of cells.get(`${column + dx} ${row + dy}`) ?? []) {
        if (overlaps({ ...one, ...CARD }, { ...other, ...CARD })) pairs.push(`${one.person.id} ${other.person.id}`);
      }
    }
    cells.set(`${column} ${row}`, [...(cells.get(`${column} ${row}`) ?? []), one]);
  }
  return pairs;
}

function expectSound(layout: ChartLayout, count: number): void {
  expect(layout.people).toHaveLength(count);
  expect(overlappingPairs(layout)).toEqual([]);
  const places = new Map(layout.people.map((placed, index) => [placed.person.id, { placed, index }]));
  const misplaced = layout.people.filter(({ x, y, managerId }, index) => {
    const manager = places.get(managerId ?? '');
    const isOutside = x < 0 || y < 0 || x + CARD.width > layout.width || y + CARD.height > layout.height;
    const isAbove = manager !== undefined && (y <= manager.placed.y || index <= manager.index);
    return isOutside || isAbove;
  });
  expect(misplaced).toEqual([]);
}

describe('c/chartLayout', () => {
  it('is empty without people', () => {
    const layout = laidOut([]);
    expect(layout).toMatchObject({ people: [], headings: [], branches: [], circles: [] });
    expect(layout.height).toBeGreaterThan(0);
  });

  it('puts reports below their manager, who stands in the middle above them', () => {
    const layout = laidOut(people('a', 'b', 'c'), reporting('b>a', 'c>a'));
    const [a, b, c] = ['a', 'b', 'c'].map((id) => placeOf(layout, id));
    expect(b?.y).toBe(c?.y);
    expect(a?.x).toBeCloseTo(((b?.x ?? 0) + (c?.x ?? 0)) / 2, 0);
    expect(a).toMatchObject({ level: 1, reports: 2, below: 2, position: 1, siblings: 1, isCollapsed: false });
    expect(c).toMatchObject({ level: 2, reports: 0, position: 2, siblings: 2, managerId: 'a' });
    expect(layout.branches).toHaveLength(2);
  });

  it('puts many people to whom nobody reports below each other, so that the chart stays narrow', () => {
    const reports = Array.from({ length: 12 }, (_, index) => `r${index}`);
    const layout = laidOut(people('a', ...reports), reporting(...reports.map((id) => `${id}>a`)));
    const columns = new Map<number, number>();
    for (const { person: one, x } of layout.people) if (one.id !== 'a') columns.set(x, (columns.get(x) ?? 0) + 1);
    expect([...columns.values()]).toEqual([6, 6]);
    expectSound(layout, 13);
  });

  it('orders managers before others, each by name', () => {
    const some = [person('1', { name: 'Zoe' }), person('2', { name: 'Ann' }), person('3', { name: 'Bo' }), person('4')];
    expect(idsOf(laidOut(some, reporting('4>1')))).toEqual(['1', '4', '2', '3']);
  });

  it('begins a new row for those who stand for themselves', () => {
    const layout = laidOut(people('a', 'b', 'x', 'y'), reporting('b>a'));
    expect(placeOf(layout, 'x').y).toBeGreaterThan(placeOf(layout, 'b').y);
    expect(placeOf(layout, 'y').y).toBe(placeOf(layout, 'x').y);
  });

  it('makes whoever reports to somebody who is not shown a root', () => {
    const layout = laidOut(people('a'), reporting('a>gone', 'gone>a'));
    expect(placeOf(layout, 'a')).toMatchObject({ level: 1, managerId: undefined });
    expect(layout.circles).toEqual([]);
  });

  it('takes no other link for a reporting line', () => {
    expect(laidOut(people('a', 'b'), [link('a', 'b', { kind: 'Mentors' })]).branches).toEqual([]);
  });

  describe('a branch that is closed', () => {
    const all = people('a', 'b', 'c', 'd');
    const lines = reporting('b>a', 'c>b', 'd>a');

    it('is left out, counted, and its people are known by the manager who is shown', () => {
      const layout = laidOut(all, lines, new Set(['b']));
      expect(idsOf(layout)).toEqual(['a', 'b', 'd']);
      expect(placeOf(layout, 'b')).toMatchObject({ reports: 1, below: 1, isCollapsed: true });
      expect([...layout.shownAs]).toEqual([['c', 'b']]);
    });

    it('is known by the highest closed manager', () => {
      const layout = laidOut(all, lines, new Set(['a', 'b']));
      expect(idsOf(layout)).toEqual(['a']);
      expect(placeOf(layout, 'a').below).toBe(3);
      expect(layout.shownAs.get('c')).toBe('a');
    });

    it('is none where nobody reports', () => {
      expect(placeOf(laidOut(all, lines, new Set(['d'])), 'd').isCollapsed).toBe(false);
    });
  });

  describe('circles in the data', () => {
    it.each([
      ['of one', ['a>a'], [['a']]],
      ['of two', ['a>b', 'b>a'], [['a', 'b']]],
      ['with others below', ['b>c', 'c>b', 'a>c'], [['b', 'c']]],
    ])('%s are cut open, told, and hide nobody', (_what, lines, circles) => {
      const layout = laidOut(people('a', 'b', 'c'), reporting(...lines));
      expect(layout.circles).toEqual(circles);
      expectSound(layout, 3);
    });
  });

  describe('people of several accounts', () => {
    const ofAccount = (id: string, accountId: string): Stakeholder =>
      person(id, { accountId, accountName: `Name ${accountId}` });
    const some = [ofAccount('a', '2'), ofAccount('b', '1'), ofAccount('c', '2'), ofAccount('d', '3')];

    it('stand in a part of their own each, in the order given, others after them', () => {
      const layout = chartLayout(some, reporting('c>a'), NONE, { 2: 'Two', 1: 'One' });
      expect(layout.headings.map(({ name }) => name)).toEqual(['One', 'Two', 'Name 3']);
      expect(idsOf(layout)).toEqual(['b', 'a', 'c', 'd']);
      const [one, two] = layout.headings;
      expect(placeOf(layout, 'b').y).toBeGreaterThan(one?.y ?? 0);
      expect(placeOf(layout, 'b').y + CARD.height).toBeLessThan(two?.y ?? 0);
      expectSound(layout, 4);
    });

    it('need no heading where only one account has any', () => {
      const layout = chartLayout([ofAccount('a', '2')], [], NONE, { 1: 'One', 2: 'Two' });
      expect(layout.headings).toEqual([]);
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('overlaps nobody and keeps reports below their managers, seed %s', (seed) => {
    const random = randomOf(seed);
    const count = 1 + Math.floor(random() * 200);
    const { people: some, links } = randomOrganisation(count, random);
    const layout = laidOut(some, links);
    expectSound(layout, count);
    expect(laidOut([...some].reverse(), [...links].reverse())).toEqual(layout);
    const closed = laidOut(some, links, new Set(some.filter(() => random() < 0.3).map(({ id }) => id)));
    expect(closed.people.length + closed.shownAs.size).toBe(count);
    expectSound(closed, closed.people.length);
  });

  it('takes 2,000 people, and a chain of as many', () => {
    const { people: some, links } = randomOrganisation(2000, randomOf(42));
    const layout = laidOut(some, links);
    expect(layout.people).toHaveLength(2000);
    expectSound(layout, 2000);
    const chained = some.slice(1).map(({ id }, index) => link(id, some[index]?.id ?? ''));
    expectSound(laidOut(some, chained), 2000);
  });

  it('asks for each person no more often the more there are', () => {
    const looks = (count: number): number => {
      let asked = 0;
      const { people: some, links } = randomOrganisation(count, randomOf(7));
      const get = (one: Stakeholder, key: string | symbol): unknown => {
        asked += 1;
        return Reflect.get(one, key);
      };
      const counted = some.map((one) => new Proxy(one, { get }));
      laidOut(counted, links);
      return asked / count;
    };
    expect(looks(2000)).toBeLessThan(looks(200) * 2);
  });
});
