import { linesOf, serviceLevelFor } from 'c/serviceLevel';
import type { ServiceLevel } from 'c/serviceLevel';

const level = (key: string, values: Partial<ServiceLevel>): ServiceLevel => ({
  key,
  name: key,
  designation: undefined,
  quartile: undefined,
  gets: [],
  doesNotGet: [],
  contactCadence: undefined,
  reviewCadence: undefined,
  ...values,
});
const LEVELS = [
  level('quartile-1', { quartile: 1 }),
  level('quartile-4', { quartile: 4 }),
  level('strategic', { designation: 'Strategic' }),
];

describe('serviceLevelFor', () => {
  it.each([
    ['Strategic', 4, 'strategic', 'Designation'],
    ['Strategic', undefined, 'strategic', 'Designation'],
    ['None', 1, 'quartile-1', 'Quartile'],
    ['', 4, 'quartile-4', 'Quartile'],
    [undefined, 1, 'quartile-1', 'Quartile'],
  ])('designated %p in quartile %p gets %s, by its %s', (designation, quartile, key, by) => {
    expect(serviceLevelFor(LEVELS, { designation, quartile })).toMatchObject({ by, level: { key } });
  });

  it.each([
    ['Nurture', 2],
    ['', undefined],
    [undefined, undefined],
  ])('designated %p in quartile %p gets none', (designation, quartile) => {
    expect(serviceLevelFor(LEVELS, { designation, quartile })).toBeUndefined();
  });

  it('takes the first by key of several, and none that is for a designation as well as for the quartile', () => {
    const levels = [
      level('c', { quartile: 1 }),
      level('b', { quartile: 1 }),
      level('a', { quartile: 1, designation: 'Nurture' }),
    ];
    expect(serviceLevelFor(levels, { designation: '', quartile: 1 })?.level.key).toBe('b');
  });
});

describe('linesOf', () => {
  it.each([
    [
      'A named manager\r\n- Quarterly review\n\n  • Roadmap talks  ',
      ['A named manager', 'Quarterly review', 'Roadmap talks'],
    ],
    ['-20 degrees storage', ['-20 degrees storage']],
    ['one', ['one']],
    ['twice\n- twice\nonce', ['twice', 'once']],
    ['', []],
    [null, []],
    [undefined, []],
  ])('reads %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});
