import { RowTurns } from '../rowTurns';

const named = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `p${from + at}`);

describe('RowTurns', () => {
  let turns: RowTurns;
  let frame: number;
  const ids = (wanted: readonly string[]): readonly string[] => turns.take(wanted, frame).rows.map(({ id }) => id);
  const keys = (wanted: readonly string[]): readonly string[] => turns.take(wanted, frame).rows.map(({ key }) => key);
  /** Frames until nothing is left to draw. */
  function finish(wanted: readonly string[]): number {
    for (let frames = 0; frames < 100; frames += 1) {
      if (turns.take(wanted, frame).isDone) {
        return frames;
      }
      frame += 1;
    }
    throw new Error('There is no end to it.');
  }

  beforeEach(() => {
    [turns, frame] = [new RowTurns(), 0];
  });

  it('draws few at once', () => {
    const few = named(0, 10);
    expect(ids(few)).toEqual(few);
    expect(turns.take(few, frame).isDone).toBe(true);
    expect(ids([])).toEqual([]);
  });

  it('draws many ten a frame', () => {
    const many = named(0, 50);
    expect(ids(many)).toEqual([]);
    expect(ids(many)).toEqual([]);
    frame += 1;
    expect(ids(many)).toEqual(named(0, 10));
    expect(finish(many)).toBe(4);
    expect(ids(many)).toEqual(many);
    expect(new Set(keys(many)).size).toBe(50);
  });

  it('takes the rows of others over, who stay until then', () => {
    const [many, others] = [named(0, 50), named(50, 50)];
    finish(many);
    const before = keys(many);
    expect(ids(others)).toEqual(many);
    frame += 1;
    expect(ids(others)).toEqual([...named(50, 10), ...many.slice(10)]);
    finish(others);
    expect(ids(others)).toEqual(others);
    expect(keys(others)).toEqual(before);
  });

  it('leaves those who stay in their rows when a few come or go', () => {
    const many = named(0, 50);
    finish(many);
    const keyOf = new Map(turns.take(many, frame).rows.map(({ id, key }) => [id, key]));
    const some = ['new', ...many.slice(5)];
    const { rows, isDone } = turns.take(some, frame);
    expect(rows.map(({ id }) => id)).toEqual(some);
    expect(rows.slice(1).every(({ id, key }) => keyOf.get(id) === key)).toBe(true);
    expect([...keyOf.values()]).not.toContain(rows[0]?.key);
    expect(isDone).toBe(true);
  });

  it('ends with a shorter page, and begins anew when yet another one is wanted meanwhile', () => {
    finish(named(0, 50));
    const rest = named(50, 20);
    expect(ids(rest)).toHaveLength(20);
    frame += 1;
    expect(ids(rest)).toEqual([...named(50, 10), ...named(10, 10)]);
    const last = named(100, 25);
    expect(finish(last)).toBe(3);
    expect(ids(last)).toEqual(last);
    expect(new Set(keys(last)).size).toBe(25);
  });
});
