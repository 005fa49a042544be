import type { Stakeholder } from 'c/stakeholder';

/** What the user looks for; undefined is everything. */
export interface Criteria {
  /** Words of the name or the title, in any order. */
  readonly text?: string | undefined;
  readonly department?: string | undefined;
  readonly level?: string | undefined;
  readonly role?: string | undefined;
  /** A stance as text, as a combobox has it. */
  readonly stance?: string | undefined;
}

/** What a combobox has for people in whom nothing is filled in. */
export const NOT_SET = '(none)';

/** The ids of the people whom all criteria find; undefined where nothing is looked for. */
export function matchesOf(people: readonly Stakeholder[], criteria: Criteria): ReadonlySet<string> | undefined {
  const words = wordsOf(criteria.text ?? '');
  if (words.length === 0 && !criteria.department && !criteria.level && !criteria.role && !criteria.stance) {
    return undefined;
  }
  return new Set(
    people
      .filter(
        (person) =>
          isFound(person, words) &&
          isChosen(person.department, criteria.department) &&
          isChosen(person.level, criteria.level) &&
          isChosen(person.role, criteria.role) &&
          isChosen(person.stance?.toString(), criteria.stance),
      )
      .map(({ id }) => id),
  );
}

/** Those of the people who are found; all of them where nothing is looked for. */
export function matchedPeople(
  people: readonly Stakeholder[],
  matches: ReadonlySet<string> | undefined,
): readonly Stakeholder[] {
  return matches === undefined ? people : people.filter(({ id }) => matches.has(id));
}

/** The departments that people have, in alphabetical order. */
export function departmentsOf(people: readonly Stakeholder[]): string[] {
  const departments = people.map(({ department }) => department).filter((department) => department !== undefined);
  return [...new Set(departments)].sort((one, other) => one.localeCompare(other));
}

/** Each word begins one of theirs: "lind mar" finds Mara Lindqvist. */
function isFound({ name, title }: Stakeholder, words: readonly string[]): boolean {
  if (words.length === 0) {
    return true;
  }
  const own = wordsOf(`${name} ${title ?? ''}`);
  return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
}

function isChosen(value: string | undefined, chosen: string | undefined): boolean {
  return !chosen || (chosen === NOT_SET ? value === undefined : value === chosen);
}

/** Without case and accents, so that "jose" finds José. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean);
}
