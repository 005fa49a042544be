import { isArrowKey, stepped } from 'c/gridLayout';
import type { Place } from 'c/gridLayout';
import type { Stakeholder } from 'c/stakeholder';
import { carriedText, droppedText, pickedUpText, putBackText } from './gridTexts';
import { isSamePlace, placeOf, startOf } from './gridViews';

/** Somebody on the way to another place. */
export interface Carried {
  readonly person: Stakeholder;
  /** Where the way ends as things stand; undefined beside the grid. */
  readonly to: Place | undefined;
  readonly by: 'pointer' | 'keys';
}

/** What comes of an act: who is carried then, what is said of it, and a move that is to be saved. */
export interface CarryStep {
  readonly carried: Carried | undefined;
  readonly announcement: string;
  readonly move?: { readonly id: string; readonly to: Place };
}

export function pickedUp(person: Stakeholder): CarryStep {
  const to = startOf(person);
  return { carried: { person, to, by: 'keys' }, announcement: pickedUpText(person, to) };
}

/** Undefined for a key that means nothing to somebody who is carried. */
export function carriedOn(carried: Carried, key: string): CarryStep | undefined {
  if (isArrowKey(key)) {
    const to = stepped(carried.to ?? startOf(carried.person), key);
    return { carried: { ...carried, to }, announcement: carriedText(to) };
  }
  if (key === 'Enter') {
    return dropped(carried);
  }
  return key === 'Escape' ? putBack(carried) : undefined;
}

/** Whoever is dropped where they were, or beside the grid, stays where they were. */
export function dropped(carried: Carried): CarryStep {
  const { person, to } = carried;
  return to === undefined || isSamePlace(to, placeOf(person))
    ? putBack(carried)
    : { carried: undefined, announcement: droppedText(person, to), move: { id: person.id, to } };
}

export function putBack({ person }: Carried): CarryStep {
  return { carried: undefined, announcement: putBackText(person) };
}
