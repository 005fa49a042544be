import type { ContactRow } from 'c/contactList';
import { suggestContacts } from 'c/contactSuggestions';
import type { AccountContact, OpportunityRole, Suggestion } from 'c/contactSuggestions';
import type { Choice, Stakeholder } from 'c/stakeholder';
import type { AddProgress } from './addProgress.ts';
import { reasonText } from './reasonText.ts';
import { roleLabel } from './roleLabel.ts';

/** The most that is shown at once: a list that one reads through, not one that one scrolls. */
const MOST_SUGGESTIONS = 8;
const MOST_OTHERS = 20;

export interface AddRows {
  readonly suggested: readonly ContactRow[];
  readonly others: readonly ContactRow[];
  /** How many others there are beyond those that are shown. */
  readonly hidden: number;
}

/** Each contact once, however many lists it is in. */
export function distinctContacts(...lists: readonly (readonly AccountContact[])[]): AccountContact[] {
  return [...new Map(lists.flat().map((contact) => [contact.id, contact])).values()];
}

/** Whom to suggest, as long as none of this changes. */
export function suggestionsFrom(
  contacts: readonly AccountContact[],
  opportunityRoles: readonly OpportunityRole[],
  missingRoles: readonly string[],
  wantedRole: string | undefined,
  day: string,
): readonly Suggestion[] {
  return suggestContacts({ contacts, opportunityRoles, missingRoles, wantedRole, today: day });
}

/** Those with all words of the text in name, title or e-mail address. */
export function matchingContacts(suggestions: readonly Suggestion[], text: string): readonly Suggestion[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return suggestions.filter(({ contact: { name, title, email } }) => {
    const searched = [name, title, email].join(' ').toLocaleLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** The stakeholders of an account by their contacts: the active one, where a merge of contacts left several. */
export function stakeholdersByContact(
  people: readonly Stakeholder[],
  accountId: string | undefined,
): ReadonlyMap<string, Stakeholder> {
  const own = people
    .filter((person) => person.accountId === accountId)
    .sort((one, other) => Number(one.isActive) - Number(other.isActive));
  return new Map(own.flatMap((person) => (person.contactId === undefined ? [] : [[person.contactId, person]])));
}

/**
 * Contacts as the list shows them: suggestions that are not on the map, or that this user has just added; then
 * the others by name, at their end those who were on the map before. Nothing speaks for adding these.
 * @param wantedRole given to whoever nothing suggests another role for
 */
export function addRows(
  suggestions: readonly Suggestion[],
  onMap: ReadonlyMap<string, Stakeholder>,
  progress: AddProgress,
  roles: readonly Choice[],
  wantedRole: string | undefined,
): AddRows {
  const rows = suggestions.map(({ contact, role = wantedRole, reasons }): ContactRow => {
    const { id, name, title, email } = contact;
    const state = stateOf(id, onMap.get(id), progress);
    const told = progress.chosen.get(id) ?? (state === 'there' ? [] : reasons);
    return {
      id,
      name,
      detail: [title, email].filter(Boolean).join(' · '),
      reason: told.map((reason) => reasonText(reason, roles)).join(' · '),
      roleLabel: role === undefined ? undefined : roleLabel(roles, role),
      state,
      error: progress.errors.get(id),
    };
  });
  const isOld = ({ id, state }: ContactRow): boolean => state === 'there' && !progress.chosen.has(id);
  const suggested = rows.filter(({ reason }) => reason !== '').slice(0, MOST_SUGGESTIONS);
  const others = rows
    .filter((row) => !suggested.includes(row))
    .sort((one, two) => Number(isOld(one)) - Number(isOld(two)) || one.name.localeCompare(two.name));
  return { suggested, others: others.slice(0, MOST_OTHERS), hidden: Math.max(0, others.length - MOST_OTHERS) };
}

function stateOf(id: string, person: Stakeholder | undefined, progress: AddProgress): ContactRow['state'] {
  if (progress.adding.has(id)) {
    return 'adding';
  }
  if (progress.added.has(id) || person?.isActive || (progress.taken.has(id) && !person)) {
    return 'there';
  }
  return person ? 'removed' : 'absent';
}
