import { chartLayout } from 'c/chartLayout';
import type { PlacedPerson } from 'c/chartLayout';
import { randomOrganisation } from '../../chartLayout/__tests__/organisation';
import { randomOf } from '../../gridLayout/__tests__/people';
import { CardStock } from '../cardStock';

const { people, links } = randomOrganisation(60, randomOf(7));
const ALL = chartLayout(people, links, new Set()).people;
const idsOf = (some: readonly PlacedPerson[]): string[] => some.map(({ person }) => person.id);

/** Frames until there is nothing more to do, and the most that changed in one of them. */
function supplied(stock: CardStock, wanted: readonly PlacedPerson[]): { frames: number; most: number } {
  let most = 0;
  for (let frames = 1; frames < 100; frames += 1) {
    const before = stock.ids;
    const isMore = stock.supply(wanted, { x: 0, y: 0 });
    const changed = [...before.symmetricDifference(stock.ids)].length;
    most = Math.max(most, changed);
    if (!isMore) {
      return { frames, most };
    }
  }
  throw new Error('It never ends.');
}

describe('CardStock', () => {
  it('makes a few cards a frame until all are there, and then changes nothing', () => {
    const stock = new CardStock();
    const { frames, most } = supplied(stock, ALL);
    expect([...stock.ids].sort()).toEqual(idsOf(ALL).sort());
    expect(most).toBeLessThanOrEqual(8);
    expect(frames).toBeGreaterThan(7);
    const { ids } = stock;
    expect(stock.supply(ALL, { x: 0, y: 0 })).toBe(false);
    expect(stock.ids).toBe(ids);
  });

  it('begins with those in the middle', () => {
    const stock = new CardStock();
    const [last] = ALL.slice(-1);
    stock.supply(ALL, last ?? { x: 0, y: 0 });
    expect(stock.ids.has(last?.person.id ?? '')).toBe(true);
  });

  it('throws cards away once those in sight are there, none that is wanted among them', () => {
    const stock = new CardStock();
    const [some, others] = [ALL.slice(0, 40), ALL.slice(30)];
    supplied(stock, some);
    stock.supply(others, { x: 0, y: 0 });
    expect(idsOf(some).every((id) => stock.ids.has(id))).toBe(true);
    supplied(stock, others);
    expect([...stock.ids].sort()).toEqual(idsOf(others).sort());
    supplied(stock, []);
    expect(stock.ids.size).toBe(0);
  });
});
