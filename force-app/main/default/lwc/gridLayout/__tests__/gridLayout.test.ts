import {
  GRID_REGIONS,
  byInfluence,
  cellMarks,
  gridCells,
  gridPoints,
  isArrowKey,
  markRadius,
  nearestPoint,
  placeAtPoint,
  regionAt,
  stepped,
  unplacedPeople,
} from 'c/gridLayout';
import type { CellMarks, CellSize } from 'c/gridLayout';
import { SCORES } from 'c/stakeholder';
import type { Score, Stakeholder } from 'c/stakeholder';
import { person, randomOf, randomPeople } from './people';

const WIDE: CellSize = { width: 210, height: 104 };
const NARROW: CellSize = { width: 76, height: 104 };

const people = (count: number): Stakeholder[] =>
  Array.from({ length: count }, (_, index) => person(`a${String(index).padStart(3, '0')}`, { influence: 3 }));

const idsOf = ({ marks }: CellMarks): string[] => marks.map((mark) => mark.person.id);

describe('the regions', () => {
  it('begin at a score of 4, as key players do', () => {
    const table = SCORES.map((power) => SCORES.map((interest) => regionAt({ power, interest }).label));
    expect(table).toEqual([
      ['Monitor', 'Monitor', 'Monitor', 'Keep informed', 'Keep informed'],
      ['Monitor', 'Monitor', 'Monitor', 'Keep informed', 'Keep informed'],
      ['Monitor', 'Monitor', 'Monitor', 'Keep informed', 'Keep informed'],
      ['Keep satisfied', 'Keep satisfied', 'Keep satisfied', 'Key players', 'Key players'],
      ['Keep satisfied', 'Keep satisfied', 'Keep satisfied', 'Key players', 'Key players'],
    ]);
    expect(GRID_REGIONS.map(({ name }) => name)).toEqual(['satisfied', 'key', 'monitor', 'informed']);
  });
});

describe('the cells', () => {
  it('are 25, in reading order, also of nobody', () => {
    const keys = gridCells([]).map(({ key }) => key);
    expect(keys).toHaveLength(25);
    expect([keys[0], keys[4], keys[5], keys[24]]).toEqual(['5-1', '5-5', '4-1', '1-5']);
  });

  it('hold whoever has their scores, the most influence first, then by name', () => {
    const at = { power: 2, interest: 5 } as const;
    const found = gridCells([
      person('a', { ...at, name: 'Zoe' }),
      person('b', { ...at, name: 'Cem', influence: 2 }),
      person('c', { ...at, name: 'Bo', influence: 5 }),
      person('d', { ...at, name: 'Ann', influence: 2 }),
      person('e', { ...at, name: 'Ann', influence: 2 }),
    ]);
    expect(found.find(({ key }) => key === '2-5')?.people.map(({ id }) => id)).toEqual(['c', 'd', 'e', 'b', 'a']);
    expect(found.filter((cell) => cell.people.length > 0)).toHaveLength(1);
  });

  it('are the same objects where nobody came or went, so that nothing is drawn anew', () => {
    const [ann, bo] = [person('a', { power: 5, interest: 1 }), person('b', { power: 1, interest: 5 })];
    const before = gridCells([ann, bo]);
    const after = gridCells([ann, { ...bo, interest: 4 }], before);
    expect(after.flatMap((cell, index) => (cell === before[index] ? [] : cell.key))).toEqual(['1-4', '1-5']);
  });

  it('leave whoever has no place for beside the grid, by name', () => {
    const all = [
      person('a', { name: 'Zoe', power: 3 }),
      person('b', { name: 'Bo', interest: 3 }),
      person('c', { name: 'Cem' }),
      person('d', { name: 'Ann', power: 7 as Score, interest: 3 }),
      person('e', { name: 'Eve', power: 3, interest: 3 }),
    ];
    expect(unplacedPeople(all).map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cem', 'Zoe']);
    expect(
      gridCells(all)
        .flatMap((cell) => cell.people)
        .map(({ name }) => name),
    ).toEqual(['Eve']);
  });
});

describe('the marks of a cell', () => {
  it.each<[number, CellSize, boolean, number, number | undefined]>([
    [0, WIDE, false, 0, undefined],
    [1, WIDE, true, 1, undefined],
    [6, WIDE, true, 6, undefined],
    [7, WIDE, false, 7, undefined],
    [18, WIDE, false, 18, undefined],
    [19, WIDE, false, 17, 2],
    [300, WIDE, false, 17, 283],
    [1, NARROW, false, 1, undefined],
    [6, NARROW, false, 6, undefined],
    [7, NARROW, false, 5, 2],
    [2, { width: 10, height: 10 }, false, 0, 2],
  ])('of %i people in %j', (count, size, isNamed, shown, more) => {
    const found = cellMarks(people(count), size);
    expect(found.marks).toHaveLength(shown);
    expect(found.marks.every(({ nameEnd }) => (nameEnd !== undefined) === isNamed)).toBe(true);
    expect(found.more?.count).toBe(more);
  });

  it('show the first ones, and whoever has to be shown in place of the last', () => {
    const seven = people(7);
    expect(idsOf(cellMarks(seven, NARROW))).toEqual(['a000', 'a001', 'a002', 'a003', 'a004']);
    expect(idsOf(cellMarks(seven, NARROW, ['a006', undefined]))).toEqual(['a000', 'a001', 'a002', 'a003', 'a006']);
    expect(idsOf(cellMarks(seven, NARROW, ['a004', 'a005']))).toEqual(['a000', 'a001', 'a002', 'a004', 'a005']);
    expect(idsOf(cellMarks(people(2), { width: 10, height: 10 }, ['a000', 'a001']))).toEqual([]);
  });

  it('grow with influence, alike in all cells', () => {
    expect([undefined, ...SCORES].map(markRadius)).toEqual([10, 10, 11.5, 13, 14.5, 16]);
    const [wide] = cellMarks([person('a', { influence: 5 })], WIDE).marks;
    const [narrow] = cellMarks([person('a', { influence: 5 })], NARROW).marks;
    expect([wide?.radius, narrow?.radius]).toEqual([16, 16]);
  });

  it.each(Array.from({ length: 60 }, (_, seed) => seed))('never touch, and keep within the cell: seed %i', (seed) => {
    const random = randomOf(seed);
    const crowd = byInfluence(randomPeople(Math.floor(random() ** 2 * 120), random));
    const size = { width: 30 + random() * 300, height: 30 + random() * 150 };
    const pinned = [crowd.at(-1)?.id, crowd[3]?.id];
    const found = cellMarks(crowd, size, pinned);
    expect(cellMarks(crowd, size, pinned)).toEqual(found);
    expect(found.marks.length + (found.more?.count ?? 0)).toBe(crowd.length);
    const { marks } = found;
    for (const [index, mark] of marks.entries()) {
      expect(mark.nameEnd ?? 0).toBeLessThanOrEqual(size.width + 1e-9);
      expect(Math.min(mark.x, mark.y, size.width - mark.x, size.height - mark.y)).toBeGreaterThanOrEqual(
        mark.radius - 1e-9,
      );
      for (const other of marks.slice(index + 1)) {
        expect(Math.hypot(mark.x - other.x, mark.y - other.y)).toBeGreaterThanOrEqual(
          mark.radius + other.radius - 1e-9,
        );
      }
    }
  });
});

describe('moves', () => {
  it.each([
    [3, 3, 'ArrowUp', 4, 3],
    [3, 3, 'ArrowDown', 2, 3],
    [3, 3, 'ArrowLeft', 3, 2],
    [3, 3, 'ArrowRight', 3, 4],
    [5, 5, 'ArrowUp', 5, 5],
    [1, 1, 'ArrowLeft', 1, 1],
  ] as const)('from power %i and interest %i by %s', (power, interest, key, toPower, toInterest) => {
    expect(stepped({ power, interest }, key)).toEqual({ power: toPower, interest: toInterest });
  });

  it.each([
    ['ArrowUp', true],
    ['Enter', false],
    ['toString', false],
  ])('are made by arrow keys: %s', (key, expected) => {
    expect(isArrowKey(key)).toBe(expected);
  });

  it.each([
    [0, 0, { power: 5, interest: 1 }],
    [499, 499, { power: 1, interest: 5 }],
    [250, 199, { power: 4, interest: 3 }],
    [-1, 10, undefined],
    [10, 500, undefined],
  ])('to the point %i, %i', (x, y, place) => {
    expect(placeAtPoint({ x, y }, { width: 500, height: 500 })).toEqual(place);
  });
});

describe('focus', () => {
  const crowd = [
    person('low', { power: 1, interest: 1 }),
    person('right', { power: 1, interest: 4 }),
    person('up', { power: 4, interest: 1 }),
    ...people(9).map((one) => ({ ...one, power: 5 as const, interest: 5 as const })),
  ];
  const points = gridPoints(gridCells(crowd), NARROW, [undefined]);

  it('reaches all that is shown, the count of what is not as well', () => {
    expect(points).toHaveLength(9);
    expect(points.at(5)).toMatchObject({ id: 'more-5-5' });
    expect(points.find(({ id }) => id === 'right')).toEqual({ id: 'right', x: 3.5 * 76, y: 4.5 * 104 });
  });

  it.each([
    ['low', 'ArrowRight', 'right'],
    ['low', 'ArrowUp', 'up'],
    ['low', 'ArrowLeft', undefined],
    ['low', 'ArrowDown', undefined],
    ['right', 'ArrowLeft', 'low'],
    ['gone', 'ArrowLeft', undefined],
  ] as const)('goes from %s by %s to %s', (from, key, to) => {
    expect(nearestPoint(points, from, key)?.id).toBe(to);
  });
});
