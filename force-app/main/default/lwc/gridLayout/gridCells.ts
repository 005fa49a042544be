import { SCORES } from 'c/stakeholder';
import type { Score, Stakeholder } from 'c/stakeholder';

/** A place on the grid: power upwards, interest to the right. */
export interface Place {
  readonly power: Score;
  readonly interest: Score;
}

export interface GridCell extends Place {
  /** `<power>-<interest>`. */
  readonly key: string;
  /** Whoever has the most influence first. */
  readonly people: readonly Stakeholder[];
}

/**
 * The 25 cells in reading order: the most power first, the least interest first.
 * @param previous the cells as they were: those that hold the same people are taken over, so that whoever shows them can tell
 */
export function gridCells(people: readonly Stakeholder[], previous: readonly GridCell[] = []): readonly GridCell[] {
  const cells = new Map(
    [...SCORES]
      .reverse()
      .flatMap((power) => SCORES.map((interest) => ({ key: keyOf(power, interest), power, interest })))
      .map((place) => [place.key, { ...place, people: [] as Stakeholder[] }]),
  );
  for (const person of people) {
    // Scores that no cell is for were written by another program: such a person stands beside the grid.
    cells.get(keyOf(person.power, person.interest))?.people.push(person);
  }
  return [...cells.values()].map((cell, index) => {
    const sorted = { ...cell, people: byInfluence(cell.people) };
    const before = previous[index];
    return before !== undefined && isSame(before.people, sorted.people) ? before : sorted;
  });
}

/** Whoever has no place on the grid, because power or interest is not known; by name. */
export function unplacedPeople(people: readonly Stakeholder[]): readonly Stakeholder[] {
  return people.filter((person) => !isPlaced(person)).sort(byName);
}

/** The most influence first, what is not known last; by name among equals, so that the same people always stand alike. */
export function byInfluence(people: readonly Stakeholder[]): readonly Stakeholder[] {
  return [...people].sort((a, b) => (b.influence ?? 0) - (a.influence ?? 0) || byName(a, b));
}

function keyOf(power: number | undefined, interest: number | undefined): string {
  return `${power}-${interest}`;
}

function isSame(before: readonly Stakeholder[], now: readonly Stakeholder[]): boolean {
  return before.length === now.length && before.every((person, index) => person === now[index]);
}

const isScore = (value: number | undefined): boolean => SCORES.includes(value as Score);

function isPlaced({ power, interest }: Stakeholder): boolean {
  return isScore(power) && isScore(interest);
}

/** Names are equal now and then, ids never. */
function byName(a: Stakeholder, b: Stakeholder): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
