import { cycleThrough, managersOf, reportingCycles } from 'c/reportingLines';
import type { LinkKind } from 'c/stakeholder';

const link = (fromId: string, toId: string, kind: LinkKind = 'Reports To') => ({ fromId, toId, kind });
/** `'a>b b>c'`: a reports to b, b to c. */
const lines = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((line) => line.split('>'))
    .map(([from = '', to = '']) => link(from, to));

describe('managersOf', () => {
  it('looks at reporting alone, and at the first manager of a person', () => {
    const links = [link('a', 'b', 'Influences'), link('a', 'c'), link('a', 'd'), link('c', 'd', 'Mentors')];
    expect([...managersOf(links)]).toEqual([['a', 'c']]);
  });
});

describe('cycleThrough', () => {
  it.each([
    ['nobody reports to anybody', '', 'a', 'b', undefined],
    ['a person to themselves', '', 'a', 'a', ['a']],
    ['two to each other', 'b>a', 'a', 'b', ['a', 'b']],
    ['through others', 'd>c c>b b>a', 'a', 'd', ['a', 'd', 'c', 'b']],
    ['a new manager beside the old line', 'a>b b>c', 'a', 'c', undefined],
    ['what closes a circle with the line that is replaced', 'a>b', 'a', 'b', undefined],
    ['below a circle that exists without the person', 'b>c c>b', 'a', 'b', undefined],
    ['a manager who hangs below such a circle', 'b>c c>d d>c', 'a', 'b', undefined],
  ])('tells: %s', (_, text, person, manager, circle) => {
    expect(cycleThrough(lines(text), person, manager)).toEqual(circle);
  });

  it('is no matter of influence', () => {
    expect(cycleThrough([link('b', 'a', 'Influences')], 'a', 'b')).toBeUndefined();
  });

  it('walks a line of thousands', () => {
    const long = Array.from({ length: 5000 }, (_, index) => link(`p${index + 1}`, `p${index}`));
    expect(cycleThrough(long, 'p0', 'p5000')).toHaveLength(5001);
  });
});

describe('reportingCycles', () => {
  it.each([
    ['none in nothing', '', []],
    ['none in a tree', 'b>a c>a d>b', []],
    ['one of one', 'a>a', [['a']]],
    ['one of two, told once', 'b>a a>b', [['a', 'b']]],
    ['one with people who hang below it', 'x>c c>b b>a a>c y>x', [['a', 'c', 'b']]],
    [
      'several, in order',
      'q>p p>q b>a a>b z>a',
      [
        ['a', 'b'],
        ['p', 'q'],
      ],
    ],
  ])('tells: %s', (_, text, circles) => {
    expect(reportingCycles(lines(text))).toEqual(circles);
  });
});
