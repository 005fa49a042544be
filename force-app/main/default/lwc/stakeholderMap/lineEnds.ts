import ONE_OF_TWO from '@salesforce/label/c.Stakeholder_Map_One_Of_Two';
import type { PersonEdits } from 'c/stakeholderEdits';

/** The people at the ends of a line by the names that they had when it was changed: who is deleted meanwhile cannot be asked afterwards. */
export interface LineEnds {
  readonly names: readonly string[];
  /** Whether the first of them was deleted, as people were read since. */
  readonly isFirstGone: () => boolean;
  /** Who of them was deleted. */
  readonly goneName: () => string;
}

/** @param ids the second one is undefined for a line that leads to nobody */
export function lineEnds(people: PersonEdits, ...ids: readonly (string | undefined)[]): LineEnds {
  const ends = ids.filter((id) => id !== undefined).map((id) => ({ id, name: people.person(id)?.name ?? '' }));
  const isGone = (end: { readonly id: string } | undefined): boolean =>
    end !== undefined && people.person(end.id) === undefined;
  return {
    names: ends.map(({ name }) => name),
    isFirstGone: () => isGone(ends[0]),
    goneName: () => {
      const gone = ends.filter(isGone).map(({ name }) => name);
      return gone.join(', ') || ONE_OF_TWO;
    },
  };
}
