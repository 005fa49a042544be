import { lastResult } from 'c/lastResult';

describe('c/lastResult', () => {
  it('computes once for the same arguments, and anew for others', () => {
    const compute = jest.fn((people: readonly string[], size: number) => ({ text: people.join(' '), size }));
    const remembered = lastResult(compute);
    const people = ['Ann', 'Bo'];
    const first = remembered(people, 1);
    expect(first).toEqual({ text: 'Ann Bo', size: 1 });
    expect(remembered(people, 1)).toBe(first);
    expect(remembered(people, 2)).toEqual({ text: 'Ann Bo', size: 2 });
    expect(remembered([...people], 2)).not.toBe(remembered(people, 2));
    expect(compute).toHaveBeenCalledTimes(4);
  });

  it('remembers nothing as a result too', () => {
    const compute = jest.fn((_value: number) => undefined);
    const remembered = lastResult(compute);
    expect([remembered(NaN), remembered(NaN)]).toEqual([undefined, undefined]);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});
