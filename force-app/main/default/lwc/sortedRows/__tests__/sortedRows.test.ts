import { sortedRows } from 'c/sortedRows';

const ROWS = [
  { name: 'birch', total: 20 },
  { name: 'Cedar', total: undefined },
  { name: 'Alder', total: 1000 },
  { name: 'Alder 10', total: 20 },
  { name: 'Alder 9', total: 3 },
];

describe('c/sortedRows', () => {
  it.each([
    ['asc', ['Alder', 'Alder 9', 'Alder 10', 'birch', 'Cedar']],
    ['desc', ['Cedar', 'birch', 'Alder 10', 'Alder 9', 'Alder']],
  ] as const)('sorts words as people do, %s', (direction, expected) => {
    expect(sortedRows(ROWS, ({ name }) => name, direction).map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['asc', [3, 20, 20, 1000, undefined]],
    ['desc', [1000, 20, 20, 3, undefined]],
  ] as const)('sorts numbers, %s, with what is missing last', (direction, expected) => {
    expect(sortedRows(ROWS, ({ total }) => total, direction).map(({ total }) => total)).toEqual(expected);
  });

  it('keeps the order of equal rows', () => {
    const equal = sortedRows(ROWS, ({ total }) => total, 'desc').filter(({ total }) => total === 20);
    expect(equal.map(({ name }) => name)).toEqual(['birch', 'Alder 10']);
  });
});
