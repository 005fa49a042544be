import type { Colleague, Coverage, Stakeholder, TeamRole } from 'c/stakeholder';
import { byWeight, isKeyPlayer } from 'c/stakeholderSignals';

/** The map of an account as far as contact goes. */
export interface MatrixInput {
  /** The active ones. */
  readonly people: readonly Stakeholder[];
  readonly coverage: readonly Coverage[];
  readonly team: readonly TeamRole[];
}

/** One of us: of the account team, who owns a relationship, an executive peer, or whoever was in contact. */
export interface MatrixColumn {
  readonly user: Colleague;
  /** Ours, by the account team. */
  readonly department: string | undefined;
  readonly isMainContact: boolean;
}

/** Contact of one of us with one of them; without a day there was none. */
export interface MatrixCell {
  readonly userId: string;
  readonly lastContactOn: string | undefined;
  readonly contacts: number;
  /** Whether the user looks after the relationship. */
  readonly isOwner: boolean;
  readonly isPeer: boolean;
}

export interface MatrixRow {
  readonly person: Stakeholder;
  readonly isKeyPlayer: boolean;
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[];
}

/** The surface of contact. */
export interface ContactSurface {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** How many of them were in contact with anybody of us. */
  readonly reached: number;
  /** Theirs, by name. */
  readonly departments: { readonly touched: readonly string[]; readonly untouched: readonly string[] };
}

/** Our people by their people: the main contact and the team first, then who has most contact; key players first, then by power. */
export function contactSurface({ people, coverage, team }: MatrixInput): ContactSurface {
  const contacts = contactsByPerson(people, coverage);
  const columns = columnsOf(
    people,
    team,
    [...contacts.values()].flatMap((byUser) => [...byUser.values()]),
  );
  const rows = [...people]
    .sort((a, b) => Number(isKeyPlayer(b)) - Number(isKeyPlayer(a)) || byWeight(a, b))
    .map((person) => rowOf(person, columns, contacts.get(person.id)));
  return {
    columns,
    rows,
    reached: people.filter(({ id }) => contacts.get(id)?.size).length,
    departments: departmentsOf(people, contacts),
  };
}

type ContactsByUser = ReadonlyMap<string, Coverage>;

/** Coverage that still is contact, by person and user; a row may outlive its last contact. */
function contactsByPerson(
  people: readonly Stakeholder[],
  coverage: readonly Coverage[],
): ReadonlyMap<string, ContactsByUser> {
  const byPerson = new Map(people.map(({ id }) => [id, new Map<string, Coverage>()]));
  for (const row of coverage) {
    if (row.contacts > 0) {
      byPerson.get(row.stakeholderId)?.set(row.user.id, row);
    }
  }
  return byPerson;
}

function columnsOf(
  people: readonly Stakeholder[],
  team: readonly TeamRole[],
  contacts: readonly Coverage[],
): MatrixColumn[] {
  const roles = new Map(team.map((role) => [role.user.id, role]));
  const counts = new Map<string, number>();
  for (const { user, contacts: count } of contacts) {
    counts.set(user.id, (counts.get(user.id) ?? 0) + count);
  }
  const named = people.flatMap(({ owner, executivePeer }) => [owner, executivePeer]).filter((one) => one !== undefined);
  const users = [...team, ...contacts].map(({ user }) => user).concat(named);
  const weight = ({ id }: Colleague): number => (roles.get(id)?.isMainContact ? 2 : Number(roles.has(id)));
  return [...new Map(users.map((user) => [user.id, user])).values()]
    .sort(
      (a, b) =>
        weight(b) - weight(a) || (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || a.name.localeCompare(b.name),
    )
    .map((user) => ({
      user,
      department: roles.get(user.id)?.department,
      isMainContact: roles.get(user.id)?.isMainContact ?? false,
    }));
}

function rowOf(person: Stakeholder, columns: readonly MatrixColumn[], contacts: ContactsByUser | undefined): MatrixRow {
  const cells = columns.map(({ user: { id } }) => ({
    userId: id,
    lastContactOn: contacts?.get(id)?.lastContactOn,
    contacts: contacts?.get(id)?.contacts ?? 0,
    isOwner: person.owner?.id === id,
    isPeer: person.executivePeer?.id === id,
  }));
  return { person, isKeyPlayer: isKeyPlayer(person), cells };
}

function departmentsOf(
  people: readonly Stakeholder[],
  contacts: ReadonlyMap<string, ContactsByUser>,
): ContactSurface['departments'] {
  const all = new Set<string>();
  const touched = new Set<string>();
  for (const { id, department } of people) {
    if (department) {
      all.add(department);
      if (contacts.get(id)?.size) {
        touched.add(department);
      }
    }
  }
  const names = [...all].sort((a, b) => a.localeCompare(b));
  return {
    touched: names.filter((name) => touched.has(name)),
    untouched: names.filter((name) => !touched.has(name)),
  };
}
