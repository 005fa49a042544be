import { SCORES, STANCES } from 'c/stakeholder';
import type { Score, Stakeholder, Stance } from 'c/stakeholder';

/** One person with nothing known but what is given. */
export function person(id: string, given: Partial<Stakeholder> = {}): Stakeholder {
  return {
    id,
    accountId: '001A',
    accountName: 'Alder & Sons',
    name: `Person ${id}`,
    isActive: true,
    version: '2026-11-01T08:00:00.000Z',
    ...given,
  };
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** People with random scores; some lack one or the other. */
export function randomPeople(count: number, random: () => number): Stakeholder[] {
  const oneOf = <Value extends Score | Stance>(values: readonly Value[]): Value | undefined => {
    const isKnown = random() >= 0.1;
    return isKnown ? values[Math.floor(random() * values.length)] : undefined;
  };
  return Array.from({ length: count }, (_, index) =>
    person(`a${index}`, {
      power: oneOf(SCORES),
      interest: oneOf(SCORES),
      influence: oneOf(SCORES),
      stance: oneOf(STANCES),
    }),
  );
}
