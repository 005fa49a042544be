import { CARD, outlinesOf, relationLines, shapesAt } from 'c/chartLayout';
import { STANCE_SHAPES } from 'c/stanceShape';
import { link } from './organisation';

const PLACES: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  a: { x: 0, y: 0 },
  b: { x: 1000, y: 0 },
  c: { x: 0, y: 500 },
  alias: { x: 0, y: 0 },
};
const placeOf = (id: string): { readonly x: number; readonly y: number } | undefined => PLACES[id];

const numbersOf = (path: string): number[] => (path.match(/-?[\d.]+/g) ?? []).map(Number);

describe('relationLines', () => {
  it('draws lines of one kind and strength in one path, from edge to edge', () => {
    const lines = relationLines(
      [
        link('a', 'b', { kind: 'Influences', strength: 2 }),
        link('a', 'c', { kind: 'Influences', strength: 2 }),
        link('b', 'c', { kind: 'Influences' }),
      ],
      placeOf,
    );
    expect(lines.map(({ kind, strength, line }) => [kind, strength, line.match(/M/g)?.length])).toEqual([
      ['Influences', 1, 1],
      ['Influences', 2, 2],
    ]);
    const [startX, startY] = numbersOf(lines[1]?.line ?? '');
    expect([startX, startY]).toEqual([CARD.width, CARD.height / 2]);
    expect(lines[1]?.heads.match(/Z/g)).toHaveLength(2);
  });

  it('ends an arrow where it points, and bends lines to and fro apart', () => {
    const [there] = relationLines([link('a', 'b', { kind: 'Influences' })], placeOf);
    const [back] = relationLines([link('b', 'a', { kind: 'Influences' })], placeOf);
    expect(numbersOf(there?.heads ?? '').slice(0, 2)).toEqual([1000, CARD.height / 2]);
    expect(numbersOf(back?.heads ?? '').slice(0, 2)).toEqual([CARD.width, CARD.height / 2]);
    expect(numbersOf(there?.line ?? '')[3]).not.toBe(numbersOf(back?.line ?? '')[3]);
  });

  it('draws conflicts as a zigzag without a direction, and mentoring with a dot', () => {
    const [conflict, mentor] = relationLines(
      [link('a', 'b', { kind: 'Conflicts With', strength: 3 }), link('a', 'c', { kind: 'Mentors' })],
      placeOf,
    );
    expect(conflict).toMatchObject({ kind: 'Conflicts With', strength: 3, heads: '' });
    expect(conflict?.line.match(/L/g)?.length).toBeGreaterThan(10);
    expect(mentor?.heads).toContain('a5 5');
  });

  it('keeps even the longest zigzag short', () => {
    const far = (id: string): { x: number; y: number } => ({ x: id === 'a' ? 0 : 100_000, y: 0 });
    const [conflict] = relationLines([link('a', 'b', { kind: 'Conflicts With' })], far);
    expect(conflict?.line.match(/L/g)?.length).toBeLessThanOrEqual(80);
  });

  it.each([
    ['reporting lines', link('a', 'b')],
    ['lines to nobody', link('a', 'gone', { kind: 'Mentors' })],
    ['lines from nobody', link('gone', 'a', { kind: 'Mentors' })],
    ['lines within one card', link('a', 'alias', { kind: 'Mentors' })],
  ])('leaves out %s', (_what, one) => {
    expect(relationLines([one], placeOf)).toEqual([]);
  });
});

describe('shapes from afar', () => {
  it('draws all cards as one path', () => {
    expect(
      outlinesOf([
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ]),
    ).toBe(`M1 2h${CARD.width}v${CARD.height}h-${CARD.width}zM3 4h${CARD.width}v${CARD.height}h-${CARD.width}z`);
    expect(outlinesOf([])).toBe('');
  });

  it.each(STANCE_SHAPES.map(({ name, path }) => [name, path]))(
    'draws a %s in the middle of each card',
    (_name, path) => {
      const drawn = shapesAt(path, [
        { x: 0, y: 0 },
        { x: 1000, y: 500 },
      ]);
      expect(drawn.match(/Z/g)).toHaveLength(2);
      const [first = '', second = ''] = drawn.split('Z');
      const letters = (text: string): string => text.replaceAll(/[^A-Z]/g, '');
      expect(letters(first)).toBe(letters(path).replace('Z', ''));
      expect(letters(second)).toBe(letters(first));
      const [x = 0, y = 0] = numbersOf(first);
      expect(numbersOf(second).slice(0, 2)).toEqual([x + 1000, y + 500]);
      expect(Math.abs(x - CARD.width / 2)).toBeLessThanOrEqual(30);
    },
  );

  it('refuses a path that it cannot move', () => {
    expect(() => shapesAt('M0 0l1 1', [{ x: 0, y: 0 }])).toThrow('has the command l');
  });
});
