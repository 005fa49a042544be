import type { Colleague, Stakeholder } from 'c/stakeholder';
import { contactsOnMap } from './contactClock.ts';
import type { Signal, SignalInput } from './signal.ts';

/** Whether contact hangs on one person, of ours or of theirs; on nobody is said once. */
export function threadSignals(input: SignalInput): Signal[] {
  const { people, coverage, counts, team } = input;
  const contacts = contactsOnMap(input);
  const users = [...new Map(contacts.map(({ user }) => [user.id, user])).values()];
  const reached = people.filter(({ id }) => contacts.some(({ stakeholderId }) => stakeholderId === id));
  const ours = counts?.ours ?? (coverage && users.length);
  const theirs = counts?.theirs ?? (coverage && reached.length);
  if (ours === 0 || theirs === 0) {
    return [{ kind: 'NoContact' }];
  }
  const signals: Signal[] = [];
  if (ours === 1) {
    signals.push({
      kind: 'SingleThreadedOurs',
      only: onlyOf(users),
      others: idle(
        team.map(({ user }) => user),
        users,
      ),
    });
  }
  if (theirs === 1) {
    const [next] = idle(people, reached).sort(byWeight);
    signals.push({ kind: 'SingleThreadedTheirs', only: onlyOf(reached), next });
  }
  return signals;
}

/** Power first, then influence, then the name: who matters more stands first. */
export function byWeight(a: Stakeholder, b: Stakeholder): number {
  return (b.power ?? 0) - (a.power ?? 0) || (b.influence ?? 0) - (a.influence ?? 0) || a.name.localeCompare(b.name);
}

function onlyOf<Person>(found: readonly Person[]): Person | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function idle<Person extends Pick<Colleague, 'id'>>(all: readonly Person[], busy: readonly Person[]): Person[] {
  const ids = new Set(busy.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}
