import DIRECTOR from '@salesforce/label/c.Seniority_Director_Words';
import EXECUTIVE from '@salesforce/label/c.Seniority_Executive_Words';
import MANAGER from '@salesforce/label/c.Seniority_Manager_Words';
import STAFF from '@salesforce/label/c.Seniority_Staff_Words';
import { titlePhrases } from 'c/titleWords';

export type Seniority = 'Executive' | 'Director' | 'Manager' | 'Staff';

/** The most senior first; the place is what levels are counted by. */
const SENIORITIES: readonly Seniority[] = ['Executive', 'Director', 'Manager', 'Staff'];

/** Labels, so that an administrator translates or changes them. */
const WORDS: Readonly<Record<Seniority, string>> = {
  Executive: EXECUTIVE,
  Director: DIRECTOR,
  Manager: MANAGER,
  Staff: STAFF,
};

const PHRASES = SENIORITIES.flatMap((seniority) =>
  titlePhrases(WORDS[seniority]).map((phrase) => ({ seniority, ...phrase })),
);

/**
 * How senior somebody is by the words of the title, in either company: by those that stand first, as the rest says what or whom somebody works
 * for ("Assistant to the Managing Director"); of those by the longest ("Vice President" is no "Vice"). Undefined where no word is known: nobody
 * is guessed at.
 */
export function seniorityOf(title: string | undefined): Seniority | undefined {
  let best: { readonly seniority: Seniority; readonly at: number; readonly length: number } | undefined;
  for (const { seniority, length, pattern } of title === undefined ? [] : PHRASES) {
    const at = title?.search(pattern) ?? -1;
    if (at >= 0 && (!best || at < best.at || (at === best.at && length > best.length))) {
      best = { seniority, at, length };
    }
  }
  return best?.seniority;
}

/** How many levels lie between two people: 0 for the same. */
export function levelsApart(one: Seniority, other: Seniority): number {
  return Math.abs(SENIORITIES.indexOf(one) - SENIORITIES.indexOf(other));
}
