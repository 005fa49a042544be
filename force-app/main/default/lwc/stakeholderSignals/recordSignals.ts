import type { Stakeholder } from 'c/stakeholder';
import type { ContactDeleted, NotScored, RolesMissing, SamePersonTwice, SignalInput } from './signal.ts';
import { byWeight } from './threadSignals.ts';

/**
 * The entries of an account's map that stand for the same contact, the person's own among them; one alone where no contact is chosen. The
 * unique key keeps two from being added, but a merge moves records without asking any rule.
 */
export function entriesOf(person: Stakeholder, people: readonly Stakeholder[]): Stakeholder[] {
  const { accountId, contactId } = person;
  return contactId === undefined
    ? [person]
    : people.filter((other) => other.accountId === accountId && other.contactId === contactId);
}

/** Contacts with several entries on the map. */
export function samePeople({ people }: SignalInput): SamePersonTwice[] {
  const groups = new Map<string, Stakeholder[]>();
  for (const person of people) {
    if (person.contactId !== undefined) {
      const key = `${person.accountId}:${person.contactId}`;
      groups.set(key, [...(groups.get(key) ?? []), person]);
    }
  }
  return [...groups.values()]
    .filter((entries) => entries.length > 1)
    .map((entries) => ({ kind: 'SamePersonTwice', people: entries }));
}

/** Roles that somebody on the map should have and nobody has. */
export function missingRoles(input: SignalInput): RolesMissing[] {
  const filled = new Set(input.people.map(({ role }) => role));
  const roles = input.settings.expectedRoles.filter((role) => !filled.has(role));
  return sees(input, 'Role__c') && roles.length > 0 ? [{ kind: 'RolesMissing', roles }] : [];
}

/** People whom nobody has given power and interest. */
export function notScored(input: SignalInput): NotScored[] {
  const isVisible = sees(input, 'Power__c') && sees(input, 'Interest__c');
  const people = input.people.filter(({ power, interest }) => power === undefined || interest === undefined);
  return isVisible && people.length > 0 ? [{ kind: 'NotScored', people: [...people].sort(byWeight) }] : [];
}

/** People without a contact. */
export function deletedContacts(input: SignalInput): ContactDeleted[] {
  const people = input.people.filter(({ contactId }) => contactId === undefined);
  return sees(input, 'Contact__c') && people.length > 0 ? [{ kind: 'ContactDeleted', people }] : [];
}

function sees({ fields }: SignalInput, field: string): boolean {
  return fields === undefined || field in fields;
}
