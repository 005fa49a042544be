import INFLUENCE from '@salesforce/label/c.Person_Text_Influence';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Stakeholder } from 'c/stakeholder';
import { stanceShape } from 'c/stanceShape';

/** The first letters of the first and the last word of a name, as people abbreviate themselves: `Ann de Groot` is `AG`. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{Letter}\p{Number}'’-]+/u).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/**
 * A stakeholder in one line: name, role or else title, stance and influence.
 * @param isStanceVisible whether the user may see stances: what they may not see is not called unknown
 */
export function personText(person: Stakeholder, isStanceVisible: boolean): string {
  const { name, role, title } = person;
  return joined([name, role ?? title, markText(person, isStanceVisible)]);
}

/** What a mark says of a person by its shape and size alone: stance and influence. */
export function markText({ stance, influence }: Stakeholder, isStanceVisible: boolean): string {
  return joined([
    isStanceVisible ? stanceShape(stance).label : undefined,
    influence === undefined ? undefined : labelText(INFLUENCE, wholeText(influence)),
  ]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
